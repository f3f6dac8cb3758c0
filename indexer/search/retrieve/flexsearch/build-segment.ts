import type { Tokenizer } from '../../tokenize.ts';
import { impactsOf } from '../impacts.ts';
import type { IndexWeights } from '../index-weights.ts';
import type { FieldTexts } from '../retriever.ts';
import { contentOf, exportedTerms, makeIndex } from './flexsearch-gaps.ts';
import { type Postings, pack } from './postings.ts';
import { SLOTS, slotOf } from './slots.ts';

/**
 * Indexes the entries of one document with FlexSearch, whose slots then hold quantised BM25F impacts, and packs what it
 * exports.
 */
export function buildSegment(
  entries: readonly FieldTexts[],
  weights: Pick<IndexWeights, 'fields' | 'k1'>,
  tokenizer: Tokenizer,
): Postings {
  let impacts = new Map<string, number>();
  const index = makeIndex(SLOTS, (term) => slotOf(impacts.get(term) ?? 0));
  entries.forEach((entry, id) => {
    impacts = impactsOf(entry, weights, tokenizer);
    index.add(id, contentOf(impacts.keys()));
  });
  return pack(exportedTerms(index));
}
