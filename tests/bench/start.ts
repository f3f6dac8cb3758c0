import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { askAll } from './ask-all.ts';
import { type BenchRow, median } from './bench-row.ts';
import { ROOT, startBot } from './bot-process.ts';
import { childrenMs } from './processor-time.ts';

const STARTS = 7;
const ASKS = 7;
const QUESTION = '2020年一共罚了多少钱';

/** The product, built, beside a bare echo bot: time to listen, to the first answer, memory then; and one `npx zhiyi ask`. */
export async function benchStart(): Promise<BenchRow[]> {
  const listened = { bare: [] as number[], product: [] as number[] };
  const answered: number[] = [];
  const memory = { bare: [] as number[], product: [] as number[] };
  // The first start fills the cache, and is not counted.
  for (let i = -1; i < STARTS; i++)
    for (const which of ['bare', 'product'] as const) {
      const bot = await startBot(which);
      await askAll(bot.url, [QUESTION]);
      const untilAnswer = bot.ageMs();
      if (i >= 0) {
        listened[which].push(bot.listenedMs);
        memory[which].push(bot.rss());
        if (which === 'product') answered.push(untilAnswer);
      }
      await bot.stop();
    }
  const [bare, product] = [median(listened.bare), median(listened.product)];
  return [
    { name: 'bare bot, time to listen', value: bare, unit: 'ms' },
    { name: 'time to listen', value: product, unit: 'ms' },
    { name: 'time to listen against the bare bot', value: product / bare, unit: '×' },
    { name: 'time to the first answer, warm cache', value: median(answered), unit: 'ms' },
    { name: 'bare bot, memory after one answer', value: median(memory.bare), unit: 'MB' },
    { name: 'memory after one answer', value: median(memory.product), unit: 'MB' },
    ...(await asking()),
  ];
}

async function asking(): Promise<BenchRow[]> {
  const [wall, processor]: [number[], number[]] = [[], []];
  for (let i = -1; i < ASKS; i++) {
    const [began, used] = [performance.now(), childrenMs()];
    await promisify(execFile)('npx', ['zhiyi', 'ask', QUESTION], { cwd: ROOT });
    if (i < 0) continue;
    wall.push(performance.now() - began);
    processor.push(childrenMs() - used);
  }
  return [
    { name: 'npx zhiyi ask, warm cache', value: median(wall), unit: 'ms' },
    { name: 'npx zhiyi ask, processor time', value: median(processor), unit: 'ms' },
  ];
}
