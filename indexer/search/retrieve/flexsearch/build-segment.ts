import { turn } from '../../../turn.ts';
import type { Tokenizer } from '../../tokenize.ts';
import { impactsOf } from '../impacts.ts';
import type { IndexWeights } from '../index-weights.ts';
import type { FieldTexts } from '../retriever.ts';
import { exportedTerms, makeIndex } from './flexsearch-gaps.ts';
import { type Postings, pack } from './postings.ts';
import { SLOTS, slotOf } from './slots.ts';

/** What stands for the words of an entry, whose terms are known. */
const ENTRY = 'entry';

/** Entries that are indexed in one go: some twenty milliseconds. */
const STRIDE = 20;

/**
 * Indexes the entries of one document with FlexSearch, whose slots then hold quantised BM25F impacts, and packs what it
 * exports. Step by step: a long text takes a second.
 *
 * FlexSearch keeps and exports every empty slot that stands before one that is not, some twenty for each term. So a term's slots
 * stand in the order in which they are first of use, and come to their own places when they are packed.
 */
export async function buildSegment(
  entries: readonly FieldTexts[],
  weights: Pick<IndexWeights, 'fields' | 'k1'>,
  tokenizer: Tokenizer,
): Promise<Postings> {
  let impacts = new Map<string, number>();
  const used = new Map<string, number[]>();
  const placeOf = (term: string): number => {
    const slot = slotOf(impacts.get(term) ?? 0);
    const slots = used.get(term);
    if (!slots) {
      used.set(term, [slot]);
      return 0;
    }
    const place = slots.indexOf(slot);
    return place < 0 ? slots.push(slot) - 1 : place;
  };
  const index = makeIndex(SLOTS, placeOf, () => [...impacts.keys()]);
  for (const [id, entry] of entries.entries()) {
    impacts = impactsOf(entry, weights, tokenizer);
    index.add(id, ENTRY);
    if ((id + 1) % STRIDE === 0) await turn();
  }
  return pack(exportedTerms(index), (term) => used.get(term) ?? []);
}
