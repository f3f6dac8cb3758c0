import { idf } from '../retrieve/impacts.ts';
import { wordTerm } from '../tokenize.ts';

/** Wordings come again with every reading of a message and with many questions: the terms of so many are kept. */
const MOST_KEPT = 5000;
const kept = new Map<string, readonly string[]>();

/** The terms of the index by which it is told how rare a wording is. */
export function wordingTerms(wording: string): readonly string[] {
  const known = kept.get(wording);
  if (known) return known;
  const terms = [wordTerm(wording), ...(wording.length === 1 ? [wording] : pairsOf(wording))];
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(wording, terms);
  return terms;
}

/**
 * Inverse document frequency of a wording: by its word, or else its rarest pair, whichever more entries hold. Undefined
 * when it occurs nowhere.
 * @param frequencies of `wordingTerms`
 */
export function wordingIdf(
  wording: string,
  frequencies: ReadonlyMap<string, number>,
  entryCount: number,
): number | undefined {
  const terms = wordingTerms(wording);
  let rarest = terms.length > 1 ? Number.POSITIVE_INFINITY : 0;
  for (let i = 1; i < terms.length; i++) rarest = Math.min(rarest, frequencies.get(terms[i]!) ?? 0);
  const count = Math.max(frequencies.get(terms[0]!) ?? 0, rarest);
  return count === 0 ? undefined : idf(entryCount, count);
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}
