import type { TurnContext } from 'botbuilder';
import { type Memory, votedOn } from '../conversation/memory.ts';
import type { FeedbackRecord } from '../records/feedback.ts';
import type { Services } from './services.ts';
import type { Vote } from './votes.ts';

type Opinion = Omit<Vote, 'reaction'> & { readonly reaction: Vote['reaction'] | 'comment' };

/** Stores what somebody thought of an answer: with its question and passages where they are still remembered. */
export async function recordFeedback(
  { activity }: TurnContext,
  services: Services,
  memory: Memory,
  { reaction, comment, turn }: Opinion,
): Promise<void> {
  const { library } = await services.knowledge();
  // A message is a reply to whatever its thread began with.
  const reply = activity.type === 'message' ? undefined : activity.replyToId;
  const meant = votedOn(memory, { ...(turn ? { turn } : {}), ...(reply ? { reply } : {}) });
  const told = turn ?? meant?.turn;
  const record: FeedbackRecord = {
    time: services.now().toISOString(),
    channel: activity.channelId,
    conversation: activity.conversation.id,
    reaction,
    ...(told ? { turn: told } : {}),
    ...(comment ? { comment: comment.slice(0, 2000) } : {}),
    ...(meant ? { question: meant.question } : {}),
    passages: meant?.passages ?? [],
    index: library.header.corpusHash,
  };
  await services.feedback.record(record, activity);
}
