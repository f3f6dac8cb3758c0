import { turn } from '../../../turn.ts';
import type { Tokenizer } from '../../tokenize.ts';
import { type Impacts, impactsBy } from '../impacts.ts';
import type { IndexWeights } from '../index-weights.ts';
import type { FieldTexts } from '../retriever.ts';
import { heldSlotsOf, makeIndex } from './flexsearch-gaps.ts';
import { type Postings, pack } from './postings.ts';
import { SLOTS, slotOf } from './slots.ts';

/** What stands for the words of an entry, whose terms are known; it is no term, for none has a blank. */
const ENTRY = 'an entry';

/** Entries that are indexed in one go: some twenty milliseconds. */
const STRIDE = 20;

/**
 * Indexes the entries of one document with FlexSearch, whose slots then hold quantised BM25F impacts, and packs what it
 * finds of each term. Step by step: a long text takes a second. To ask for terms one by one takes three quarters of the time of
 * `export`, whose JSON has to be written and read.
 *
 * FlexSearch keeps every empty slot that stands before one that is not, some twenty for each term. So a term's slots stand in the
 * order in which they are first of use, and come to their own places when they are packed.
 */
export async function buildSegment(
  entries: readonly FieldTexts[],
  weights: Pick<IndexWeights, 'fields' | 'k1'>,
  tokenizer: Tokenizer,
): Promise<Postings> {
  const impactsOf = impactsBy(weights, tokenizer);
  let entry: Impacts = { terms: [], impacts: [] };
  // Most terms of a document have one slot, which needs no array.
  const used = new Map<string, number | number[]>();
  const placeOf = (term: string, n: number): number => {
    const slot = slotOf(entry.impacts[n]!);
    const slots = used.get(term);
    if (slots === slot) return 0;
    if (slots === undefined) {
      used.set(term, slot);
      return 0;
    }
    if (typeof slots === 'number') {
      used.set(term, [slots, slot]);
      return 1;
    }
    const place = slots.indexOf(slot);
    return place < 0 ? slots.push(slot) - 1 : place;
  };
  const index = makeIndex(SLOTS, placeOf, (content) => (content === ENTRY ? entry.terms : [content]));
  let total = 0;
  for (const [id, texts] of entries.entries()) {
    entry = impactsOf(texts);
    total += entry.terms.length;
    index.add(id, ENTRY);
    if ((id + 1) % STRIDE === 0) await turn();
  }
  return pack({
    terms: [...used.keys()],
    total,
    idsOf: (term) => heldSlotsOf(index, term),
    slotsOf(term) {
      const slots = used.get(term)!;
      return typeof slots === 'number' ? [slots] : slots;
    },
  });
}
