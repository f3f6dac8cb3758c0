import type { Sender } from '../access/sender.ts';

/** What somebody thought of an answer, with the question and the passages it was given. */
export interface FeedbackRecord {
  readonly time: string;
  readonly channel: string;
  readonly conversation: string;
  /** Turn of the answer meant; the question log has it too. */
  readonly turn?: string;
  readonly reaction: 'like' | 'dislike' | 'comment';
  readonly comment?: string;
  readonly question?: string;
  readonly passages: readonly string[];
  readonly index: string;
}

export interface FeedbackLog {
  /** @param from the message that brought it */
  record(entry: FeedbackRecord, from: Sender): Promise<void>;
  close(): Promise<void>;
}
