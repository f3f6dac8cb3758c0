import type { LexicalIndex } from '../index/build.ts';
import type { Concept } from '../understand/concepts.ts';
import { MOST_BITS } from './coverage.ts';
import { wordingIn } from './wordings.ts';

/**
 * For each entry, which concepts the index has any part of: bit i for concept i. Most entries hold few of a question's
 * concepts; looking only for those is what makes close ranking fast. A bit may be set in vain, never missing.
 */
export function presence(concepts: readonly Concept[], index: LexicalIndex): Uint32Array {
  const bits = new Uint32Array(index.entryCount);
  for (let i = 0; i < Math.min(concepts.length, MOST_BITS); i++)
    for (const wording of concepts[i]!.alternatives) {
      const { entries } = wordingIn(index, wording);
      if (!entries) for (let id = 0; id < bits.length; id++) bits[id]! |= 1 << i;
      else for (let at = 0; at < entries.length; at++) bits[entries[at]!]! |= 1 << i;
    }
  return bits;
}
