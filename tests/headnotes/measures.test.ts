import { describe, expect, it } from 'vitest';
import { FIXED_TERMS } from './fixed-terms.ts';
import { allowedLength } from './length.ts';
import { numberFaults, quantities } from './numbers.ts';
import { comparable, overlap } from './overlap.ts';

// All wording here is invented: statute text never stands in the repository.
const keys = (text: string) => quantities(text).map((q) => q.key);
const compare = (a: string, b: string) => overlap(comparable(a), comparable(b));

describe('numbers', () => {
  it.each([
    ['罚三万五千元', ['35000元']],
    ['罚3.5万元', ['35000元']],
    ['二十至五十万元', ['200000元', '500000元']],
    ['晾晒二十四小时', ['24小时']],
    ['晾晒24个小时', ['24小时']],
    ['百分之八', ['比0.08']],
    ['8%', ['比0.08']],
    ['三分之二', [`比${2 / 3}`]],
    ['每半年浇水一次', ['6月', '1次']],
    ['养猫两只以上,喂三次', ['3次']],
    ['2021年3月4日', ['2021年3月4日']],
    ['满14周岁', ['14岁']],
    ['按第十二条第三款', ['第12', '第3']],
  ])('%s', (text, expected) => expect(keys(text)).toEqual(expected));

  it.each([
    '统一部署',
    '一般情况',
    '其中之一',
    '第一次会议不算',
    '第二天',
    '第二十三次',
    '一套工具',
    '唯一',
    '一个苹果',
    '同一级',
    '一次性水杯',
  ])('%s 不是数目', (text) => {
    expect(keys(text)).toEqual([]);
  });

  it('一个 counts when a limit makes it one', () => expect(keys('一个以上')).toEqual(['1个']));

  it('finds what the article lacks and what the headnote leaves out', () => {
    const article = '养鸭人应当在五日内报告,逾期罚一百元。';
    expect(numberFaults(article, '五天内说一声,不说罚100元。', '五天内说一声,不说罚100元。')).toEqual([]);
    expect(numberFaults(article, '六天内说一声,不说罚100元。', '六天内说一声,不说罚100元。')).toHaveLength(2);
    expect(numberFaults(article, '早点说。\n5日、100元', '早点说。\n5日、100元')).toEqual([]);
  });
});

describe('overlap', () => {
  const official = '养鸭人应当在傍晚把鸭子赶回岸边的木头棚子里清点数目并且关好栅栏,然后向村民委员会报告。';

  it('finds the longest shared run, punctuation ignored', () => {
    expect(compare('鸭子赶回岸边,的木头棚子里面', official).longest).toBe('鸭子赶回岸边的木头棚子里');
    expect(compare('天黑前鸭要进棚', official)).toEqual({ longest: '', runs: [], share: 0 });
  });
  it('counts runs of 8 or more only', () => {
    expect(compare('把鸭子赶回岸边', official).share).toBe(0);
    expect(compare('把鸭子赶回岸边的', official).share).toBe(1);
  });
  it('leaves titles, bodies, terms and amounts out', () => {
    expect(compare('向村民委员会报告', official).runs).toEqual([]);
    expect(compare('照《养鸭棚子管理办法》', '照《养鸭棚子管理办法》办').runs).toEqual([]);
    expect(compare('罚二百元以上三千元以下', '罚二百元以上三千元以下').runs).toEqual([]);
  });
  it('holds fixed terms only, never sentences', () => {
    for (const term of FIXED_TERMS) expect(term.length, term).toBeLessThanOrEqual(19);
    for (const term of FIXED_TERMS) expect(term).not.toMatch(/[,。;:,;:]/);
  });
});

describe('length', () => {
  it('is 20 to 90, and 25 more for each item or amount beyond three', () => {
    expect(allowedLength({ text: '养鸭。', items: 0, closing: false })).toEqual({ least: 20, most: 90 });
    expect(allowedLength({ text: '罚一百元。', items: 4, closing: false })).toEqual({ least: 20, most: 140 });
    expect(allowedLength({ text: '养鸭。', items: 0, closing: true }).least).toBe(1);
  });
});
