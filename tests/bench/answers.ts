import { askAll } from './ask-all.ts';
import { type BenchRow, median } from './bench-row.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { chatQuestions } from './chat-questions.ts';

const ROUNDS = 9;
const ROUND = 400;
/** Questions before the rounds, and how often they are asked: a server runs for weeks, so what is timed is compiled code. */
const WARM_UP = 1000;
const WARM_UPS = 10;

/**
 * The product, built, beside a bare echo bot over POST /api/messages with expectReplies: processor time of an answer,
 * answers a second, memory under load. Both are warmed up alike; then rounds alternate, and every question of a round is
 * new to the product.
 */
export async function benchAnswers(): Promise<BenchRow[]> {
  const [bare, product] = [await startBot('bare'), await startBot('product')];
  try {
    return await underLoad(bare, product);
  } finally {
    await Promise.all([bare.stop(), product.stop()]);
  }
}

async function underLoad(bare: BotProcess, product: BotProcess): Promise<BenchRow[]> {
  const questions = (await chatQuestions())[Symbol.iterator]();
  const next = (): string => {
    const { value, done } = questions.next();
    if (done) throw new Error('there are fewer questions than rounds ask');
    return value;
  };
  const take = (count: number): string[] => Array.from({ length: count }, next);
  // The first answer waits for the knowledge.
  await askAll(product.url, ['你好']);
  const warm = take(WARM_UP);
  await askAll(bare.url, warm);
  await askAll(product.url, warm);
  const memory = { bare: bare.rss(), product: product.rss() };
  for (let again = 1; again < WARM_UPS; again++) {
    await askAll(bare.url, warm);
    await askAll(product.url, warm);
  }
  const rounds = { bare: [] as Round[], product: [] as Round[] };
  for (let round = 0; round < ROUNDS; round++) {
    const asked = take(ROUND);
    rounds.bare.push(await measured(bare, asked));
    rounds.product.push(await measured(product, asked));
  }
  const of = (which: keyof typeof rounds, figure: keyof Round) =>
    median(rounds[which].map((round) => round[figure]));
  return [
    { name: 'bare bot, processor time of an answer', value: of('bare', 'processorMs'), unit: 'ms' },
    { name: 'processor time of an answer', value: of('product', 'processorMs'), unit: 'ms' },
    {
      name: 'processor time of an answer against the bare bot',
      value: of('product', 'processorMs') / of('bare', 'processorMs'),
      unit: '×',
    },
    { name: 'bare bot, answers', value: of('bare', 'rate'), unit: '/s' },
    { name: 'answers', value: of('product', 'rate'), unit: '/s' },
    { name: 'answers against the bare bot', value: of('product', 'rate') / of('bare', 'rate'), unit: '×' },
    { name: 'bare bot, memory after 1,000 turns', value: memory.bare, unit: 'MB' },
    { name: 'memory after 1,000 turns', value: memory.product, unit: 'MB' },
  ];
}

/** Of one round: answers a second, and processor milliseconds an answer. */
interface Round {
  readonly rate: number;
  readonly processorMs: number;
}

async function measured(bot: BotProcess, questions: readonly string[]): Promise<Round> {
  const before = bot.processorMs();
  const rate = await askAll(bot.url, questions);
  return { rate, processorMs: (bot.processorMs() - before) / questions.length };
}
