import type { TurnContext } from 'botbuilder';
import type { QuestionRecord } from '../records/question-log.ts';
import type { Services } from './services.ts';
import { turnId } from './turn-id.ts';

/** Tells the operator and the question log of a turn that failed, under the id that the apology names. */
export async function recordFailure(
  context: TurnContext,
  { questions, now, warn }: Services,
  error: unknown,
): Promise<void> {
  const { activity } = context;
  const turn = turnId(context);
  warn(`答复失败 ${turn}`, error, turn);
  const record: QuestionRecord = {
    time: now().toISOString(),
    turn,
    channel: activity.channelId,
    conversation: activity.conversation?.id ?? '',
    question: (activity.text ?? '').slice(0, 1000),
    outcome: 'error',
    passages: [],
    index: '',
    ms: 0,
    error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
  await questions.record(record, activity).catch((e) => warn('提问记录写不进去', e, turn));
}
