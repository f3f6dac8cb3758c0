import type { Destination, Sender } from '../access/sender.ts';
import type { Imports, Knowledge } from '../commands/turn.ts';
import type { FeedbackLog } from '../records/feedback.ts';
import type { QuestionLog } from '../records/question-log.ts';
import type { FollowStore } from './follow-store.ts';
import type { Storage } from './storage-port.ts';

/** What a turn needs from outside; the composition root gives it, tests give their own. */
export interface Services {
  /** What may be seen where a sender speaks; waits for the library when it is still being opened. */
  readonly knowledge: (sender: Sender) => Promise<Knowledge>;
  /** Where a sender may take official texts in; undefined for who may not. */
  readonly imports?: (sender: Sender) => Imports | undefined;
  readonly storage: Storage;
  /** Who follows which provisions. */
  readonly follows: FollowStore;
  readonly questions: QuestionLog;
  readonly feedback: FeedbackLog;
  readonly now: () => Date;
  /** A short id: of a turn, or of a question handed over. */
  readonly newId: () => string;
  /** Address under which readers reach this server. */
  readonly publicUrl: string;
  /** Hours after which a conversation is forgotten. */
  readonly memoryHours: number;
  /** The conversation that takes handed-over questions, if there is one. */
  readonly legal?: Destination;
  /** Says plain words in a conversation without having been spoken to. */
  readonly speak: (to: Destination, text: string) => Promise<void>;
  /** For the operator: what went wrong in a turn, named by its id. */
  readonly warn: (message: string, error: unknown, turn?: string) => void;
}
