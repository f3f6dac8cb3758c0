import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import { readConfig } from '../../bot/config.ts';
import { start } from '../../bot/index.ts';
import { dayFile } from '../../bot/records/day-files.ts';
import { readRecords } from '../../bot/records/read-records.ts';
import { chinaDay } from '../../indexer/china-day.ts';
import { busy, connector, failing, hanging, taking } from './connector.ts';
import { drillFile } from './drill-file.ts';
import { type Random, seeded } from './random.ts';

const ROUNDS = 20;
export interface FaultSoak {
  readonly rounds: number;
  readonly faults: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
}

/** One server through everything that can go wrong around it: disk, clock, connector, files. It answers throughout. */
export async function soakFaults(seed: number, share: number): Promise<FaultSoak> {
  const random = seeded(seed);
  const stage = await setStage();
  const faults: string[] = [];
  const figures: Record<string, number> = {};
  const rounds = Math.ceil(ROUNDS * share);
  const expect = (right: boolean, what: string): void => {
    if (!right) faults.push(`seed ${seed}: ${what}`);
  };
  try {
    for (let i = 0; i < rounds; i++) {
      await clockJumps(stage, expect, random);
      await fullDisk(stage, expect);
      await badConnector(stage, expect, figures);
      await badFiles(stage, expect, random);
    }
    await stage.running.close();
    let records = 0;
    for await (const _ of readRecords(stage.data)) records++;
    figures.records = records;
    return { rounds, faults, figures };
  } finally {
    await stage.close();
  }
}

type Stage = Awaited<ReturnType<typeof setStage>>;
type Expect = (right: boolean, what: string) => void;

async function setStage() {
  const root = await mkdtemp(path.join(tmpdir(), 'zhiyi-faults-'));
  const [data, knowledge, cacheDir] = ['data', 'knowledge', 'cache'].map((name) => path.join(root, name)) as [
    string,
    string,
    string,
  ];
  const file = path.join(knowledge, 'laws/example-drill.md');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, drillFile(1));
  const clock = { shift: 0 };
  const told: string[] = [];
  const now = (): Date => new Date(Date.now() + clock.shift);
  const order = { dirs: [knowledge], cacheDir };
  const config = readConfig({
    PORT: '0',
    ZHIYI_DATA: data,
    ZHIYI_KNOWLEDGE: knowledge,
    ZHIYI_STATE: `file:${path.join(root, 'state')}`,
    ZHIYI_USER_PER_MINUTE: '100000',
    ZHIYI_RELOAD_SECONDS: '0',
    ZHIYI_INSTANCE: 'a',
  });
  const running = await start(config, {
    now,
    openKnowledge: serverKnowledge({ ...order, now, check }),
    print: () => undefined,
    warn: (message) => told.push(message),
  });
  await running.knowledge();
  const channel = await connector();
  const post = async (changed: object): Promise<{ status: number; text: string; ms: number }> => {
    const began = performance.now();
    const response = await fetch(`${running.url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        channelId: 'test',
        serviceUrl: channel.url,
        conversation: { id: 'c' },
        from: { id: 'asker' },
        text: '示例省演练条例第二条',
        ...changed,
      }),
    });
    return { status: response.status, text: await response.text(), ms: performance.now() - began };
  };
  return {
    data,
    file,
    clock,
    now,
    told,
    running,
    channel,
    /** What is answered in the response. */
    ask: () => post({ deliveryMode: 'expectReplies' }),
    /** Answered through the connector. */
    tell: (conversation: string) => post({ conversation: { id: conversation } }),
    async close() {
      await running.close();
      await channel.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function clockJumps({ clock, ask }: Stage, expect: Expect, random: Random): Promise<void> {
  for (const shift of [3_600_000, -86_400_000, 400 * 86_400_000, -random.below(1e9), 0]) {
    clock.shift = shift;
    const { status, text } = await ask();
    expect(status === 200 && text.includes('每年演练'), `clock ${shift}: ${status} ${text.slice(0, 100)}`);
  }
}

/** The day's file of records leads to a device on which every write finds the disk full. */
async function fullDisk({ clock, now, data, ask, told }: Stage, expect: Expect): Promise<void> {
  // A day nobody has written on yet.
  clock.shift += 30 * 86_400_000;
  const file = dayFile(data, chinaDay(now()), 'a');
  await symlink('/dev/full', file);
  const before = told.length;
  const { status, text } = await ask();
  expect(status === 200 && text.includes('每年演练'), `full disk: ${status}`);
  expect(
    told.slice(before).some((line) => line.includes('提问记录写不进去')),
    'full disk: nobody was told',
  );
  await rm(file);
  await ask();
  let kept = 0;
  for await (const _ of readRecords(data, { from: chinaDay(now()), to: chinaDay(now()) })) kept++;
  expect(kept === 1, `room again: ${kept} records`);
  await rm(file);
  clock.shift = 0;
}

async function badConnector(stage: Stage, expect: Expect, figures: Record<string, number>): Promise<void> {
  const { channel, tell, ask } = stage;
  channel.behave(busy(2));
  channel.taken.length = 0;
  const throttled = await tell('throttled');
  expect(
    throttled.status === 200 && channel.taken.length === 1,
    `429 twice: ${throttled.status} ${channel.taken.length} taken`,
  );
  channel.behave(failing);
  const failed = await tell('failed');
  expect(failed.status === 502, `500: ${failed.status}`);
  channel.behave(hanging);
  const hung = tell('hung');
  const others: number[] = [];
  for (let i = 0; i < 20; i++) others.push((await ask()).ms);
  const { status, ms } = await hung;
  expect(status === 502, `hanging: ${status}`);
  figures.hangingTurnMs = Math.round(ms);
  figures.slowestOtherMs = Math.round(Math.max(figures.slowestOtherMs ?? 0, ...others));
  channel.behave(taking);
  expect((await tell('mended')).status === 200, 'a connector that is back');
}

const HARMS: readonly ((file: string, random: Random) => Promise<void>)[] = [
  (file) => rm(file),
  (file) => writeFile(file, ''),
  // Cut within its fields: a text that only ends early is a shorter text, which nobody can tell.
  (file, random) => writeFile(file, drillFile(2).slice(0, 10 + random.below(50))),
  (file) => writeFile(file, Buffer.concat([Buffer.from(drillFile(2)), Buffer.from([0xff, 0xfe, 0xd6])])),
];

async function badFiles(stage: Stage, expect: Expect, random: Random): Promise<void> {
  const { file, running, ask } = stage;
  for (const [i, harm] of HARMS.entries()) {
    await harm(file, random);
    const [looked, during] = await Promise.all([running.reload(), ask()]);
    expect(during.text.includes('每年演练'), `file ${i}, while it is read: ${during.status}`);
    expect(looked === 'kept', `file ${i}: ${looked}`);
    const after = await ask();
    expect(after.text.includes('每年演练'), `file ${i}, after: ${after.status}`);
    const n = 10 + random.below(80);
    await writeFile(file, drillFile(n));
    expect((await running.reload()) === 'swapped', `file ${i}, mended`);
    expect((await ask()).text.includes(`每年演练${n}次`), `file ${i}, mended: the old answer`);
  }
}
