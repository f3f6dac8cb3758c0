import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT, FIELD_NAMES } from '../../indexer/search/weights.ts';
import type { Library } from '../../indexer/types.ts';
import { saying, shipped } from './libraries.ts';
import { firstOf, without } from './ranking-fixtures.ts';
import { FIELD_CASES, TERM_CASES } from './ranking-term-cases.ts';

const CASES = [...TERM_CASES, ...FIELD_CASES];

describe('each weight of terms and fields has a question that needs it', () => {
  it.each(CASES)('$weight: $question → $first', async (c) => {
    expect(await firstOf(c, DEFAULT)).toBe(c.first);
    expect(await firstOf(c, without(c.weight))).not.toBe(c.first);
  });

  it('no field that counts is without one', () => {
    const named = new Set(CASES.map((c) => c.weight));
    const fields = FIELD_NAMES.filter((name) => DEFAULT.fields[name].weight > 0);
    expect(fields.map((n) => `fields.${n}`).filter((weight) => !named.has(weight))).toEqual([]);
  });
});

/** The weights of signals are fitted; these are what they must give on what ships, each with its reason. */
describe('on the shipped report and headnotes', () => {
  let library: Library;
  beforeAll(async () => {
    library = await shipped();
  });

  it.each([
    [
      '2020年一共罚了多少钱',
      /^rule-of-law-2020 一\(三\)1/,
      'a sum of the year: the report, and not the penalty law',
    ],
    ['安全码是什么', /^rule-of-law-2020 一\(二\)3/, 'a word of the report alone'],
    ['行政处罚有哪些种类', /^administrative-penalty-law@2021 第九条/, 'kinds: the article that lists them'],
    ['防洪法第三十八条', /^flood-control-law@2016 第三十八条/, 'a place is looked up'],
    ['没有演练罚多少', /^work-safety-law@2021 第九十七条/, 'the penalty, not the duty'],
    [
      '预警分几级',
      /^emergency-response-law@2024 第六十三条/,
      'grades: the article that sets them, in the law in force',
    ],
    ['蓄滞洪区是什么', /^flood-control-law@2016 第二十九条/, 'a definition'],
    [
      '当场罚款最多罚个人多少',
      /^administrative-penalty-law@2021 第五十一条/,
      'who and how much decide, not the noun',
    ],
  ])('%s → %s (%s)', async (question, first) => {
    expect(saying(await library.find(question)).split(' | ')[0]).toMatch(first);
  });
});
