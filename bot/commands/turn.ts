import type { Document, GlossaryTerm, ImportResult, Library, ReadingPath } from '../../indexer/index.ts';
import type { Answer } from '../answers/answer.ts';
import type { Memory } from '../memory/memory.ts';

/** What is held: the library and the word lists beside it. Immutable; a reload makes a new one. */
export interface Knowledge {
  readonly library: Library;
  readonly glossary: readonly GlossaryTerm[];
  readonly paths: readonly ReadingPath[];
}

/** A file that came with a message and can be had: a draft to be checked. */
export interface SentFile {
  readonly name: string;
  /** @throws ZhiyiError with the cure when it is too large or cannot be had */
  read(): Promise<Uint8Array>;
}

/** A file that reads as a rule and waits to be taken in. */
export interface ImportOffer {
  /** Names the file for a while. */
  readonly ticket: string;
  readonly title: string;
  readonly articles: number;
}

/** Where official texts are taken in. */
export interface Imports {
  /** Keeps a file that reads as a rule in memory for a while; undefined for any other. */
  offer(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<ImportOffer | undefined>;
  /** Takes it in, when its checks pass, and the text as it is held then; undefined for a file that is no longer there. */
  take(ticket: string): Promise<{ readonly result: ImportResult; readonly document?: Document } | undefined>;
}

/** One message to answer. */
export interface Turn {
  /** Without the mention of the bot. */
  readonly text: string;
  /** What a card submitted, unread; it goes before the text, which only shows it. */
  readonly action?: unknown;
  /** Drafts sent along; read by 核对 alone, kept by nobody. */
  readonly files?: readonly SentFile[];
  /** There only where whoever speaks may change what is held. */
  readonly imports?: Imports;
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
  | { readonly kind: 'private' }
  /** @param key of an entry */
  | { readonly kind: 'follow'; readonly key: string }
  | { readonly kind: 'unfollow'; readonly which: 'all' | number | string }
  | { readonly kind: 'follows' };

export interface Reply {
  readonly answer: Answer;
  readonly memory: Memory;
  readonly outcome: 'answered' | 'clarify' | 'not_found' | 'command';
  readonly reason?: string;
  readonly effects: readonly Effect[];
  /** Whether the files of the turn were looked at, and those that could not be read told of. */
  readonly filesRead?: true;
}

/** A command's work: the turn and the words after the command's name. */
export type Handler = (turn: Turn, words: string) => Promise<Reply> | Reply;
