import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openKnowledge } from '../../bot/cli/knowledge.ts';
import { readConfig } from '../../bot/config.ts';
import { SHIPPED } from '../../bot/folders.ts';
import { start } from '../../bot/index.ts';
import { oddActivities } from './odd-activities.ts';
import { MARKUP, oddQuestion } from './odd-questions.ts';
import { seeded } from './random.ts';

const ACTIVITIES = 10_000;
const QUESTIONS = 2000;
/** Activities under way at once; questions come one by one, so that the slowest is the time of its answer. */
const AT_ONCE = 8;

export interface BadInputSoak {
  readonly activities: number;
  readonly questions: number;
  /** Each with how to make it again. */
  readonly faults: readonly string[];
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Of the questions. */
  readonly slowestMs: number;
  readonly slowest: string;
  /** Time for a question of 80,000 characters over that of one of 20,000: 4 when it grows with the length. */
  readonly growth: number;
}

/** Sends generated activities, changed bytes and odd questions to the whole server: never 500, never markup let through. */
export async function soakBadInput(seed: number, share: number): Promise<BadInputSoak> {
  const data = await mkdtemp(path.join(tmpdir(), 'zhiyi-soak-input-'));
  const told: string[] = [];
  const config = readConfig({
    PORT: '0',
    ZHIYI_DATA: data,
    ZHIYI_USER_PER_MINUTE: '100000',
    ZHIYI_RELOAD_SECONDS: '0',
  });
  const running = await start(config, {
    now: () => new Date(),
    openKnowledge: () => openKnowledge({ dirs: [SHIPPED] }),
    print: () => undefined,
    warn: (message, error) => told.push(`${message}: ${error instanceof Error ? error.stack : error}`),
  });
  await running.knowledge();
  const random = seeded(seed);
  const faults: string[] = [];
  const statuses: Record<string, number> = {};
  let [slowestMs, slowest] = [0, ''];
  const send = async (body: Buffer | string, name: string): Promise<string> => {
    const began = performance.now();
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${running.url}/api/messages`, {
      method: 'POST',
      headers,
      body: body as BodyInit,
    });
    const text = await response.text();
    const took = performance.now() - began;
    if (took > slowestMs) [slowestMs, slowest] = [took, name];
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    // 501 is the protocol's answer to an invoke that is not known.
    if (response.status === 500 || response.status > 501)
      faults.push(`${name}: ${response.status} ${told.at(-1)}`);
    return text;
  };
  try {
    await send(question('你好'), 'warm');
    [slowestMs, slowest] = [0, ''];
    const activities = oddActivities(seed, Math.ceil(ACTIVITIES * share), random);
    await atOnce(AT_ONCE, activities, async (body, i) => {
      const before = told.length;
      const text = await send(body, `activity ${i}`);
      if (text.includes('没能处理好'))
        faults.push(`activity ${i}: ${told[before]} ${body.toString().slice(0, 300)}`);
    });
    [slowestMs, slowest] = [0, ''];
    const questions = Array.from({ length: Math.ceil(QUESTIONS * share) }, (_, i) => oddQuestion(random, i));
    await atOnce(1, questions, async (text, i) => {
      const name = `question ${i} ${JSON.stringify(text.slice(0, 60))}`;
      const before = told.length;
      const reply = await send(question(text), name);
      if (reply.includes('没能处理好')) faults.push(`${name}: ${told[before]}`);
      if (reply.length > 200_000) faults.push(`${name}: a reply of ${reply.length} characters`);
      for (const found of unsafe(reply)) faults.push(`${name}: ${found}`);
      if (i % 5 === 0) faults.push(...(await onPage(running.url, text, name)));
    });
    const growth = await growthOf((text) => send(question(text), 'length'));
    return {
      activities: activities.length,
      questions: questions.length,
      faults,
      statuses,
      slowestMs,
      slowest,
      growth,
    };
  } finally {
    await running.close();
    await rm(data, { recursive: true, force: true });
  }
}

function question(text: string): string {
  return JSON.stringify({
    type: 'message',
    channelId: 'test',
    conversation: { id: `c${text.length % 7}` },
    from: { id: 'asker' },
    text,
    deliveryMode: 'expectReplies',
  });
}

const LINK = /[^\\]\]\((?:javascript:|https?:\/\/evil)/;

/** The texts of a card that are read as Markdown: those of TextBlocks and facts, not of TextRuns and actions. */
function markdownOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markdownOf);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, title, value: fact } = value as Record<string, unknown>;
  const own = type === 'TextBlock' ? [text] : type === undefined ? [title, fact] : [];
  return [...own.filter((t) => typeof t === 'string'), ...Object.values(value).flatMap(markdownOf)];
}

/** Links and pictures in a card's text, which is Markdown, that nobody but the question can have put there. */
function unsafe(reply: string): string[] {
  const { activities = [] } = JSON.parse(reply) as {
    activities?: { textFormat?: string; attachments?: unknown[] }[];
  };
  const out: string[] = [];
  for (const { textFormat, attachments = [] } of activities) {
    if (textFormat !== 'plain') out.push('a text that is not plain');
    if (markdownOf(attachments).some((text) => LINK.test(text))) out.push('a link of the question in a card');
    if (/"url":"(?!https?:\/\/)/.test(JSON.stringify(attachments))) out.push('a button that leads elsewhere');
  }
  return out;
}

/** The same words asked of the reader: nothing of them may be markup there. */
async function onPage(url: string, text: string, name: string): Promise<string[]> {
  const response = await fetch(
    `${url}/read?q=${encodeURIComponent(Buffer.from(text.slice(0, 2000)).toString())}`,
  );
  const html = await response.text();
  const out = response.status >= 500 ? [`${name}: page ${response.status}`] : [];
  for (const mark of MARKUP.filter((m) => m.includes('<')))
    if (html.includes(mark)) out.push(`${name}: markup let through to a page`);
  return out;
}

async function growthOf(ask: (text: string) => Promise<unknown>): Promise<number> {
  const time = async (length: number): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const began = performance.now();
      await ask(`防汛应急预案演练${i}`.repeat(length / 9).slice(0, length));
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b)[2]!;
  };
  return (await time(80_000)) / (await time(20_000));
}

async function atOnce<T>(
  count: number,
  items: readonly T[],
  work: (item: T, i: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) await work(items[i]!, i);
  };
  await Promise.all(Array.from({ length: count }, worker));
}
