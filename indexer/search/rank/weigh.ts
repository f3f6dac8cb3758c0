import type { LexicalIndex } from '../index/build.ts';
import { idf, type SoughtTerm } from '../index/candidates.ts';
import type { Concept } from '../understand/concepts.ts';
import type { Matching, WeighedConcept } from './coverage.ts';
import { wordingIn } from './wordings.ts';

const YEAR = /^(?:19|20)\d\d年?$/u;

/** Weighs concepts by the inverse document frequency of their rarest wording that occurs. */
export function weigh(
  concepts: readonly Concept[],
  index: LexicalIndex,
  { unseen, history, year }: Matching,
): WeighedConcept[] {
  return concepts.map(({ said, alternatives, from, at }) => {
    let rarest = -1;
    for (const wording of alternatives) rarest = Math.max(rarest, wordingIn(index, wording).idf ?? -1);
    const occurs = rarest >= 0;
    const rarity = occurs ? rarest : unseen * idf(index.entryCount, 0);
    const share = (from === 'history' ? history : 1) * (YEAR.test(said) ? year : 1);
    return { said, alternatives, from, at, occurs, weight: rarity * share };
  });
}

/** The lexical score of an entry that held every term of the question itself at the greatest impact. */
export function greatestScore(terms: readonly SoughtTerm[]): number {
  let sum = 0;
  for (const { weight, synonym } of terms) if (!synonym) sum += weight;
  return sum;
}
