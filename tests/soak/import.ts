import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { candidateOf } from '../../indexer/import/candidate.ts';
import { type ImportResult, importOriginal } from '../../indexer/import/import-original.ts';
import type { Original } from '../../indexer/import/source.ts';
import { PRINTED } from '../import/example.ts';
import { MUTATIONS, soundOriginals } from './import-inputs.ts';
import { seeded } from './random.ts';

const CASES = 400;
const today = '2031-05-01';

export interface ImportSoak {
  readonly cases: number;
  /** Inputs that ended in neither a clear error nor a right import, each with how to make it again. */
  readonly faults: readonly string[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly slowest: string;
  /** Growth of the resident set over its size before, at its highest. */
  readonly peakGrowthMb: number;
}

/**
 * Imports 400 mutated originals, or a share of them, every kind in turn.
 * @param share part of the 400 to run, 0 to 1; every kind of mutation is met at 1/20
 */
export async function soakImport(seed: number, share: number): Promise<ImportSoak> {
  const sound = await soundOriginals();
  const out = await mkdtemp(path.join(tmpdir(), 'zhiyi-soak-import-'));
  const faults: string[] = [];
  const outcomes: Record<string, number> = {};
  const cases = Math.ceil(CASES * share);
  const before = process.memoryUsage.rss();
  let [slowestMs, slowest, peak] = [0, '', before];
  try {
    for (let i = 0; i < cases; i++) {
      const mutation = MUTATIONS[i % MUTATIONS.length]!;
      const original = mutation.make(seeded(seed * 1000 + i), sound);
      const start = performance.now();
      const fault = await faultOf(original, out, outcomes);
      const took = performance.now() - start;
      if (fault) faults.push(`seed ${seed}, case ${i} (${mutation.name}, ${original.name}): ${fault}`);
      if (took > slowestMs) [slowestMs, slowest] = [took, mutation.name];
      peak = Math.max(peak, process.memoryUsage.rss());
    }
  } finally {
    await rm(out, { recursive: true, force: true });
  }
  return { cases, faults, outcomes, slowestMs, slowest, peakGrowthMb: (peak - before) / 1024 / 1024 };
}

async function faultOf(
  original: Original,
  out: string,
  outcomes: Record<string, number>,
): Promise<string | undefined> {
  let result: ImportResult;
  try {
    result = await importOriginal(original, { catalogue: [], out, today });
  } catch (error) {
    return `threw ${error}`;
  }
  outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
  if (result.outcome === 'failed') {
    const { message = '', cure = '' } = result.error ?? {};
    return message === '' || cure === '' || message.startsWith('出了意外')
      ? `unclear error: ${message}`
      : undefined;
  }
  if (result.outcome === 'refused')
    return result.findings.some((f) => f.severity === 'error') ? undefined : 'no reason given';
  return wrongText(original, await readFile(result.file!, 'utf8'));
}

const bare = (text: string) => text.replace(/[\s#]/gu, '');

/** An import that was let in holds the example's words, or what the damaged original itself now says in their place. */
async function wrongText(original: Original, written: string): Promise<string | undefined> {
  const text = bare(written.slice(written.indexOf('第一章')));
  const lost = PRINTED.map(bare).filter((paragraph) => !text.includes(paragraph));
  if (lost.length === 0) return undefined;
  if (/\.(?:docx|pdf)$/u.test(original.name)) return `words lost or changed: ${lost[0]}`;
  const { body } = await candidateOf(original, { catalogue: [], today });
  const raw = bare(new TextDecoder().decode(original.bytes).replace(/<[^>]*>|&nbsp;/gu, ''));
  const invented = body
    .split('\n')
    .map(bare)
    .filter((line) => line !== '' && !raw.includes(line));
  return invented.length === 0
    ? undefined
    : `words that the original does not hold: ${invented[0]?.slice(0, 60)}`;
}
