import type { Term } from '../../types.ts';
import { kindOf } from '../tokenize.ts';
import type { Weights } from '../weights.ts';
import { frequency, impactOf, type Postings, SLOTS } from './postings.ts';

const IMPACTS = Float32Array.from({ length: SLOTS }, (_, slot) => impactOf(slot));

/** Inverse document frequency, never negative (Robertson–Spärck Jones with +1 inside the logarithm, as Lucene has it). */
export function idf(entryCount: number, df: number): number {
  return Math.log(1 + (entryCount - df + 0.5) / (df + 0.5));
}

/** A term of a question as the index has it. */
export interface SoughtTerm {
  /** Its postings, from this one up to that one without it; none when no entry holds it. */
  readonly from: number;
  readonly to: number;
  /** What an entry that holds it at the greatest impact scores by it. */
  readonly weight: number;
  readonly single: boolean;
  /** A single character that nearly every other entry holds: it finds where nothing else does, and orders nothing. */
  readonly common: boolean;
  /** The texts' word for what the question says, rather than its own. */
  readonly synonym: boolean;
}

/** Looks the terms of a question up in the index. */
export function seek(
  terms: readonly Term[],
  { numberOf, offsets }: Postings,
  entryCount: number,
  { kinds, commonest }: Weights,
): SoughtTerm[] {
  return terms.map(({ text, weight, from: origin }) => {
    const n = numberOf.get(text);
    const from = n === undefined ? 0 : offsets[n]!;
    const to = n === undefined ? 0 : offsets[n + 1]!;
    const kind = kindOf(text);
    const single = kind === 'single';
    return {
      from,
      to,
      weight: weight * kinds[kind] * idf(entryCount, to - from),
      single,
      common: single && to - from > commonest * entryCount,
      synonym: origin === 'synonym',
    };
  });
}

/**
 * The entries that hold any of the terms (OR), with the sum of impact × idf × weight.
 * `scores` is the caller's scratch array, one place an entry, all zero; it holds the scores afterwards.
 */
export function accumulate(
  { entries, slots }: Postings,
  terms: readonly SoughtTerm[],
  scores: Float32Array,
): number[] {
  const touched: number[] = [];
  const find = ({ from, to, weight }: SoughtTerm): void => {
    if (weight <= 0) return;
    for (let i = from; i < to; i++) {
      const id = entries[i]!;
      if (scores[id] === 0) touched.push(id);
      scores[id]! += weight * IMPACTS[slots[i]!]!;
    }
  };
  for (const term of terms) if (!term.single) find(term);
  // Nearly every entry holds some single character of a question: they order what words and pairs have found.
  let finds = touched.length === 0;
  for (const term of terms) {
    if (!term.single) continue;
    if (finds) {
      find(term);
      finds = touched.length === 0;
      continue;
    }
    if (term.common) continue;
    const { from, to, weight } = term;
    for (let i = from; i < to; i++) {
      const score = scores[entries[i]!]!;
      if (score !== 0) scores[entries[i]!] = score + weight * IMPACTS[slots[i]!]!;
    }
  }
  return touched;
}

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
