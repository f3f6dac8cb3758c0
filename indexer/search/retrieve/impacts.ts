import { fold } from '../fold.ts';
import { TermNumbers } from '../term-numbers.ts';
import { lengthOf, type Tokenizer } from '../tokenize.ts';
import { FIELD_NAMES, type IndexWeights } from './index-weights.ts';
import type { FieldTexts } from './retriever.ts';

/** Terms of an entry with the impact of each. */
export interface Impacts {
  readonly terms: string[];
  readonly impacts: readonly number[];
}

/**
 * Tells the BM25F impact of each term of an entry, between 0 and 1: each occurrence counts by its field's weight and length, and
 * the sum saturates once, over all fields (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.6).
 * Average lengths are constants of the profile, so that an entry's impacts do not depend on what else is held.
 */
export function impactsBy(
  { fields, k1 }: Pick<IndexWeights, 'fields' | 'k1'>,
  tokenizer: Tokenizer,
): (text: FieldTexts) => Impacts {
  const known = new TermNumbers();
  /** By the number of a term what its occurrences count; 0 between entries. */
  const weighted: number[] = [];
  return (text) => {
    const held: number[] = [];
    for (const field of FIELD_NAMES) {
      const { weight, b, average } = fields[field];
      if (weight === 0 || text[field] === '') continue;
      const each = weight / (1 - b + (b * lengthOf(text[field])) / average);
      for (const number of known.of(fold(text[field]), tokenizer)) {
        const before = weighted[number] ?? 0;
        if (before === 0) held.push(number);
        weighted[number] = before + each;
      }
    }
    const impacts = held.map((number) => weighted[number]! / (k1 + weighted[number]!));
    for (const number of held) weighted[number] = 0;
    return { terms: held.map((number) => known.terms[number]!), impacts };
  };
}

/** Inverse document frequency, never negative (Robertson–Spärck Jones with +1 inside the logarithm, as Lucene has it). */
export function idf(entryCount: number, df: number): number {
  return Math.log(1 + (entryCount - df + 0.5) / (df + 0.5));
}
