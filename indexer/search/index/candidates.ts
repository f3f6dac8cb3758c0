import type { Term } from '../../types.ts';
import { kindOf } from '../tokenize.ts';
import type { Weights } from '../weights.ts';
import { frequency, impactOf, type Postings, SLOTS } from './postings.ts';

/** Entries by number with their lexical score. */
export interface Candidates {
  readonly ids: readonly number[];
  readonly scores: Float32Array;
}

const IMPACTS = Float32Array.from({ length: SLOTS }, (_, slot) => impactOf(slot));

/** Inverse document frequency, never negative (Robertson–Spärck Jones with +1 inside the logarithm, as Lucene has it). */
export function idf(entryCount: number, df: number): number {
  return Math.log(1 + (entryCount - df + 0.5) / (df + 0.5));
}

/**
 * The entries that hold any of the terms (OR), with the sum of impact × idf × weight.
 * `scores` is the caller's scratch array, one place an entry, all zero; it holds the scores afterwards.
 */
export function accumulate(
  postings: Postings,
  entryCount: number,
  terms: readonly Term[],
  { kinds }: Weights,
  scores: Float32Array,
): number[] {
  const touched: number[] = [];
  // Nearly every entry holds some single character of a question: they order what words and pairs have found.
  const singlesLast = [...terms].sort((a, b) => Number(isSingle(a)) - Number(isSingle(b)));
  let finds = true;
  for (const term of singlesLast) {
    if (finds && isSingle(term)) finds = touched.length === 0;
    const n = postings.numberOf.get(term.text);
    if (n === undefined) continue;
    const from = postings.offsets[n]!;
    const to = postings.offsets[n + 1]!;
    const weight = term.weight * kinds[kindOf(term.text)] * idf(entryCount, to - from);
    if (weight <= 0) continue;
    for (let i = from; i < to; i++) {
      const id = postings.entries[i]!;
      if (scores[id] === 0) {
        if (!finds) continue;
        touched.push(id);
      }
      scores[id]! += weight * IMPACTS[postings.slots[i]!]!;
    }
  }
  return touched;
}

const isSingle = (term: Term): boolean => kindOf(term.text) === 'single';

/** The `count` best of the touched entries, best first; ties by entry number, so that results never depend on chance. */
export function best(touched: readonly number[], scores: Float32Array, count: number): number[] {
  const order = (a: number, b: number) => scores[b]! - scores[a]! || a - b;
  if (touched.length <= count * 4) return [...touched].sort(order).slice(0, count);
  const threshold = nthScore(touched, scores, count);
  return touched
    .filter((id) => scores[id]! >= threshold)
    .sort(order)
    .slice(0, count);
}

/** A score that at least `count` entries reach, found by a histogram instead of a sort. */
function nthScore(touched: readonly number[], scores: Float32Array, count: number): number {
  let max = 0;
  for (const id of touched) max = Math.max(max, scores[id]!);
  const bins = new Uint32Array(1024);
  for (const id of touched) bins[Math.min(1023, Math.floor((scores[id]! / max) * 1023))]!++;
  let seen = 0;
  for (let bin = 1023; bin >= 0; bin--) {
    seen += bins[bin]!;
    if (seen >= count) return (bin / 1023) * max * 0.999999;
  }
  return 0;
}

export { frequency };
