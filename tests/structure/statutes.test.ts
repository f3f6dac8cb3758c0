import { describe, expect, it } from 'vitest';
import { parse } from '../../indexer/structure/parse.ts';
import { articlesOf, findProvision, textOf } from '../../indexer/structure/tree.ts';
import { showTree } from './show-tree.ts';

const show = (source: string) => showTree(source, 'statute').slice(1);

describe('parsing statutes', () => {
  it('reads 编 章 节 条 款 项 目', () => {
    const source = [
      '示例省风筝条例',
      '第一编 总纲',
      '# 第一章　总 则',
      '**第一节 目的**',
      '第一条 为了放好风筝，制定本条例。',
      '第二条 放风筝的，应当：',
      '（一）看天气：',
      '1. 有雷不放；',
      '2、无风不放。',
      '(二)收好线。',
      '',
      '雨天另行规定。',
    ].join('\n');
    const lines = showTree(source, 'statute');
    expect(lines).toEqual([
      '全文|示例省风筝条例',
      '第一编|总纲',
      '第一编第一章|总 则',
      '第一编第一章第一节|目的',
      '第一条',
      '第一条第一款|为了放好风筝，制定本条例。',
      '第二条',
      '第二条第一款|放风筝的，应当：',
      '第二条第一款第(一)项|看天气：',
      '第二条第一款第(一)项第1目|有雷不放；',
      '第二条第一款第(一)项第2目|无风不放。',
      '第二条第一款第(二)项|收好线。',
      '第二条第二款|雨天另行规定。',
    ]);
  });

  it.each([
    ['第12条 甲。', '第十二条第一款|甲。'],
    ['第\uff11\uff12条 甲。', '第十二条第一款|甲。'],
    ['第一百零五条 甲。', '第一百零五条第一款|甲。'],
    ['第 七 条　甲。', '第七条第一款|甲。'],
    ['**第七条** 甲。', '第七条第一款|甲。'],
    ['## 第七条 甲。', '第七条第一款|甲。'],
    ['第七条\n甲。', '第七条第一款|甲。'],
    ['第一条甲。', '第一条第一款|甲。'],
    ['第一条中央部门管甲。', '第一条第一款|中央部门管甲。'],
    ['第七条之一 甲。', '第七条之一第一款|甲。'],
  ])('reads the article of %j', (source, last) => expect(show(source).at(-1)).toBe(last));

  it.each([
    ['(一)甲；', '第(一)项'],
    ['\uff08一\uff09甲；', '第(一)项'],
    ['\uff08 一 \uff09甲；', '第(一)项'],
    ['\u3220甲；', '第(一)项'],
    ['1.甲；', '第1目'],
    ['\uff11\uff0e甲；', '第1目'],
    ['1、甲；', '第1目'],
    ['1\uff09甲；', '第1目'],
    ['\uff081\uff09甲；', '第1目'],
    ['\u2460甲；', '第1目'],
    ['\u2488甲；', '第1目'],
  ])('reads the list mark of %j', (line, place) => {
    expect(show(`第一条 应当：\n${line}`).at(-1)).toBe(`第一条第一款${place}|甲；`);
  });

  it('3.5 and 2020年 begin no list', () => {
    const lines = show('第一条 标准如下：\n3.5米以上。\n2020年起。\n2020、2021两年。');
    expect(lines.slice(1)).toEqual([
      '第一条第一款|标准如下：',
      '第一条第二款|3.5米以上。',
      '第一条第三款|2020年起。',
      '第一条第四款|2020、2021两年。',
    ]);
  });

  it.each([
    '第三章法律责任',
    '第三章　法律责任',
    '第三章\n法律责任',
    '**第三章** 法律责任',
    '第 三 章 法律责任',
  ])('reads the heading %j', (source) => expect(show(`${source}\n第九条 甲。`)[0]).toBe('第三章|法律责任'));

  it.each([
    '第一条规定的材料齐全的，当场受理。',
    '第一条第二款规定的材料齐全的，当场受理。',
    '第一条 第二款规定的材料齐全的，当场受理。',
    '第十二条第(三)项所列物品不得带入。',
    '第三条、第四条的规定另有说明。',
    '第三章规定的程序照办，不得省略。',
    '第九条甲乙丙丁。',
  ])('a line that mentions a provision begins none: %s', (line) => {
    expect(show(`第二条 甲。\n${line}`).at(-1)).toBe(`第二条第二款|${line}`);
  });

  it('a paragraph after a list is the next 款, and its list belongs to it', () => {
    const lines = show('第一条 甲：\n（一）乙；\n（二）丙。\n前款所列：\n（一）丁。\n戊。');
    expect(lines.slice(1)).toEqual([
      '第一条第一款|甲：',
      '第一条第一款第(一)项|乙；',
      '第一条第一款第(二)项|丙。',
      '第一条第二款|前款所列：',
      '第一条第二款第(一)项|丁。',
      '第一条第三款|戊。',
    ]);
  });

  it('an item may have its words on the line below, and a line may break anywhere', () => {
    const lines = show('第一条 应当做到：\n（一）\n看天\n\n气；\n（二）收线，\n再回家。\n其他照旧。');
    expect(lines.slice(1)).toEqual([
      '第一条第一款|应当做到：',
      '第一条第一款第(一)项|看天\n气；',
      '第一条第一款第(二)项|收线，\n再回家。',
      '第一条第二款|其他照旧。',
    ]);
  });

  it('a list that lost its first mark keeps its items in place', () => {
    expect(show('第一条 分工如下：\n大风筝归省里；\n（二）小风筝归县里。').slice(1)).toEqual([
      '第一条第一款|分工如下：',
      '第一条第一款第(一)项|大风筝归省里；',
      '第一条第一款第(二)项|小风筝归县里。',
    ]);
    // Two full paragraphs before a list are no lost mark.
    expect(show('第一条 甲。\n乙：\n（一）丙；\n（二）丁。').at(-1)).toBe('第一条第二款第(二)项|丁。');
  });

  it('lists directly under an article hang from its first paragraph', () => {
    expect(show('第一条\n（一）甲；\n（二）乙。\n丙。').slice(1)).toEqual([
      '第一条第一款',
      '第一条第一款第(一)项|甲；',
      '第一条第一款第(二)项|乙。',
      '第一条第二款|丙。',
    ]);
  });

  it('a topic in 【】 is the heading of its article', () => {
    const root = parse('第一条 【目的】为了放好风筝。\n第二条【范围】\n本省。', 'statute');
    const [first, second] = articlesOf(root);
    expect([first?.heading, second?.heading]).toEqual(['目的', '范围']);
    expect(textOf(first!)).toBe('第一条 【目的】 为了放好风筝。');
    expect(second?.children.map((c) => c.text)).toEqual(['本省。']);
  });

  it('words under a chapter that belong to no article are its own', () => {
    expect(show('第一章 总则\n本章自明年起施行。\n第一条 甲。')[0]).toBe('第一章|总则|本章自明年起施行。');
  });

  it('tells the lines of the file', () => {
    const root = parse('第一条 甲：\n（一）乙；\n\n（二）丙。\n第二条 丁。\n', 'statute', 20);
    expect(articlesOf(root).map((a) => a.lines)).toEqual([
      { start: 20, end: 23 },
      { start: 24, end: 24 },
    ]);
    const item = findProvision(root, [
      { type: 'article', number: 1 },
      { type: 'paragraph', number: 1 },
      { type: 'item', number: 2 },
    ]);
    expect(item?.lines).toEqual({ start: 23, end: 23 });
  });

  it('prints a provision as held', () => {
    const [article] = articlesOf(parse('第五十条 甲：\n(一)乙；\n(二)丙。\n丁。', 'statute'));
    expect(textOf(article!)).toBe('第五十条 甲：\n(一)乙；\n(二)丙。\n丁。');
    expect(textOf(parse('第一条\n第二条\n甲。', 'statute'))).toBe('第一条\n第二条 甲。');
  });
});
