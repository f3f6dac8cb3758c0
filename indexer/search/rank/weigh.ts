import { idf } from '../retrieve/impacts.ts';
import { weightiest } from '../retrieve/weigh-terms.ts';
import type { Concept } from '../understand/concepts.ts';
import type { Matching, WeighedConcept } from './coverage.ts';
import { wordingIdf } from './wordings.ts';

const YEAR = /^(?:19|20)\d\d年?$/u;
/** Concepts of one question that passages are compared with, weightiest first: what is pasted in may hold hundreds. */
export const MOST_CONCEPTS = 80;

/**
 * Weighs concepts by the inverse document frequency of their rarest wording that occurs.
 * @param frequencies of the terms of all wordings
 */
export function weigh(
  concepts: readonly Concept[],
  frequencies: ReadonlyMap<string, number>,
  entryCount: number,
  { unseen, history, year }: Matching,
): WeighedConcept[] {
  const weighed = concepts.map((concept): WeighedConcept => {
    const { said, alternatives, from } = concept;
    const rarest = Math.max(...alternatives.map((w) => wordingIdf(w, frequencies, entryCount) ?? -1));
    const occurs = rarest >= 0;
    const rarity = occurs ? rarest : unseen * idf(entryCount, 0);
    const share = (from === 'history' ? history : 1) * (YEAR.test(said) ? year : 1);
    return { ...concept, occurs, weight: rarity * share };
  });
  return weightiest(weighed, MOST_CONCEPTS);
}
