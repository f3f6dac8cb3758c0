import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { BenchRow } from './bench-row.ts';
import { CORPORA } from './search-corpora.ts';

interface Figures {
  readonly name: string;
  readonly buildMs: number;
  readonly loadMs: number;
  readonly heapMb: number;
  readonly savedMb: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/**
 * The product beside MiniSearch and SQLite FTS5 on the same tokens, each in a process of its own, in one run: build and
 * load time, heap, saved size and query times, with the ratios that matter.
 */
export function benchSearch(reference: string): BenchRow[] {
  return CORPORA.flatMap((corpus) => {
    const product = corpus === 'statutes' ? 'zhiyi statutes' : 'zhiyi default';
    const all = [product, 'minisearch', 'sqlite fts5'].map((name) => child(name, corpus, reference));
    const rows = all.flatMap((f) => rowsOf(corpus, f));
    const [own, , fts] = all as [Figures, Figures, Figures];
    const ratio = (name: string, value: number): BenchRow => ({
      name: `${corpus}: ${name}`,
      value,
      unit: '×',
    });
    return [
      ...rows,
      ratio('query p95 against SQLite FTS5', own.p95 / fts.p95),
      ratio('load of the saved index against building', own.loadMs / own.buildMs),
    ];
  });
}

function rowsOf(corpus: string, f: Figures): BenchRow[] {
  const row = (name: string, value: number, unit: string) => ({
    name: `${corpus}: ${f.name} ${name}`,
    value,
    unit,
  });
  return [
    row('build', f.buildMs, 'ms'),
    row('load', f.loadMs, 'ms'),
    row('heap', f.heapMb, 'MB'),
    row('saved', f.savedMb, 'MB'),
    row('query p50', f.p50, 'ms'),
    row('query p95', f.p95, 'ms'),
    row('query p99', f.p99, 'ms'),
  ];
}

function child(name: string, corpus: string, reference: string): Figures {
  const script = path.join(import.meta.dirname, 'search-child.ts');
  const args = ['--expose-gc', '--import', 'tsx', script, name, corpus, reference];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`${name} on ${corpus}: ${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Figures;
}
