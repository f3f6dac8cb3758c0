import { describe, expect, it } from 'vitest';
import { agreement, numeralValue, quantitiesIn } from '../../indexer/language/zh/quantities.ts';

const said = (text: string) => quantitiesIn(text).map(({ unit, low, high }) => [unit, low, high]);

describe('amounts are values', () => {
  it.each([
    ['3.08亿', 308_000_000],
    ['30800万', 308_000_000],
    ['12,000', 12_000],
    ['一百二十', 120],
    ['二〇二〇', 2020],
    ['十七点三', 17.3],
    ['两万', 20_000],
    ['半', 0.5],
  ])('%s is %d', (text, value) => {
    expect(numeralValue(text)).toBe(value);
  });

  it.each(['', '元', '三元', '1.2.3'])('“%s” is none', (text) => {
    expect(numeralValue(text)).toBeUndefined();
  });

  it('limbs are joined, and a unit said once is that of both', () => {
    expect(said('造成十人以上三十人以下死亡,或者五十人以上一百人以下重伤')).toEqual([
      ['人', 10, 30],
      ['人', 50, 100],
    ]);
    expect(said('百分之十七点三')).toEqual([['%', 17.3, 17.3]]);
    expect(said('1.2万余次')).toEqual([['次', 12_000, 12_000]]);
    expect(said('满14不满18怎么处罚')[0]!.slice(0, 2)).toEqual(['', 14]);
  });

  it('a unit that is not said is the one meant', () => {
    expect(said('机构收了八万')).toEqual([['元', 80_000, 80_000]]);
    expect(said('违法所得才三万')).toEqual([['元', 30_000, 30_000]]);
    expect(said('塔吊倒了当场死4个')).toEqual([['人', 4, 4]]);
    expect(said('厂里280号人')).toEqual([['人', 280, 280]]);
    expect(said('收了3条')).toEqual([['项', 3, 3]]);
  });
});

describe('a question agrees with the limb its number lies in', () => {
  const [low, high] = quantitiesIn('三人以上十人以下死亡,十人以上三十人以下死亡');
  it.each([
    ['死了12个人', 0, 0.8],
    ['死了10个人', 0, 0.8],
    ['死了3个人', 0.8, 0],
    ['死亡10人以上30人以下', 0, 1],
  ])('%s', (question, below, above) => {
    const [asked] = quantitiesIn(question);
    expect(agreement(asked!, low!)).toBe(below);
    expect(agreement(asked!, high!)).toBe(above);
  });

  it('never with another unit', () => {
    expect(agreement(quantitiesIn('12天')[0]!, high!)).toBe(0);
  });
});
