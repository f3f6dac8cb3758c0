import { Pool } from 'undici';
import { type BenchRow, median } from './bench-row.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { chatQuestions } from './chat-questions.ts';

const STARTS = 10;
const ROUNDS = 9;
const ROUND = 400;
/** Questions before the rounds, and how often they are asked: a server runs for weeks, so what is timed is compiled code. */
const WARM_UP = 1000;
const WARM_UPS = 10;
/** Requests under way at once, and the people who ask. */
const CONNECTIONS = 16;
const PEOPLE = 50;

/**
 * The product beside a bare echo bot, both on restify under the same loader: time to listen, memory, and answers a
 * second over POST /api/messages with expectReplies. Both are warmed up alike; then rounds alternate, and every question of
 * a round is new to the product.
 */
export async function benchAnswers(): Promise<BenchRow[]> {
  const starts = { bare: [] as number[], product: [] as number[] };
  for (let i = 0; i < STARTS; i++)
    for (const which of ['bare', 'product'] as const) {
      const bot = await startBot(which);
      starts[which].push(bot.listenedMs);
      await bot.stop();
    }
  const [bare, product] = [await startBot('bare'), await startBot('product')];
  try {
    return [...listening(starts), ...(await underLoad(bare, product))];
  } finally {
    await Promise.all([bare.stop(), product.stop()]);
  }
}

function listening(starts: { bare: number[]; product: number[] }): BenchRow[] {
  const [bare, product] = [median(starts.bare), median(starts.product)];
  return [
    { name: 'bare bot, time to listen', value: bare, unit: 'ms' },
    { name: 'time to listen', value: product, unit: 'ms' },
    { name: 'time to listen against the bare bot', value: product / bare, unit: '×' },
  ];
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
  await ask(product.url, ['你好']);
  const memory = { bare: bare.rss(), product: product.rss() };
  const warm = take(WARM_UP);
  await ask(bare.url, warm);
  await ask(product.url, warm);
  const after = { bare: bare.rss(), product: product.rss() };
  for (let again = 1; again < WARM_UPS; again++) {
    await ask(bare.url, warm);
    await ask(product.url, warm);
  }
  const rates = { bare: [] as number[], product: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const asked = take(ROUND);
    rates.bare.push(await ask(bare.url, asked));
    rates.product.push(await ask(product.url, asked));
  }
  const [floor, own] = [median(rates.bare), median(rates.product)];
  return [
    { name: 'bare bot, answers', value: floor, unit: '/s' },
    { name: 'answers', value: own, unit: '/s' },
    { name: 'answers against the bare bot', value: own / floor, unit: '×' },
    { name: 'bare bot, memory after listening', value: memory.bare, unit: 'MB' },
    { name: 'memory with the knowledge loaded', value: memory.product, unit: 'MB' },
    { name: 'bare bot, memory after 1,000 turns', value: after.bare, unit: 'MB' },
    { name: 'memory after 1,000 turns', value: after.product, unit: 'MB' },
  ];
}

/** Asks all questions, each answered before its asker goes on. Answers a second. */
async function ask(url: string, questions: readonly string[]): Promise<number> {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const waiting = questions.entries();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const [i, text] of waiting) await askOne(pool, text, i % PEOPLE);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return questions.length / seconds;
}

async function askOne(pool: Pool, text: string, person: number): Promise<void> {
  const activity = {
    type: 'message',
    id: `a${person}`,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    conversation: { id: `c${person}`, conversationType: 'personal', tenantId: 't' },
    from: { id: `29:${person}`, name: '甲' },
    recipient: { id: '28:zhiyi', name: '知依' },
    timestamp: '2026-01-05T03:04:05.000Z',
    text,
    deliveryMode: 'expectReplies',
  };
  const { statusCode, body } = await pool.request({
    path: '/api/messages',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  const { activities } = (await body.json()) as { activities?: { text?: string; summary?: string }[] };
  if (statusCode !== 200 || !(activities?.[0]?.text ?? activities?.[0]?.summary))
    throw new Error(`${statusCode} to ${text}`);
}
