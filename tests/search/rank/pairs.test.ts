import { beforeAll, expect, test } from 'vitest';
import { viewOf } from '../../../indexer/search/rank/entry-view.ts';
import { mayHold, pairsOf } from '../../../indexer/search/rank/pairs.ts';
import { shipped } from '../libraries.ts';

let texts: string[];
beforeAll(async () => {
  const { entries } = await shipped();
  texts = entries.slice(0, 200).map((entry) => viewOf(entry).folded);
});

test('no word that a text holds is held to be missing', () => {
  for (const text of texts) {
    const pairs = pairsOf(text);
    for (let at = 0; at < text.length; at += 5)
      for (const length of [1, 2, 3, 4, 9]) expect(mayHold(pairs, text.slice(at, at + length))).toBe(true);
  }
  expect(mayHold(pairsOf(''), '')).toBe(true);
});

test('of the words that a text lacks, few are looked for in vain', () => {
  let [lacking, looked] = [0, 0];
  for (const [i, text] of texts.entries()) {
    const pairs = pairsOf(text);
    const other = texts[(i + 1) % texts.length]!;
    for (let at = 0; at + 2 <= other.length; at += 3) {
      const word = other.slice(at, at + 2);
      if (text.includes(word)) continue;
      lacking++;
      if (mayHold(pairs, word)) looked++;
    }
  }
  expect(lacking).toBeGreaterThan(1000);
  expect(looked / lacking).toBeLessThan(0.2);
});
