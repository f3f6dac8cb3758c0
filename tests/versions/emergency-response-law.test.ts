import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toNumber } from '../../indexer/structure/numerals.ts';
import { compareVersions } from '../../indexer/versions/compare.ts';
import { renumberingOf } from '../../indexer/versions/renumbering.ts';
import { reference } from '../reference.ts';
import { buildDocument } from './build-document.ts';

/** 突发事件应对法 2007 against 2024: 70 articles became 106. */
const folder = reference();
const law = (version: string) => {
  const file = join(folder as string, 'data', 'laws', `突发事件应对法(${version}).md`);
  return buildDocument({ id: 'emergency-response-law', version }, readFileSync(file, 'utf8'));
};
const NOTE = /第([一二三四五六七八九十百零]+)条→2007版(?:对应第([一二三四五六七八九十百零]+)条|无对应)/gu;

describe.skipIf(!folder)('突发事件应对法 2007 → 2024', () => {
  const comparison = folder ? compareVersions(law('2007-08-30'), law('2024-06-28')) : undefined;
  const map = () => renumberingOf(comparison!);

  it.each([
    [2, [2]],
    [3, [3, 2]],
    [7, [17, 18]],
    [42, [63]],
    [43, [64]],
    [44, [66]],
    [45, [67]],
    [49, [73]],
    [63, [95, 54]],
    [64, [96]],
    [70, [106]],
  ])('old %i → new %j', (number, expected) => {
    const found = map().newOf([{ type: 'article', number }]);
    expect(found.map((l) => l[0]?.number)).toEqual(expected);
  });

  it('agrees with what annotators noted beside the questions', () => {
    const notes = readFileSync(join(folder as string, 'data', 'questions-dev.jsonl'), 'utf8');
    const pairs = [...notes.matchAll(NOTE)].map(([, newer, older]) => ({
      newer: toNumber(newer as string) as number,
      older: older === undefined ? undefined : toNumber(older),
    }));
    const wrong = pairs.filter(({ newer, older }) => {
      const found = map()
        .oldOf([{ type: 'article', number: newer }])
        .map((l) => l[0]?.number);
      return older === undefined ? found.length > 0 : !found.includes(older);
    });
    console.log(`renumbering: ${pairs.length - wrong.length} of ${pairs.length} noted pairs agree`);
    expect(pairs.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  it('accounts for every article', () => {
    const count = (side: 'older' | 'newer') => comparison?.articles.filter((a) => a[side]).length;
    expect([count('older'), count('newer')]).toEqual([70, 106]);
  });
});
