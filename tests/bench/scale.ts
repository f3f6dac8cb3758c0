import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { request } from 'undici';
import type { BenchRow } from './bench-row.ts';
import { type BotProcess, ROOT, startBot } from './bot-process.ts';
import { documentText, writeCorpus } from './scale-corpus.ts';
import { watchHealth } from './watch-health.ts';

const QUESTIONS = 100;
const POLL_MS = 100;
const REST_MS = 3000;
/** A word that no statute holds. */
const MARK = '琥珀磨坊';

/** The product with many documents: start, memory, one more document, questions, the command line, import. */
export async function benchScale(reference: string, documents: number): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-scale-'));
  const official = path.join(folder, 'knowledge', 'official');
  const rows: BenchRow[] = [];
  const row = (name: string, value: number, unit: string): void => {
    rows.push({ name, value, unit });
    console.log(`  … ${name}: ${value.toFixed(1)} ${unit}`);
  };
  try {
    const { articles } = await writeCorpus(official, reference, documents);
    row('documents', documents, '');
    row('articles', articles, '');
    const env = {
      ZHIYI_KNOWLEDGE: [path.join(ROOT, 'knowledge'), official].join(path.delimiter),
      ZHIYI_CACHE: path.join(folder, '.cache'),
      ZHIYI_RELOAD_SECONDS: '1',
      ZHIYI_ADDRESS_PER_MINUTE: '100000',
    };
    const cold = await startBot('product', env);
    row('ready, cold', (await ready(cold)) / 1000, 's');
    row('memory, cold, most', cold.peak(), 'MB');
    await cold.stop();

    const bot = await startBot('product', env);
    row('ready, cached', (await ready(bot)) / 1000, 's');
    await atRest(bot);
    const times = await searched(bot, await questionsOf(reference));
    row('/api/search p50', times[Math.floor(times.length / 2)]!, 'ms');
    row('/api/search p95', times[Math.floor(times.length * 0.95)]!, 'ms');
    row('memory, steady', bot.rss(), 'MB');
    const list = await timed(() => request(`${bot.url}/read`).then(({ body }) => body.arrayBuffer()));
    row('list page', list.ms, 'ms');
    row('list page', list.value.byteLength / 1024, 'KB');

    const health = watchHealth(bot.url);
    const text = `第一条 ${MARK}每天开门八小时。`;
    const article = { chapter: '', article: '第一条', text: text.slice(4) };
    const added = await timed(async () => {
      await writeFile(
        path.join(official, 'zz-added.md'),
        documentText('zz-added', '琥珀磨坊管理办法', [article]),
      );
      await untilFound(bot);
    });
    row('one document added, searchable after', added.ms / 1000, 's');
    row('one document added, longest stall', await health.stop(), 'ms');
    row('one document added, memory, most', bot.peak(), 'MB');
    await bot.stop();

    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, [path.join(ROOT, 'bot', 'zhiyi.mjs'), ...args], { cwd: folder });
    // The command is run in another folder than the server: its paths are others, and so is what is kept of them.
    await run('ask', '演练多久一次');
    row('ask, cached', (await timed(() => run('ask', '演练多久一次'))).ms / 1000, 's');
    const original = path.join(folder, '石磨坊管理办法.md');
    await writeFile(
      original,
      '# 石磨坊管理办法\n\n（2021年3月2日示例省人民政府令第8号公布）\n\n第一条 石磨坊每天开门八小时，账本留存五年。\n\n第二条 本办法自2021年5月1日起施行。\n',
    );
    row('importing one more file', (await timed(() => run('import', original))).ms / 1000, 's');
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds since the start of the process. */
async function ready(bot: BotProcess): Promise<number> {
  for (;;) {
    const { statusCode, body } = await request(`${bot.url}/readyz`);
    await body.dump();
    if (statusCode === 200) return bot.ageMs();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Resolves when a bot has done what it does by itself after its start; looking each second after many files goes on. */
async function atRest(bot: BotProcess): Promise<void> {
  for (let before = -REST_MS; bot.processorMs() - before > REST_MS / 3; ) {
    before = bot.processorMs();
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
}

async function questionsOf(reference: string): Promise<string[]> {
  const lines = (await readFile(path.join(reference, 'data', 'stard-dev.jsonl'), 'utf8')).trim().split('\n');
  return lines.slice(0, QUESTIONS).map((line) => (JSON.parse(line) as { question: string }).question);
}

/** Milliseconds of each question, one after the other, ascending. */
async function searched(bot: BotProcess, questions: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) times.push((await timed(() => search(bot, question))).ms);
  return times.sort((a, b) => a - b);
}

async function search(bot: BotProcess, question: string): Promise<string> {
  const { statusCode, body } = await request(`${bot.url}/api/search?q=${encodeURIComponent(question)}`);
  if (statusCode !== 200) throw new Error(`${statusCode} to ${question}`);
  return body.text();
}

async function untilFound(bot: BotProcess): Promise<void> {
  while (!(await search(bot, `${MARK}每天开门几小时`)).includes('zz-added'))
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

async function timed<T>(run: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const began = performance.now();
  const value = await run();
  return { ms: performance.now() - began, value };
}
