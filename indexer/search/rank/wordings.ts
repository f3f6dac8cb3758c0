import { idf } from '../retrieve/impacts.ts';
import { wordTerm } from '../tokenize.ts';

/** The terms of the index by which it is told how rare a wording is. */
export function wordingTerms(wording: string): string[] {
  return [wordTerm(wording), ...(wording.length === 1 ? [wording] : pairsOf(wording))];
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
  const [asWord, ...parts] = wordingTerms(wording).map((term) => frequencies.get(term) ?? 0);
  const count = Math.max(asWord ?? 0, parts.length === 0 ? 0 : Math.min(...parts));
  return count === 0 ? undefined : idf(entryCount, count);
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}
