import { beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../indexer/search/indexed-document.ts';
import { buildSegment } from '../../../indexer/search/retrieve/flexsearch/build-segment.ts';
import {
  heldSlotsOf,
  makeIndex,
  slotsOf,
} from '../../../indexer/search/retrieve/flexsearch/flexsearch-gaps.ts';
import { PackedStorage } from '../../../indexer/search/retrieve/flexsearch/packed-storage.ts';
import type { Postings } from '../../../indexer/search/retrieve/flexsearch/postings.ts';
import { best } from '../../../indexer/search/retrieve/flexsearch/scores.ts';
import { impactOf, SLOTS, slotOf } from '../../../indexer/search/retrieve/flexsearch/slots.ts';
import type { FieldTexts } from '../../../indexer/search/retrieve/retriever.ts';
import { lengthOf, loadTokenizer, type Tokenizer } from '../../../indexer/search/tokenize.ts';
import { DEFAULT, FIELD_NAMES } from '../../../indexer/search/weights.ts';
import { shipped } from '../libraries.ts';
import { termsOf } from '../terms-of.ts';

let tokenizer: Tokenizer;
let texts: FieldTexts[];
let segment: Postings;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
  texts = (await shipped()).entries.slice(0, 150).map(fieldsOf);
  segment = await buildSegment(texts, DEFAULT, tokenizer);
});

/** BM25F of one entry and term, straight from its definition. */
function exactImpact(text: FieldTexts, wanted: string): number {
  let tf = 0;
  for (const field of FIELD_NAMES) {
    const { weight, b, average } = DEFAULT.fields[field];
    const count = termsOf(text[field], tokenizer).filter((t) => t === wanted).length;
    tf += (weight * count) / (1 - b + (b * lengthOf(text[field])) / average);
  }
  return tf / (DEFAULT.k1 + tf);
}

describe('the slots of FlexSearch', () => {
  it('are impacts of exact BM25F, as near as a slot is wide', () => {
    const { terms, offsets, entries, slots } = segment;
    const numbers = [...terms.keys()].filter((n) => n % 2000 === 7);
    for (const n of [...numbers, terms.indexOf('罚'), terms.indexOf('应急')])
      for (let i = offsets[n]!; i < offsets[n + 1]!; i++) {
        const exact = exactImpact(texts[entries[i]!]!, terms[n]!);
        expect(Math.abs(impactOf(slots[i]!) - exact)).toBeLessThanOrEqual(0.5 / SLOTS + 1e-9);
      }
  });

  it('go from the greatest impact to the least', () => {
    expect(slotOf(1)).toBe(0);
    expect(slotOf(0)).toBe(SLOTS - 1);
    for (let slot = 0; slot < SLOTS; slot++) expect(slotOf(impactOf(slot))).toBe(slot);
  });
});

describe('packed postings', () => {
  const ids = (slots: Awaited<ReturnType<typeof slotsOf>>) =>
    Array.from(slots, (s) => Array.from(s ?? [], Number));

  it('are searched by FlexSearch as its own maps are, mounted as a storage', async () => {
    const own = makeIndex(
      SLOTS,
      (term) => term.length * 3,
      (content) => content.split(' '),
    );
    const documents = [['甲', '乙乙'], ['乙乙'], ['丙丙丙', '甲'], ['甲']];
    documents.forEach((terms, id) => void own.add(id, terms.join(' ')));
    const storage = new PackedStorage();
    const mounted = makeIndex(SLOTS, () => 0);
    await mounted.mount(storage);
    const { pack } = await import('../../../indexer/search/retrieve/flexsearch/postings.ts');
    const terms = ['甲', '乙乙', '丙丙丙'];
    const postings = pack({ terms, total: 6, idsOf: (term) => heldSlotsOf(own, term) });
    storage.put([{ postings, base: 0 }]);
    for (const term of ['甲', '乙乙', '丙丙丙', '丁'])
      expect(ids(await slotsOf(mounted, term)), term).toEqual(ids(await slotsOf(own, term)));
    // Several parts, some entries gone.
    for (let n = 1; n < 12; n++) storage.put([{ postings, base: 4 * n }]);
    expect(storage.frequency('甲')).toBe(36);
    storage.drop((entry) => entry % 4 === 0);
    expect(ids(await slotsOf(mounted, '甲'))[3]).toEqual(
      Array.from({ length: 12 }, (_, n) => [4 * n + 2, 4 * n + 3]).flat(),
    );
    await mounted.remove(2);
    await mounted.clear();
    expect(storage.frequency('甲')).toBe(0);
  });
});

describe('best', () => {
  it('gives the greatest scores, ties by the order given, however many were touched', () => {
    const scores = Float32Array.from({ length: 5000 }, (_, i) => 1 + ((i * 7919) % 97));
    const touched = Uint32Array.from(scores.keys()).reverse();
    const sorted = [...touched].sort((a, b) => scores[b]! - scores[a]! || a - b);
    for (const count of [1, 10, 120, 4000])
      expect(best(touched, scores, count, (a, b) => a - b)).toEqual(sorted.slice(0, count));
  });
});
