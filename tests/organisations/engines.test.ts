import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { DICTIONARY } from '../../indexer/search/segmenter.ts';
import { ask, BEES, FERRIES, type Offices, shared, twoOffices } from './organisations-under-test.ts';

const loads = vi.hoisted(() => ({ segmenter: 0, converter: 0 }));

vi.mock('@node-rs/jieba', async (original) => {
  const whole = await original<typeof import('@node-rs/jieba')>();
  const Jieba = {
    withDict(dict: Uint8Array) {
      // Parts of it are made for one text each.
      if (dict.length === DICTIONARY.bytes) loads.segmenter++;
      return whole.Jieba.withDict(dict);
    },
  };
  return { ...whole, Jieba };
});
vi.mock('opencc-js', async (original) => {
  const whole = await original<typeof import('opencc-js')>();
  const Converter: typeof whole.Converter = (options) => {
    loads.converter++;
    return whole.Converter(options);
  };
  return { ...whole, Converter };
});

let offices: Offices;
beforeAll(async () => {
  offices = await twoOffices();
});
afterAll(() => offices.remove());

test('two offices that have answered everything have loaded each dictionary and model once', async () => {
  const tables = { vectors: 0, vocabulary: 0 };
  const decoded = vi.spyOn(Buffer, 'from').mockName('Buffer.from');
  const listed = vi.spyOn(Object, 'entries');
  const both = await shared(offices);
  for (const host of [FERRIES, BEES])
    for (const question of [
      '渡工開渡前查什麼',
      '缆绳藏在哪里',
      '蜂箱离路多远',
      '渡口条例弟三条',
      '大雾天怎么办',
      // So much that the dictionary is no longer taken in parts.
      ...[1, 2, 3, 4].map((n) => `${n}缆绳藏在哪里。`.repeat(60)),
    ])
      expect((await ask(both.port, host, `/api/search?q=${encodeURIComponent(question)}`)).status).toBe(200);
  for (const [value, encoding] of decoded.mock.calls as unknown as [unknown, unknown][])
    if (encoding === 'base64' && typeof value === 'string' && value.length > 100_000) tables.vectors++;
  for (const [value] of listed.mock.calls) if (Object.keys(value).length > 1000) tables.vocabulary++;
  decoded.mockRestore();
  listed.mockRestore();
  await both.close();
  expect({ ...loads, ...tables }).toEqual({ segmenter: 1, converter: 1, vectors: 1, vocabulary: 1 });
});
