import { turn } from '../../../turn.ts';
import type { Tokenizer } from '../../tokenize.ts';
import { impactsOf } from '../impacts.ts';
import type { IndexWeights } from '../index-weights.ts';
import type { FieldTexts } from '../retriever.ts';
import { contentOf, exportedTerms, makeIndex } from './flexsearch-gaps.ts';
import { type Postings, pack } from './postings.ts';
import { SLOTS, slotOf } from './slots.ts';

/** Entries that are indexed in one go: some twenty milliseconds. */
const STRIDE = 20;

/**
 * Indexes the entries of one document with FlexSearch, whose slots then hold quantised BM25F impacts, and packs what it
 * exports. Step by step: a long text takes a second.
 */
export async function buildSegment(
  entries: readonly FieldTexts[],
  weights: Pick<IndexWeights, 'fields' | 'k1'>,
  tokenizer: Tokenizer,
): Promise<Postings> {
  let impacts = new Map<string, number>();
  const index = makeIndex(SLOTS, (term) => slotOf(impacts.get(term) ?? 0));
  for (const [id, entry] of entries.entries()) {
    impacts = impactsOf(entry, weights, tokenizer);
    index.add(id, contentOf(impacts.keys()));
    if ((id + 1) % STRIDE === 0) await turn();
  }
  return pack(exportedTerms(index));
}
