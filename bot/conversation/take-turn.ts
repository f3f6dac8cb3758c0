import { IndexAway } from '../../indexer/index.ts';
import type { Sender } from '../access/sender.ts';
import type { QuestionRecord } from '../records/question-log.ts';
import type { Exchange } from './exchange.ts';
import { type Replies, remark } from './reply.ts';
import type { Services } from './services.ts';

interface Begun {
  readonly sender: Sender;
  readonly replies: Replies;
  /** The words of a message: when its turn fails there is an apology. */
  readonly said?: string;
  /** The channel waits for a result and must be told of a failure. */
  readonly rethrow?: boolean;
}

/**
 * The one catch of a turn: what fails is told to the operator and recorded, and a message is answered by an apology
 * with the id that log and record have too.
 */
export async function takeTurn<T>(
  services: Services,
  { sender, replies, said, rethrow = false }: Begun,
  work: (exchange: Exchange) => Promise<T>,
): Promise<T | undefined> {
  const turn = services.newId();
  const exchange = { turn, sender, replies, stored: [] };
  try {
    return await work(exchange);
  } catch (error) {
    await recordFailure(exchange, services, said ?? '', error);
    if (said !== undefined) await replies.send(remark(`${apology(error)}如需反映,请提供编号 ${turn}。`));
    if (rethrow) throw error;
    return undefined;
  }
}

function apology(error: unknown): string {
  return error instanceof IndexAway
    ? '抱歉,检索用的数据库现在连不上,暂时答不了。一般很快就会恢复,请过几分钟再问;'
    : '抱歉,这个问题我没能处理好。请稍后再试;';
}

async function recordFailure(
  { turn, sender }: Exchange,
  { questions, now, warn }: Services,
  said: string,
  error: unknown,
): Promise<void> {
  warn(`答复失败 ${turn}`, error, turn);
  const record: QuestionRecord = {
    time: now().toISOString(),
    turn,
    channel: sender.channel,
    conversation: sender.conversation.id,
    question: said.slice(0, 1000),
    outcome: 'error',
    passages: [],
    index: '',
    ms: 0,
    error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
  await questions.record(record, sender).catch((e) => warn('提问记录写不进去', e, turn));
}
