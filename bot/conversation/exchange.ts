import type { Sender } from '../access/sender.ts';
import type { Replies } from './reply.ts';

/** One turn while it is taken. */
export interface Exchange {
  /** Its id: the apology, the line in the log and the record all have it. */
  readonly turn: string;
  readonly sender: Sender;
  readonly replies: Replies;
  /** Keys under which this turn has stored something of its person, besides the memory. */
  readonly stored: string[];
}
