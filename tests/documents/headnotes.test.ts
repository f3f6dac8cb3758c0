import { describe, expect, it } from 'vitest';
import { withHeadnotes } from '../../indexer/documents/headnotes.ts';
import { parse } from '../../indexer/structure/parse.ts';
import { articlesOf, walk } from '../../indexer/structure/tree.ts';

const read = (body: string, firstLine = 1) => withHeadnotes(parse(body, 'statute', firstLine), body, 'x.md');

const BODY = `
## 第一章 总则

第一条 单位要每年演练。
- 数目: 每年1次(演练); 5日(报备)
- 检索: 演习、多久一次
- 对应: 2007版第三条

第二条 不演练的要罚。
- 检索: 罚多少
`;

describe('withHeadnotes', () => {
  it('moves the words of an article to its headnote and leaves no text', () => {
    const { root, problems } = read(BODY);
    expect(problems).toEqual([]);
    const [first, second] = articlesOf(root);
    expect(first).toMatchObject({
      label: '第一条',
      text: '',
      children: [],
      headnote: {
        text: '单位要每年演练。',
        figures: ['每年1次(演练)', '5日(报备)'],
        keywords: ['演习', '多久一次'],
        corresponds: '2007版第三条',
      },
    });
    expect(second?.headnote).toEqual({ text: '不演练的要罚。', figures: [], keywords: ['罚多少'] });
  });

  it('keeps chapters, lines and spans that tile the body', () => {
    const { root } = read(BODY, 11);
    expect(root.children[0]).toMatchObject({ type: 'chapter', heading: '总则' });
    expect(articlesOf(root)[0]?.lines.start).toBe(14);
    expect([...walk(root)].map((n) => BODY.slice(n.span.start, n.span.end)).join('')).toBe(BODY);
  });

  it.each([
    ['第三条 甲。\n第二条 丙。\n', 2, '第二条的次序不对'],
    ['第一条 甲。\n第一条 乙。\n', 2, '第一条的次序不对'],
    ['第一条 甲。\n\n还有一段。\n', 3, '第一条的要旨不止一段'],
    ['第一条 甲。\n- 备注: 乙\n', 2, '不认识的列表行“- 备注: 乙”'],
    ['第一条 甲。\n- 检索: 乙\n- 数目: 1次\n', 3, '列表行“数目”重复或次序不对'],
    ['第一条\n- 检索: 乙\n', 1, '第一条没有要旨'],
    ['一段话。\n\n第一条 甲。\n', 1, '要旨不在任何一条之下'],
    ['', 1, '没有一条要旨'],
  ])('finds what is wrong in %j', (body, line, message) => {
    expect(read(body).problems).toMatchObject([{ file: 'x.md', line, message }]);
  });

  it('lets 第二条之一 follow 第二条, and articles be left out', () => {
    expect(read('第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第五条 丁。\n').problems).toEqual([]);
  });
});
