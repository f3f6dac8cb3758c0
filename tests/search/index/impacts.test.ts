import { beforeAll, describe, expect, it } from 'vitest';
import { buildIndex, type FieldTexts, type LexicalIndex } from '../../../indexer/search/index/build.ts';
import {
  accumulate,
  best,
  frequency,
  idf,
  type SoughtTerm,
  seek,
} from '../../../indexer/search/index/candidates.ts';
import { impactOf, SLOTS, slotOf } from '../../../indexer/search/index/postings.ts';
import { fieldsOf } from '../../../indexer/search/store.ts';
import { lengthOf, loadTokenizer, type Tokenizer, termsOf } from '../../../indexer/search/tokenize.ts';
import { DEFAULT, FIELD_NAMES } from '../../../indexer/search/weights.ts';
import type { Term } from '../../../indexer/types.ts';
import { shipped } from '../libraries.ts';

let tokenizer: Tokenizer;
let texts: FieldTexts[];
let index: LexicalIndex;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
  texts = (await shipped()).entries.slice(0, 150).map(fieldsOf);
  index = await buildIndex(texts, DEFAULT, tokenizer);
});

const term = (text: string): Term => ({ text, weight: 1, from: 'question' });
const sought = (query: readonly string[]): SoughtTerm[] =>
  seek(query.map(term), index.postings, texts.length, DEFAULT);

/** BM25F of one entry and term, straight from its definition. */
function exactImpact(text: FieldTexts, wanted: string): number {
  let tf = 0;
  for (const field of FIELD_NAMES) {
    const { weight, b } = DEFAULT.fields[field];
    const lengths = texts.map((t) => lengthOf(t[field])).filter((n) => n > 0);
    const average = lengths.reduce((a, n) => a + n, 0) / lengths.length || 1;
    const count = termsOf(text[field], tokenizer).filter((t) => t === wanted).length;
    tf += (weight * count) / (1 - b + (b * lengthOf(text[field])) / average);
  }
  return tf / (DEFAULT.k1 + tf);
}

describe('the slots of FlexSearch', () => {
  it('hold the same entries whether FlexSearch is asked or the packed arrays', () => {
    const { flex, postings } = index;
    const map = (flex as unknown as { map: Map<string, (number[] | undefined)[]> }).map;
    for (const [n, text] of postings.terms.entries()) {
      if (n % 7 !== 0) continue;
      const packed = [...postings.entries.subarray(postings.offsets[n], postings.offsets[n + 1])];
      expect(map.get(text)!.flatMap((ids) => ids ?? [])).toEqual(packed);
      expect(frequency(postings, text)).toBe(packed.length);
      // FlexSearch's own search, over the packed postings: best slot first.
      expect(flex.search([text] as unknown as string, { limit: 1000 })).toEqual(packed);
    }
    expect(map.get('无此词')).toBeUndefined();
    expect(flex.search(['无此词'] as unknown as string)).toEqual([]);
  });

  it('are impacts of exact BM25F, as near as a slot is wide', () => {
    const { postings } = index;
    for (const text of [...index.postings.terms.filter((_t, i) => i % 2000 === 7), '罚', '应急']) {
      const n = postings.numberOf.get(text)!;
      for (let i = postings.offsets[n]!; i < postings.offsets[n + 1]!; i++) {
        const exact = exactImpact(texts[postings.entries[i]!]!, text);
        expect(Math.abs(impactOf(postings.slots[i]!) - exact)).toBeLessThanOrEqual(0.5 / SLOTS + 1e-9);
      }
    }
  });

  it('rank entries as exact BM25F does, up to what quantisation may turn round', () => {
    const frequent = (t: string) => t.length > 1 && frequency(index.postings, t) >= 8;
    const query = index.postings.terms.filter(frequent).filter((_t, i) => i % 97 === 0);
    const scores = new Float32Array(texts.length);
    const touched = accumulate(index.postings, sought(query), scores);
    const order = best(touched, scores, 20);
    const weightOf = (t: string) =>
      DEFAULT.kinds[t.startsWith('_') ? 'word' : 'pair'] * idf(texts.length, frequency(index.postings, t));
    const exact = (id: number) => query.reduce((n, t) => n + weightOf(t) * exactImpact(texts[id]!, t), 0);
    // The middle of a slot is off by half its width at most, on both sides of a comparison.
    const slack = query.reduce((n, t) => n + weightOf(t), 0) / SLOTS;
    expect(order.length).toBeGreaterThan(10);
    for (let i = 0; i + 1 < order.length; i++)
      expect(exact(order[i]!)).toBeGreaterThan(exact(order[i + 1]!) - slack);
    const top = touched.reduce((a, b) => (exact(b) > exact(a) ? b : a));
    expect(exact(order[0]!)).toBeGreaterThan(exact(top) - slack);
  });

  it('go from the greatest impact to the least', () => {
    expect(slotOf(1)).toBe(0);
    expect(slotOf(0)).toBe(SLOTS - 1);
    for (let slot = 0; slot < SLOTS; slot++) expect(slotOf(impactOf(slot))).toBe(slot);
  });

  it('single characters order what words have found and find only where nothing else does', () => {
    const found = (query: string[]) => {
      const scores = new Float32Array(texts.length);
      return accumulate(index.postings, sought(query), scores);
    };
    const word = index.postings.terms.find((t) => t.startsWith('_') && frequency(index.postings, t) === 5)!;
    const single = index.postings.terms.find((t) => t.length === 1 && frequency(index.postings, t) > 50)!;
    expect(found([word, single]).length).toBe(5);
    expect(found([single]).length).toBe(frequency(index.postings, single));
    expect(found(['无此词'])).toEqual([]);
  });
});

describe('best', () => {
  it('gives the greatest scores, ties by number, however many were touched', () => {
    const scores = Float32Array.from({ length: 5000 }, (_, i) => 1 + ((i * 7919) % 97));
    const touched = [...scores.keys()].reverse();
    const sorted = [...touched].sort((a, b) => scores[b]! - scores[a]! || a - b);
    for (const count of [1, 10, 120, 4000])
      expect(best(touched, scores, count)).toEqual(sorted.slice(0, count));
  });
});
