import { lengthOf, type Tokenizer, termsOf } from '../tokenize.ts';
import { FIELD_NAMES, type IndexWeights } from './index-weights.ts';
import type { FieldTexts } from './retriever.ts';

/**
 * The BM25F impact of each term of an entry, between 0 and 1: each occurrence counts by its field's weight and length, and
 * the sum saturates once, over all fields (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.6).
 * Average lengths are constants of the profile, so that an entry's impacts do not depend on what else is held.
 */
export function impactsOf(
  text: FieldTexts,
  { fields, k1 }: Pick<IndexWeights, 'fields' | 'k1'>,
  tokenizer: Tokenizer,
): Map<string, number> {
  const weighted = new Map<string, number>();
  for (const field of FIELD_NAMES) {
    const { weight, b, average } = fields[field];
    if (weight === 0 || text[field] === '') continue;
    const each = weight / (1 - b + (b * lengthOf(text[field])) / average);
    for (const term of termsOf(text[field], tokenizer)) weighted.set(term, (weighted.get(term) ?? 0) + each);
  }
  for (const [term, tf] of weighted) weighted.set(term, tf / (k1 + tf));
  return weighted;
}

/** Inverse document frequency, never negative (Robertson–Spärck Jones with +1 inside the logarithm, as Lucene has it). */
export function idf(entryCount: number, df: number): number {
  return Math.log(1 + (entryCount - df + 0.5) / (df + 0.5));
}
