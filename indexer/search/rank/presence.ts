import type { LexicalIndex } from '../index/build.ts';
import { hanRuns } from '../tokenize.ts';
import type { Concept } from '../understand/concepts.ts';
import { MOST_BITS } from './coverage.ts';

/**
 * For each entry, which concepts the index has any part of: bit i for concept i. Most entries hold few of a question's
 * concepts; looking only for those is what makes close ranking fast. A bit may be set in vain, never missing.
 */
export function presence(concepts: readonly Concept[], { postings, entryCount }: LexicalIndex): Uint32Array {
  const bits = new Uint32Array(entryCount);
  for (const [i, { alternatives }] of concepts.slice(0, MOST_BITS).entries()) {
    const bit = 1 << i;
    for (const term of new Set(alternatives.flatMap(termsOfWording))) {
      if (term === undefined) {
        for (let id = 0; id < entryCount; id++) bits[id]! |= bit;
        continue;
      }
      const n = postings.numberOf.get(term);
      if (n === undefined) continue;
      for (let at = postings.offsets[n]!; at < postings.offsets[n + 1]!; at++)
        bits[postings.entries[at]!]! |= bit;
    }
  }
  return bits;
}

/** The index terms that any text holding the wording, or half of it, has one of; undefined when there is none to go by. */
function termsOfWording(wording: string): (string | undefined)[] {
  const runs = hanRuns(wording);
  if (runs.length === 0) return [undefined];
  return runs.flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );
}
