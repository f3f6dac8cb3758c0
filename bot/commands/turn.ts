import type { GlossaryTerm, Library, ReadingPath } from '../../indexer/index.ts';
import type { Answer } from '../answers/answer.ts';
import type { Memory } from '../memory/memory.ts';

/** What is held: the library and the word lists beside it. Immutable; a reload makes a new one. */
export interface Knowledge {
  readonly library: Library;
  readonly glossary: readonly GlossaryTerm[];
  readonly paths: readonly ReadingPath[];
}

/** One message to answer. */
export interface Turn {
  /** Without the mention of the bot. */
  readonly text: string;
  /** What a card submitted, unread; it goes before the text, which only shows it. */
  readonly action?: unknown;
  readonly memory: Memory;
  readonly knowledge: Knowledge;
  readonly now: Date;
}

/** Something to do besides answering; done by turns, which know the channel. */
export type Effect =
  | {
      readonly kind: 'feedback';
      readonly reaction: 'like' | 'dislike' | 'comment';
      readonly comment?: string;
    }
  | { readonly kind: 'handover'; readonly remark: string }
  | { readonly kind: 'private' };

export interface Reply {
  readonly answer: Answer;
  readonly memory: Memory;
  readonly outcome: 'answered' | 'clarify' | 'not_found' | 'command';
  readonly reason?: string;
  readonly effects: readonly Effect[];
}

/** A command's work: the turn and the words after the command's name. */
export type Handler = (turn: Turn, words: string) => Promise<Reply> | Reply;
