import type { TurnContext } from 'botbuilder';
import type { Services } from './services.ts';

/** Tells the operator and the question log of a turn that failed, under the id that the apology names. */
export async function recordFailure(
  { activity }: TurnContext,
  { questions, now, warn }: Services,
  id: string,
  error: unknown,
): Promise<void> {
  warn(`答复失败 ${id}`, error);
  await questions
    .record({
      time: now().toISOString(),
      turn: id,
      channel: activity.channelId,
      conversation: activity.conversation?.id ?? '',
      question: (activity.text ?? '').slice(0, 1000),
      outcome: 'error',
      passages: [],
      index: '',
      ms: 0,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    })
    .catch((e) => warn('提问记录写不进去', e));
}
