import type { LexicalIndex } from '../index/build.ts';
import { frequency, idf } from '../index/candidates.ts';
import { hanRuns, wordTerm } from '../tokenize.ts';

/** What the index knows of one wording of a concept. */
export interface Wording {
  /** Inverse document frequency; undefined when it occurs nowhere. */
  readonly idf: number | undefined;
  /** The entries that hold any part of it, some twice; undefined when there is no part to go by. */
  readonly entries: Uint32Array | undefined;
}

/** The texts' words for what people say come again in many questions; more than these would be chance words. */
const MOST_KEPT = 20_000;
const known = new WeakMap<LexicalIndex, Map<string, Wording>>();

/** Looks a wording up in the index, once for all questions that use it. */
export function wordingIn(index: LexicalIndex, wording: string): Wording {
  let kept = known.get(index);
  if (!kept || kept.size >= MOST_KEPT) {
    kept = new Map();
    known.set(index, kept);
  }
  let found = kept.get(wording);
  if (!found) {
    found = lookUp(index, wording);
    kept.set(wording, found);
  }
  return found;
}

function lookUp(index: LexicalIndex, wording: string): Wording {
  const runs = hanRuns(wording);
  const parts = runs.flatMap((run) => (run.length === 1 ? [run] : pairsOf(run)));
  const count = entriesWith(index, wording);
  return {
    idf: count === 0 ? undefined : idf(index.entryCount, count),
    entries: parts.length === 0 ? undefined : entriesOf(index, parts),
  };
}

/** Entries that hold a wording, at most: those of its word, else of its rarest pair. */
function entriesWith({ postings }: LexicalIndex, wording: string): number {
  const asWord = frequency(postings, wordTerm(wording));
  if (wording.length === 1) return Math.max(asWord, frequency(postings, wording));
  const pairs = pairsOf(wording).map((pair) => frequency(postings, pair));
  return Math.max(asWord, pairs.length === 0 ? 0 : Math.min(...pairs));
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

function entriesOf(
  { postings: { numberOf, offsets, entries } }: LexicalIndex,
  terms: readonly string[],
): Uint32Array {
  const ranges = terms.flatMap((term) => {
    const n = numberOf.get(term);
    return n === undefined ? [] : [entries.subarray(offsets[n]!, offsets[n + 1]!)];
  });
  const out = new Uint32Array(ranges.reduce((sum, range) => sum + range.length, 0));
  let at = 0;
  for (const range of ranges) {
    out.set(range, at);
    at += range.length;
  }
  return out;
}
