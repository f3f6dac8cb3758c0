import type { Sender } from '../access/sender.ts';
import type { SentFile } from '../commands/turn.ts';

/** An earlier message that one answers: its words, the id of the reply where it is one of ours, or both. */
export interface Quoted {
  readonly words?: string;
  readonly reply?: string;
}

/** A message as every channel hands it in: nothing of its wire is left but the ids. */
export interface Incoming extends Sender {
  /** Of the message, where the channel gives one: edits and deletions name it. */
  readonly id: string;
  /** Without any mention of the bot. */
  readonly text: string;
  /** What a card's button sent, as it arrived: looked at and checked where commands are. */
  readonly action?: unknown;
  /** The message that this one answers, or that was forwarded. */
  readonly quoted?: Quoted;
  /** Names of all files that came with it. */
  readonly files?: readonly string[];
  /** Those of them that may be drafts and can be had. */
  readonly drafts?: readonly SentFile[];
  /** Spoken to by name. In a group nothing else is answered. */
  readonly mentioned: boolean;
}

/** Whether a message is for the bot: in a group only what mentions it. */
export function isForUs({ conversation, mentioned }: Incoming): boolean {
  return !conversation.group || mentioned;
}
