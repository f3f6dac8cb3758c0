import type { Term } from '../../types.ts';
import type { LexicalIndex } from '../index/build.ts';
import { frequency, idf } from '../index/candidates.ts';
import { kindOf, wordTerm } from '../tokenize.ts';
import type { Concept } from '../understand/concepts.ts';
import type { Weights } from '../weights.ts';
import type { Matching, WeighedConcept } from './coverage.ts';

const YEAR = /^(?:19|20)\d\d年?$/u;

/** Weighs concepts by the inverse document frequency of their rarest wording that occurs. */
export function weigh(
  concepts: readonly Concept[],
  index: LexicalIndex,
  { unseen, history, year }: Matching,
): WeighedConcept[] {
  return concepts.map((concept) => {
    const counts = concept.alternatives.map((a) => entriesWith(a, index)).filter((n) => n > 0);
    const occurs = counts.length > 0;
    const rarity = occurs
      ? Math.max(...counts.map((n) => idf(index.entryCount, n)))
      : unseen * idf(index.entryCount, 0);
    const share = (concept.from === 'history' ? history : 1) * (YEAR.test(concept.said) ? year : 1);
    return { ...concept, occurs, weight: rarity * share };
  });
}

/** Entries that hold a wording, at most: those of its word, else of its rarest pair. */
function entriesWith(wording: string, { postings }: LexicalIndex): number {
  const asWord = frequency(postings, wordTerm(wording));
  if (wording.length === 1) return Math.max(asWord, frequency(postings, wording));
  let rarest = Infinity;
  for (let i = 0; i + 1 < wording.length; i++)
    rarest = Math.min(rarest, frequency(postings, wording.slice(i, i + 2)));
  return Math.max(asWord, rarest === Infinity ? 0 : rarest);
}

/** The lexical score of an entry that held every term of the question itself at the greatest impact. */
export function greatestScore(
  terms: readonly Term[],
  { postings, entryCount }: LexicalIndex,
  { kinds }: Weights,
): number {
  let sum = 0;
  for (const term of terms) {
    if (term.from === 'synonym') continue;
    sum += term.weight * kinds[kindOf(term.text)] * idf(entryCount, frequency(postings, term.text));
  }
  return sum;
}
