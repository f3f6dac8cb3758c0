import { type Connector, connector } from '../soak/connector.ts';
import { askAll } from './ask-all.ts';
import { type BenchRow, median } from './bench-row.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { chatQuestions } from './chat-questions.ts';

const ROUNDS = 9;
const ROUND = 400;
/** Questions before the rounds, and how often they are asked: a server runs for weeks, so what is timed is compiled code. */
const WARM_UP = 1000;
const WARM_UPS = 10;

/** How a reply reaches who asked. */
const WAYS = ['in the response', 'by the connector'] as const;
type Way = (typeof WAYS)[number];

/**
 * The product, built, beside a bare echo bot over POST /api/messages: processor time of an answer, answers a second, memory
 * under load. Both take the same way, as they are configured without an app id (no tokens): restify, CloudAdapter, the turn,
 * the state of the conversation saved (in memory by the echo, in files by the product), the reply. Replies go both ways that
 * the protocol has: back in the response (expectReplies), and posted to a connector by the SDK's client, as Teams and the
 * Emulator have them; the connector stands in this process, whose time is not counted. Both bots are warmed up alike; then
 * rounds alternate, and every question of a round is new to the product.
 */
export async function benchAnswers(): Promise<BenchRow[]> {
  const [bare, product, channel] = [await startBot('bare'), await startBot('product'), await connector()];
  try {
    return await underLoad(bare, product, channel);
  } finally {
    await Promise.all([bare.stop(), product.stop(), channel.close()]);
  }
}

async function underLoad(bare: BotProcess, product: BotProcess, channel: Connector): Promise<BenchRow[]> {
  const questions = (await chatQuestions())[Symbol.iterator]();
  const next = (): string => {
    const { value, done } = questions.next();
    if (done) throw new Error('there are fewer questions than rounds ask');
    return value;
  };
  const take = (count: number): string[] => Array.from({ length: count }, next);
  const measured = async (bot: BotProcess, asked: readonly string[], way: Way): Promise<Round> => {
    const [before, arrived] = [bot.processorMs(), channel.requests];
    const rate = await askAll(bot.url, asked, way === 'by the connector' ? channel.url : undefined);
    const processorMs = (bot.processorMs() - before) / asked.length;
    if (way === 'by the connector' && channel.requests - arrived < asked.length)
      throw new Error(`${channel.requests - arrived} replies to ${asked.length} questions`);
    return { rate, processorMs };
  };
  // The first answer waits for the knowledge.
  await askAll(product.url, ['你好']);
  const warm = take(WARM_UP);
  await askAll(bare.url, warm);
  await askAll(product.url, warm);
  const memory = { bare: bare.rss(), product: product.rss() };
  for (let again = 1; again < WARM_UPS; again++)
    for (const bot of [bare, product]) await askAll(bot.url, warm, again % 2 === 0 ? undefined : channel.url);
  const rows: BenchRow[] = [];
  for (const way of WAYS) {
    const rounds = { bare: [] as Round[], product: [] as Round[] };
    for (let round = 0; round < ROUNDS; round++) {
      const asked = take(ROUND);
      rounds.bare.push(await measured(bare, asked, way));
      rounds.product.push(await measured(product, asked, way));
    }
    rows.push(...rowsOf(way, rounds));
  }
  return [
    ...rows,
    { name: 'bare bot, memory after 1,000 turns', value: memory.bare, unit: 'MB' },
    { name: 'memory after 1,000 turns', value: memory.product, unit: 'MB' },
  ];
}

function rowsOf(way: Way, rounds: Readonly<Record<'bare' | 'product', readonly Round[]>>): BenchRow[] {
  const of = (which: keyof typeof rounds, figure: keyof Round) =>
    median(rounds[which].map((round) => round[figure]));
  return [
    { name: `bare bot, processor time of an answer, ${way}`, value: of('bare', 'processorMs'), unit: 'ms' },
    { name: `processor time of an answer, ${way}`, value: of('product', 'processorMs'), unit: 'ms' },
    {
      name: `processor time of an answer against the bare bot, ${way}`,
      value: of('product', 'processorMs') / of('bare', 'processorMs'),
      unit: '×',
    },
    { name: `bare bot, answers, ${way}`, value: of('bare', 'rate'), unit: '/s' },
    { name: `answers, ${way}`, value: of('product', 'rate'), unit: '/s' },
    {
      name: `answers against the bare bot, ${way}`,
      value: of('product', 'rate') / of('bare', 'rate'),
      unit: '×',
    },
  ];
}

/** Of one round: answers a second, and processor milliseconds an answer. */
interface Round {
  readonly rate: number;
  readonly processorMs: number;
}
