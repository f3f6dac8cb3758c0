import type { TurnContext } from 'botbuilder';
import type { Memory } from '../conversation/memory.ts';
import type { FeedbackRecord } from '../records/feedback.ts';
import type { Services } from './services.ts';
import type { Vote } from './votes.ts';

type Opinion = Omit<Vote, 'reaction'> & { readonly reaction: Vote['reaction'] | 'comment' };

/**
 * Stores what somebody thought of an answer. Of the last answer its question and passages are known; of an earlier one
 * only its turn, by which the question log has them.
 */
export async function recordFeedback(
  { activity }: TurnContext,
  services: Services,
  memory: Memory,
  { reaction, comment, turn }: Opinion,
): Promise<void> {
  const { library } = await services.knowledge();
  const { last, question } = memory;
  const ofLast =
    (turn === undefined || turn === last?.turn) &&
    (!activity.replyToId || !last?.reply || activity.replyToId === last.reply);
  const meant = turn ?? (ofLast ? last?.turn : undefined);
  const record: FeedbackRecord = {
    time: services.now().toISOString(),
    channel: activity.channelId,
    conversation: activity.conversation.id,
    reaction,
    ...(meant ? { turn: meant } : {}),
    ...(comment ? { comment: comment.slice(0, 2000) } : {}),
    ...(ofLast && question ? { question: question.text } : {}),
    passages: ofLast ? memory.entries : [],
    index: library.header.corpusHash,
  };
  await services.feedback.record(record, activity);
}
