import { describe, expect, it } from 'vitest';
import {
  formatLocator,
  parseAnchor,
  parseLocator,
  sameLocator,
  toAnchor,
} from '../../indexer/structure/locator.ts';
import { parse } from '../../indexer/structure/parse.ts';
import { findReferences } from '../../indexer/structure/references.ts';
import { shapeOfText } from '../../indexer/structure/shapes.ts';
import { walk } from '../../indexer/structure/tree.ts';

/** Places of a text, as printed, with their own words; read by the shape that its marks show. */
const show = (lines: readonly string[]) => {
  const source = lines.join('\n');
  return [...walk(parse(source, shapeOfText(source)))]
    .slice(1)
    .map((node) => `${formatLocator(node.locator)}|${node.text.replaceAll('\n', '/')}`);
};

describe('plans and standards', () => {
  it('1, 1.1, 1.1.1 and (1)', () => {
    expect(
      show(['1 总则', '1.1 目的', '为了救灾。', '2 响应', '2.1.1 一级', '立即报告:', '(1)甲;', '(2)乙。']),
    ).toEqual([
      '1|总则',
      '1.1|目的/为了救灾。',
      '2|响应',
      '2.1.1|一级/立即报告:',
      '2.1.1(1)|甲;',
      '2.1.1(2)|乙。',
    ]);
  });
  it.each(['1.总则', '1、总则', '1\u3000总则', '1总则', '## 1 总则'])('%s', (first) => {
    expect(show([first, '1.1 目的', '救灾。'])[0]).toBe('1|总则');
  });
  it('lists and amounts within a clause are words of it', () => {
    const words = [
      '1 总则',
      '1.1 目的',
      '分两步:',
      '1.先报告',
      '2.再行动',
      '3.5万人参加。',
      '2021.6.1起。',
      '(3)不是头一个。',
    ];
    expect(show(words)).toEqual([
      '1|总则',
      '1.1|目的/分两步:/1.先报告/2.再行动/3.5万人参加。/2021.6.1起。/(3)不是头一个。',
    ]);
  });
  it('a sentence may stand beside its number', () => {
    expect(show(['1 范围', '3 要求', '3.1.1 应每日巡查。', '3.1.2应有记录,并保存。']).slice(2)).toEqual([
      '3.1.1|应每日巡查。',
      '3.1.2|应有记录,并保存。',
    ]);
  });
});

describe('other shapes', () => {
  it('articles under heads 一、 that are marked as headings', () => {
    expect(show(['## 一、一般规定', '第一条 甲。', '## 二、附则', '第二条 乙。'])).toEqual([
      '一|一般规定',
      '第一条|',
      '第一条第一款|甲。',
      '二|附则',
      '第二条|',
      '第二条第一款|乙。',
    ]);
  });
  it('正文 before 一、, and alone where nothing is numbered', () => {
    expect(show(['# 通知', '## 正文', '各市:', '一、甲。', '二、乙。'])).toEqual([
      '标题|通知',
      '正文|各市:',
      '一|甲。',
      '二|乙。',
    ]);
    expect(show(['# 批复', '2031年1月1日', '## 正文', '甲市:', '同意。'])).toEqual([
      '正文|',
      '正文第1段|甲市:',
      '正文第2段|同意。',
    ]);
  });
  it('a table is one of rows, and words go on after it', () => {
    expect(
      show(['第一条 如下:', '| 品名 | 数 |', '| --- | --- |', '| 袋 | 9 |', '另议。', '第二条 乙。']),
    ).toEqual([
      '第一条|',
      '第一条第一款|如下:',
      '第一条第一款表1|| 品名 | 数 |/| --- | --- |',
      '第一条第一款表1第1行|| 袋 | 9 |',
      '第一条第二款|另议。',
      '第二条|',
      '第二条第一款|乙。',
    ]);
  });
  it('attachments are texts of their own, by their own marks', () => {
    expect(
      show([
        '第一条 甲。',
        '## 附件1 办法',
        '第一条 乙。',
        '## 附件2',
        '1 总则',
        '1.1 目的',
        '## 附表',
        '丙。',
      ]),
    ).toEqual([
      '第一条|',
      '第一条第一款|甲。',
      '附件1|办法',
      '附件1·第一条|',
      '附件1·第一条第一款|乙。',
      '附件2|',
      '附件2·1|总则',
      '附件2·1.1|目的',
      '附表|',
      '附表·第1段|丙。',
    ]);
  });
});

describe('places of these shapes', () => {
  it.each(['3.2.1', '3.2.1(2)', '附件2', '附件2·3.1'])(
    '%s is read as it is printed, and its anchor too',
    (text) => {
      const locator = parseLocator(text)!;
      expect(formatLocator(locator)).toBe(text);
      expect(sameLocator(parseAnchor(toAnchor(locator))!, locator)).toBe(true);
    },
  );
  it.each(['3.5万', '2021.6.1', '3'])('%s is none', (text) =>
    expect(parseLocator(text)?.[0]?.type).not.toBe('clause'),
  );
  it('references name them behind a title', () => {
    const [found] = findReferences('按照《示例省防汛应急预案》3.2.1报告。');
    expect(formatLocator(found!.locator)).toBe('3.2.1');
    expect(findReferences('依据本预案第4.1节执行')[0]).toMatchObject({ anchor: { kind: 'self' } });
  });
});
