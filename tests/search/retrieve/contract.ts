import { beforeEach, describe, expect, it } from 'vitest';
import type {
  FieldTexts,
  IndexedDocument,
  Retriever,
  WeightedTerm,
} from '../../../indexer/search/retrieve/retriever.ts';

/** Whether impacts are exact, or rounded to the middle of a slot of this width. */
export interface ContractOptions {
  readonly slack: number;
}

const NO_FIELDS: FieldTexts = { title: '', headings: '', text: '', headnote: '', everyday: '', cited: '' };
const texts = (...lines: readonly string[]): FieldTexts[] => lines.map((text) => ({ ...NO_FIELDS, text }));

const FERRY: IndexedDocument = {
  key: 'ferry',
  entries: texts('渡工开渡前要查缆绳', '大雾看不清对岸,渡船停在岸边', '渡口由乡里看管,半年换一次缆绳'),
};
const BEE: IndexedDocument = {
  key: 'bee@2019',
  entries: texts('蜂箱离路要远', '花期转场先报备,蜂箱不上渡船'),
};
const KITE: IndexedDocument = { key: 'kite', entries: texts('大雾天不放风筝') };

const term = (text: string, part: Partial<WeightedTerm> = {}): WeightedTerm => ({
  text,
  weight: 1,
  finds: text.length > 1,
  orders: true,
  ...part,
});
const ids = (found: readonly { document: string; entry: number }[]) =>
  found.map(({ document, entry }) => `${document}#${entry}`);

/** What every retriever does, whatever stands behind it. */
export function retrieverContract(
  name: string,
  make: () => Promise<Retriever>,
  { slack }: ContractOptions,
): void {
  describe(`${name} as a retriever`, () => {
    let index: Retriever;
    beforeEach(async () => {
      index = await make();
      await index.add([FERRY, BEE]);
      await index.add([KITE]);
    });
    const found = async (terms: readonly WeightedTerm[], more: object = {}) =>
      ids(await index.candidates({ terms, count: 10, ...more }));

    it('finds the entries that hold a term, best first, ties as they were added', async () => {
      expect(await found([term('大雾')])).toEqual(['kite#0', 'ferry#1']);
      expect((await found([term('缆绳'), term('渡工')]))[0]).toBe('ferry#0');
      expect(await found([term('无此')])).toEqual([]);
      expect(await found([])).toEqual([]);
    });

    it('adds weights up: twice the weight is twice the score', async () => {
      const [one] = await index.candidates({ terms: [term('缆绳')], count: 1 });
      const [two] = await index.candidates({ terms: [term('缆绳', { weight: 2 })], count: 1 });
      expect(two!.score).toBeCloseTo(2 * one!.score, 5);
      expect(one!.score).toBeGreaterThan(0);
      expect(one!.score).toBeLessThanOrEqual(1 + slack);
    });

    it('gives as many as are asked for', async () => {
      expect(await found([term('渡', { finds: true })], { count: 2 })).toHaveLength(2);
      expect(await found([term('渡', { finds: true })], { count: Infinity })).toHaveLength(4);
    });

    it('lets single characters order what is found, and find where nothing else does', async () => {
      expect(await found([term('缆绳'), term('雾')])).toHaveLength(2);
      expect((await found([term('缆绳'), term('口')]))[0]).toBe('ferry#2');
      expect(await found([term('无此'), term('雾'), term('蜂')])).toEqual(['kite#0', 'ferry#1']);
      expect(await found([term('雾', { orders: false })])).toHaveLength(2);
    });

    it('counts the entries that hold a term, many terms at once', async () => {
      const frequencies = await index.frequencies(['缆绳', '渡船', '无此', '大雾']);
      expect(Object.fromEntries(frequencies)).toEqual({ 缆绳: 2, 渡船: 2, 无此: 0, 大雾: 2 });
      expect(await index.statistics()).toEqual({ entries: 6 });
    });

    it('tells which entries hold all of some terms', async () => {
      expect(ids(await index.holding(['渡', '岸']))).toEqual(['ferry#1']);
      expect(ids(await index.holding(['渡']))).toEqual(['ferry#0', 'ferry#1', 'ferry#2', 'bee@2019#1']);
      expect(await index.holding(['渡', '无'])).toEqual([]);
      expect(await index.holding([])).toEqual([]);
    });

    it('knows of nothing outside a scope', async () => {
      const scope = new Set(['bee@2019', 'nobody']);
      expect(await found([term('渡船')], { scope })).toEqual(['bee@2019#1']);
      expect(Object.fromEntries(await index.frequencies(['缆绳', '渡船'], scope))).toEqual({
        缆绳: 0,
        渡船: 1,
      });
      expect(await index.statistics(scope)).toEqual({ entries: 2 });
      expect(ids(await index.holding(['渡'], scope))).toEqual(['bee@2019#1']);
      // 大雾 is held outside the scope only, so that a single character finds.
      expect(await found([term('大雾'), term('花')], { scope })).toEqual(['bee@2019#1']);
      expect(await found([term('渡船')], { scope: new Set() })).toEqual([]);
    });

    it('narrows what it returns, not what finds, to the documents named', async () => {
      const documents = new Set(['bee@2019']);
      expect(await found([term('渡船')], { documents })).toEqual(['bee@2019#1']);
      expect(await found([term('大雾'), term('花')], { documents })).toEqual([]);
    });

    it('forgets what is removed', async () => {
      await index.remove(['ferry', 'nobody']);
      expect(await found([term('渡船')])).toEqual(['bee@2019#1']);
      expect(Object.fromEntries(await index.frequencies(['缆绳', '大雾']))).toEqual({ 缆绳: 0, 大雾: 1 });
      expect(await index.statistics()).toEqual({ entries: 3 });
      await index.add([FERRY]);
      expect(await found([term('大雾')])).toEqual(['kite#0', 'ferry#1']);
    });

    it('puts new entries in the place of old ones, at their rank among ties', async () => {
      await index.replace([{ key: 'ferry', entries: texts('大雾天不放风筝', '缆绳半年一换') }]);
      expect(await found([term('大雾')])).toEqual(['ferry#0', 'kite#0']);
      expect(Object.fromEntries(await index.frequencies(['渡工', '缆绳']))).toEqual({ 渡工: 0, 缆绳: 1 });
      expect(await index.statistics()).toEqual({ entries: 5 });
      await index.replace([{ key: 'new', entries: texts('缆绳') }]);
      expect((await index.frequencies(['缆绳'])).get('缆绳')).toBe(2);
    });

    it('adds no document twice', async () => {
      await expect(index.add([KITE])).rejects.toThrow(RangeError);
      await expect(
        index.add([
          { key: 'x', entries: [] },
          { key: 'x', entries: [] },
        ]),
      ).rejects.toThrow(RangeError);
      expect(await index.statistics()).toEqual({ entries: 6 });
    });

    it('is the same, added one by one or all at once, with many documents', async () => {
      const many = Array.from({ length: 40 }, (_, n): IndexedDocument => {
        return { key: `d${n}`, entries: texts(`渡口第${n % 7}号`, n % 3 === 0 ? '缆绳渡口' : '舵柄') };
      });
      const [once, slowly] = [await make(), await make()];
      await once.add(many);
      for (const document of many) await slowly.add([document]);
      const request = { terms: [term('渡口'), term('缆绳'), term('舵')], count: 60 };
      expect(await slowly.candidates(request)).toEqual(await once.candidates(request));
    });
  });
}
