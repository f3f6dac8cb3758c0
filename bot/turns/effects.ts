import type { TurnContext } from 'botbuilder';
import type { Reply } from '../commands/turn.ts';
import type { Memory } from '../conversation/memory.ts';
import type { Services } from './services.ts';

/** Does what a command asked for besides answering; the answer may change when it cannot be done. */
export async function performEffects(
  context: TurnContext,
  services: Services,
  reply: Reply,
  memory: Memory,
): Promise<Reply> {
  for (const effect of reply.effects)
    if (effect.kind === 'feedback')
      await recordFeedback(context, services, memory, effect.reaction, effect.comment);
  return reply;
}

/** Stores what somebody thought of the last answer, with its question, passages and index. */
export async function recordFeedback(
  { activity }: TurnContext,
  services: Services,
  memory: Memory,
  reaction: 'like' | 'dislike' | 'comment',
  comment?: string,
): Promise<void> {
  const { library } = await services.knowledge();
  await services.feedback.record({
    time: services.now().toISOString(),
    channel: activity.channelId,
    conversation: activity.conversation.id,
    reaction,
    ...(comment ? { comment: comment.slice(0, 2000) } : {}),
    ...(memory.question ? { question: memory.question.text } : {}),
    passages: memory.entries,
    index: library.header.corpusHash,
  });
}
