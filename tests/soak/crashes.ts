import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileStorage } from '../../bot/conversation/file-storage.ts';
import { type DamagedLine, readRecords } from '../../bot/records/read-records.ts';
import { openLibrary } from '../../indexer/index.ts';
import { LOADER } from '../program.ts';
import { drillFile } from './drill-file.ts';
import { type Random, seeded } from './random.ts';

const KILLS = 100;

export interface CrashSoak {
  /** Of each kind. */
  readonly kills: number;
  readonly faults: readonly string[];
  /** Acknowledged by killed processes and found after. */
  readonly acknowledged: Readonly<Record<string, number>>;
  /** Lines torn by kills; each passed over. */
  readonly torn: number;
}

/** Kills processes with −9 in the middle of writing records, state and the index and of reloading, and looks what is left. */
export async function soakCrashes(seed: number, share: number): Promise<CrashSoak> {
  const random = seeded(seed);
  const kills = Math.ceil(KILLS * share);
  const faults: string[] = [];
  const acknowledged: Record<string, number> = {};
  let torn = 0;
  for (const job of ['audit', 'state', 'index', 'reload'] as const) {
    const folder = await mkdtemp(path.join(tmpdir(), `zhiyi-crash-${job}-`));
    await mkdir(path.join(folder, 'laws'));
    await writeFile(path.join(folder, 'laws/example-drill.md'), drillFile(1));
    try {
      let last = -1;
      for (let i = 0; i < kills; i++) {
        const told = await killed(job, folder, last + 1, random);
        acknowledged[job] = (acknowledged[job] ?? 0) + told.length;
        last = Math.max(last, ...told);
        const left = await (job === 'audit' ? recordsLeft : job === 'state' ? stateLeft : libraryLeft)(
          folder,
          told,
        );
        if (left.fault) faults.push(`seed ${seed}, ${job} ${i}: ${left.fault}`);
        last = Math.max(last, left.last ?? last);
        torn = Math.max(torn, left.torn ?? 0);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { kills, faults, acknowledged, torn };
}

/** Runs a job and kills it after some acknowledgements and a moment; returns what it acknowledged. */
async function killed(job: string, folder: string, from: number, random: Random): Promise<number[]> {
  const child = spawn(
    process.execPath,
    [...LOADER, path.join(import.meta.dirname, 'crash-child.ts'), job, folder, String(from)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [out, err] = ['', ''];
  const after = 1 + random.below(job === 'index' || job === 'reload' ? 3 : 40);
  child.stderr.on('data', (text) => {
    err += text;
  });
  child.stdout.on('data', (text) => {
    out += text;
    // Somewhere in the next piece of work, not always at its beginning.
    if (out.split('\n').length > after) setTimeout(() => child.kill('SIGKILL'), random.below(8));
  });
  const [code] = await once(child, 'close');
  if (code !== null) throw new Error(`the process ended by itself: ${err}`);
  // The last line may be cut.
  return out.split('\n').slice(0, -1).map(Number);
}

interface Left {
  readonly fault?: string;
  readonly last?: number;
  readonly torn?: number;
}

async function recordsLeft(folder: string, told: readonly number[]): Promise<Left> {
  const damaged: DamagedLine[] = [];
  const found = new Set<number>();
  for await (const record of readRecords(folder, {}, (line) => damaged.push(line)))
    found.add((record as unknown as { n: number }).n);
  const lost = told.filter((n) => !found.has(n));
  const last = Math.max(...found);
  return { last, torn: damaged.length, ...(lost.length > 0 ? { fault: `lost ${lost}` } : {}) };
}

async function stateLeft(folder: string, told: readonly number[]): Promise<Left> {
  const { k } = await fileStorage(folder).read(['k']);
  const last = Math.max(...told);
  if (typeof k?.n !== 'number' || k.n < last) return { fault: `acknowledged ${last}, found ${k?.n}` };
  return { last: k.n };
}

/** What a server that starts now would hold: the words of the file, from a sound index, whatever the cache looks like. */
async function libraryLeft(folder: string): Promise<Left> {
  const open = (cacheDir?: string) =>
    openLibrary({ dirs: [folder], now: () => new Date(), ...(cacheDir ? { cacheDir } : {}) });
  // A reload's file may itself be cut by the kill: then the next start says so, and mending it is all that is needed.
  const written = await open();
  const [cached, again] = [await open(path.join(folder, '.cache')), await open(path.join(folder, '.cache'))];
  for (const library of [cached, again]) {
    if (library.header.corpusHash !== written.header.corpusHash)
      return { fault: 'another index than the files give' };
    const asked = '磨坊的看守人多久记账';
    const [one, other] = [await library.find(asked), await written.find(asked)];
    const keys = (f: typeof one) => `${f.outcome} ${f.hits.map((h) => h.entry.key)}`;
    if (keys(one) !== keys(other)) return { fault: 'another answer than a new index gives' };
  }
  return again.fromCache || again.entries.length === 0 ? {} : { fault: 'the index was not kept' };
}
