import type { Sender } from '../access/sender.ts';
import { type Memory, votedOn } from '../memory/memory.ts';
import type { FeedbackRecord } from '../records/feedback.ts';
import type { Services } from './services.ts';

/** What somebody thought of an answer. */
export interface Vote {
  readonly reaction: 'like' | 'dislike' | 'comment';
  readonly comment?: string;
  /** The turn whose answer is meant, where the channel tells. */
  readonly turn?: string;
  /** Id of the reply it stands under, where the channel tells. */
  readonly reply?: string;
}

/** Stores what somebody thought of an answer: with its question and passages where they are still remembered. */
export async function recordFeedback(
  sender: Sender,
  services: Services,
  memory: Memory,
  { reaction, comment, turn, reply }: Vote,
): Promise<void> {
  const { library } = await services.knowledge(sender);
  const meant = votedOn(memory, { ...(turn ? { turn } : {}), ...(reply ? { reply } : {}) });
  const told = turn ?? meant?.turn;
  const record: FeedbackRecord = {
    time: services.now().toISOString(),
    channel: sender.channel,
    conversation: sender.conversation.id,
    reaction,
    ...(told ? { turn: told } : {}),
    ...(comment ? { comment: comment.slice(0, 2000) } : {}),
    ...(meant ? { question: meant.question } : {}),
    passages: meant?.passages ?? [],
    index: library.header.corpusHash,
  };
  await services.feedback.record(record, sender);
}
