import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Agent, request } from 'undici';
import { openKnowledge } from '../../bot/cli/knowledge.ts';
import { readConfig } from '../../bot/config.ts';
import { CACHE, SHIPPED } from '../../bot/folders.ts';
import { start } from '../../bot/index.ts';
import { questionsFor } from './questions.ts';
import { seeded } from './random.ts';

const TURNS = 100_000;
const PEOPLE = 500;
const AT_ONCE = 10;
const MB = 1024 * 1024;
/** Growth from the first tenth to the last that is a leak rather than caches that fill. */
const FLAT = 1.1;

export interface MemorySoak {
  readonly turns: number;
  readonly errors: number;
  /** Heap in use after forced collections, megabytes: at the end of the first tenth and of the last. */
  readonly firstMb: number;
  readonly lastMb: number;
  /** Resident after each tenth, megabytes. */
  readonly residentMb: readonly number[];
  /** After each tenth. */
  readonly tenthsMb: readonly number[];
  readonly faults: readonly string[];
}

/** 100,000 turns, or a share of them, of 500 people through the real HTTP path; what stays in memory after each tenth. */
export async function soakMemory(seed: number, share: number): Promise<MemorySoak> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    for (let i = 0; i < 3; i++) collect();
    return Math.round((process.memoryUsage().heapUsed / MB) * 10) / 10;
  };
  const data = await mkdtemp(path.join(tmpdir(), 'zhiyi-memory-'));
  const env = { PORT: '0', ZHIYI_DATA: data, ZHIYI_USER_PER_MINUTE: '100000', ZHIYI_RELOAD_SECONDS: '0' };
  const running = await start(readConfig(env), {
    now: () => new Date(),
    openKnowledge: () => openKnowledge({ dirs: [SHIPPED], cacheDir: CACHE }),
    print: () => undefined,
    warn: () => undefined,
  });
  const agent = new Agent({ connections: AT_ONCE });
  try {
    const { library } = await running.knowledge();
    const questions = questionsFor(library, seeded(seed), 5000);
    const turns = Math.ceil(TURNS * share);
    const tenthsMb: number[] = [];
    const residentMb: number[] = [];
    let [next, errors] = [0, 0];
    const work = async (until: number): Promise<void> => {
      while (next < until) {
        const i = next++;
        const { statusCode, body } = await request(`${running.url}/api/messages`, {
          dispatcher: agent,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            type: 'message',
            channelId: 'test',
            conversation: { id: `c${i % PEOPLE}` },
            from: { id: `u${i % PEOPLE}` },
            text: questions[i % questions.length],
            deliveryMode: 'expectReplies',
          }),
        });
        await body.dump();
        if (statusCode !== 200) errors++;
      }
    };
    for (let tenth = 1; tenth <= 10; tenth++) {
      const until = Math.floor((turns * tenth) / 10);
      await Promise.all(Array.from({ length: AT_ONCE }, () => work(until)));
      tenthsMb.push(heap());
      residentMb.push(Math.round(process.memoryUsage().rss / MB));
    }
    const [firstMb, lastMb] = [tenthsMb[0]!, tenthsMb[9]!];
    const faults = errors > 0 ? [`${errors} of ${turns} turns failed`] : [];
    // A part of the turns does not fill the caches.
    if (share === 1 && lastMb > firstMb * FLAT) faults.push(`the heap grew from ${firstMb} to ${lastMb} MB`);
    // The collector gives pages back late: the second half is held against the first, not tenth against tenth.
    const [early, late] = [Math.max(...residentMb.slice(0, 5)), Math.max(...residentMb.slice(5))];
    if (share === 1 && late > early * FLAT) faults.push(`what is resident grew from ${early} to ${late} MB`);
    return { turns, errors, firstMb, lastMb, residentMb, tenthsMb, faults };
  } finally {
    await agent.close();
    await running.close();
    await rm(data, { recursive: true, force: true });
  }
}
