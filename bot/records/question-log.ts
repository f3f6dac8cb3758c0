import type { Sender } from '../access/sender.ts';

/** One question and what became of it. */
export interface QuestionRecord {
  readonly time: string;
  /** The id that an apology names. */
  readonly turn: string;
  readonly channel: string;
  readonly conversation: string;
  readonly question: string;
  /** A finding's outcome, `command`, or `error`. */
  readonly outcome: 'answered' | 'clarify' | 'not_found' | 'command' | 'error';
  readonly reason?: string;
  /** Keys of the passages shown. */
  readonly passages: readonly string[];
  /** Hash of the corpus the answer came from. */
  readonly index: string;
  readonly ms: number;
  readonly error?: string;
  /** Keys under which something of the asker is stored. Kept sealed, or not at all. */
  readonly stored?: readonly string[];
}

/** The record of questions; later kinds of storage implement the same. */
export interface QuestionLog {
  /** @param from the message: who asked and where the answer goes */
  record(entry: QuestionRecord, from: Sender): Promise<void>;
  close(): Promise<void>;
}
