import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CorpusLine } from '../../indexer/search/corpus.ts';
import { benchCorpus, benchQuestions } from './search-corpora.ts';
import { miniSearch, type System, sqlite, zhiyi } from './search-systems.ts';

/** One system on one corpus in a process of its own, so that its heap is its own. Prints one line of JSON. */
const [name, corpusName, folder] = process.argv.slice(2) as [string, string, string];
const systems: Record<string, () => System> = {
  'zhiyi default': () => zhiyi('default'),
  'zhiyi statutes': () => zhiyi('statutes'),
  minisearch: miniSearch,
  'sqlite fts5': sqlite,
};

const lines: CorpusLine[] = await benchCorpus(corpusName, folder);
const questions = benchQuestions(corpusName, folder);
const heap = () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
};

const at = mkdtempSync(path.join(tmpdir(), 'zhiyi-bench-'));
const before = heap();
let system = systems[name]!();
const buildMs = await timed(() => system.build(lines, at));
const heapMb = heap() - before;
const savedMb = (await system.save(at)) / 1024 / 1024;
system = systems[name]!();
const loadMs = await timed(() => system.load(at, lines));
for (const q of questions.slice(0, 50)) await system.query(q, 100);
const times: number[] = [];
for (const q of questions) times.push(await timed(() => system.query(q, 100)));
rmSync(at, { recursive: true, force: true });
times.sort((a, b) => a - b);
const share = (p: number) => times[Math.min(times.length - 1, Math.floor(times.length * p))]!;
console.log(
  JSON.stringify({
    name,
    buildMs,
    loadMs,
    heapMb,
    savedMb,
    p50: share(0.5),
    p95: share(0.95),
    p99: share(0.99),
  }),
);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
