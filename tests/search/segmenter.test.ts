import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Jieba } from '@node-rs/jieba';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DICTIONARY, MOST_BY_PARTS, type Segmenter, segmenterOf } from '../../indexer/search/segmenter.ts';

const file = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
const dictionary = readFileSync(file);
const lines = dictionary.toString().trimEnd().split('\n');
const whole = Jieba.withDict(dictionary);

/** A fresh segmenter, and the sizes of the dictionaries that it builds up. */
function fresh(): { readonly segmenter: Segmenter; readonly built: number[] } {
  const built: number[] = [];
  const segmenter = segmenterOf(dictionary, (part) => {
    built.push(part.length);
    return part === dictionary ? whole : Jieba.withDict(part);
  });
  return { segmenter, built };
}

test('the dictionary of the installed jieba is the one that is taken in parts: its size, its sum, its order', () => {
  expect(dictionary).toHaveLength(DICTIONARY.bytes);
  expect(lines.reduce((sum, line) => sum + Number(line.split(' ')[1]), 0)).toBe(DICTIONARY.frequencies);
  expect(
    lines.every((line, i) => i === 0 || Buffer.compare(Buffer.from(lines[i - 1]!), Buffer.from(line)) < 0),
  ).toBe(true);
});

/** Texts are divided as by the whole dictionary, without building that up. */
function sameAsWhole(texts: readonly string[]): void {
  for (const text of texts) {
    const { segmenter, built } = fresh();
    expect(segmenter.cut(text, true)).toEqual(whole.cut(text, true));
    expect(segmenter.tag(text, true)).toEqual(whole.tag(text, true));
    expect(Math.max(...built)).toBeLessThan(10_000);
  }
}

test('questions are divided by parts as by the whole dictionary', () => {
  const file = path.join(import.meta.dirname, '../eval/questions/answerable.dev.jsonl');
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
  sameAsWhole(rows.map((row) => (JSON.parse(row) as { question: string }).question));
});

test('whatever is made of words and other signs is divided alike', () => {
  const word = fc.integer({ min: 0, max: lines.length - 1 }).map((i) => lines[i]!.split(' ')[0]!);
  const sign = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom('的', '。', 'a1', ' ', '\n'),
  );
  const text = fc.array(fc.oneof({ weight: 3, arbitrary: word }, sign), { maxLength: 12 });
  fc.assert(fc.property(text, (pieces) => sameAsWhole([pieces.join('').slice(0, 200)])));
});

test('who asks much, or for a long text, gets the whole dictionary, built up once', () => {
  const often = fresh();
  for (let asked = 0; asked <= MOST_BY_PARTS + 40; asked += 4) often.segmenter.cut('应急演练', true);
  expect(often.built.filter((bytes) => bytes === DICTIONARY.bytes)).toHaveLength(1);
  const long = fresh();
  long.segmenter.cut('应急演练'.repeat(MOST_BY_PARTS), true);
  expect(long.built).toEqual([DICTIONARY.bytes]);
});
