import type { Slots } from './flexsearch-gaps.ts';
import type { Scores } from './scores.ts';
import { impactOf, SLOTS } from './slots.ts';

const IMPACTS = Float32Array.from({ length: SLOTS }, (_, slot) => impactOf(slot));

/** Entries that hold a term at the same impact. */
interface Held {
  /** What the term adds to each of them, at weight 1. */
  readonly impact: number;
  readonly entries: Uint32Array;
}

/** The postings of one term, the greatest impact first: views of the index where it is one part, so that nothing is copied. */
export type TermPostings = readonly Held[];

type Counts = ((entry: number) => boolean) | undefined;

export function postingsIn(slots: Slots): TermPostings {
  const out: Held[] = [];
  for (let slot = 0; slot < slots.length; slot++) {
    const ids = slots[slot];
    if (!ids || ids.length === 0) continue;
    const entries = ids instanceof Uint32Array ? ids : Uint32Array.from(ids as ArrayLike<number>, Number);
    out.push({ impact: IMPACTS[slot]!, entries });
  }
  return out;
}

/** What a list of entries takes besides those that the index holds anyway. */
const VIEW = 200;

/** What postings take: where the index has several parts, their lists are copies. */
export function bytesOf(postings: TermPostings): number {
  let sum = 0;
  for (const { entries } of postings)
    sum += VIEW + (entries.byteLength === entries.buffer.byteLength ? entries.byteLength : 0);
  return sum;
}

export function isHeld(postings: TermPostings, counts: Counts): boolean {
  return counts ? postings.some(({ entries }) => entries.some(counts)) : postings.length > 0;
}

export function entriesIn(postings: TermPostings, wanted: (entry: number) => boolean): number[] {
  const out: number[] = [];
  for (const { entries } of postings)
    for (let i = 0; i < entries.length; i++) if (wanted(entries[i]!)) out.push(entries[i]!);
  return out;
}

/** Adds a term to the scores of all entries that hold it: they are candidates. */
export function find(scores: Scores, postings: TermPostings, weight: number, counts: Counts): void {
  const { values, touched } = scores;
  let { count } = scores;
  for (const { impact, entries } of postings) {
    const adds = weight * impact;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      if (counts && !counts(entry)) continue;
      if (values[entry] === 0) touched[count++] = entry;
      values[entry]! += adds;
    }
  }
  scores.count = count;
}

/** Adds a term to the scores of those that hold it and are candidates. */
export function order({ values }: Scores, postings: TermPostings, weight: number): void {
  for (const { impact, entries } of postings) {
    const adds = weight * impact;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      if (values[entry] !== 0) values[entry]! += adds;
    }
  }
}
