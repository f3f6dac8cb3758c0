import { describe, expect, it } from 'vitest';
import { sortsAsked } from '../../../indexer/language/zh/asked-sorts.ts';
import { focusOf, wantedCount } from '../../../indexer/search/understand/focus.ts';
import { exampleDocuments, libraryWith, shipped } from '../libraries.ts';

describe('a passage of the sort that is asked for', () => {
  it.each([
    ['保费一年多少钱', '罚一千元', '推进渡口保险'],
    ['一年查了多少家', '检查渡口12家', '联合检查渡口'],
    ['渡船证管几年', '有效期三年', '十五日内发证'],
    ['渡口公告点击量多少', '点击量:300', '公告渡口数量'],
    ['占了几成', '占比85.4%', '罚款3亿元'],
    ['保费收了多少', '保费三千元', '占比85%'],
    ['一共收了多少保费', '保费三千元', '推广保险'],
    ['拦了多少辆车', '查处车辆40辆', '查处40起'],
    ['几月几号开渡', '三月一日开渡', '汛期停渡'],
    ['查出多少条隐患', '隐患30处', '第三条 隐患'],
    ['停了多少户', '渡口30余户', '停渡40次'],
    ['翻船那事处理了多少干部', '处分五名', '处分40起'],
    ['渡口要留多少平方', '三十平方米', '留出空地三处'],
    ['一年查几趟', '每年检查两次', '检查渡口12家'],
    ['翻了几起旧账', '7起事故', '重大事故'],
    ['渡船几点开', '上午8时开渡', '食堂与渡口'],
    ['举报给多少', '奖一千元', '鼓励举报'],
    ['罚款多少', '处二百元以上罚款', '应当查验缆绳'],
    ['几天之内要报', '十日内报告', '报告乡里'],
    ['多久换一次缆绳', '每半年换一次', '换缆绳'],
    ['局长姓什么', '王某同志', '局长负责渡口'],
    ['举报电话多少', '举报电话12350', '可以举报'],
    ['专家名单有吗', '名单另发', '设立专家组'],
    ['翻船死了多少人', '死亡三人', '救起九人'],
    ['一条渡船配几根缆绳', '缆绳两根', '缆绳两条,第三根桩'],
    ['每人每天给几升水', '每人十升', '每日三次'],
    ['渡口救生圈总数', '救生圈40个', '救生圈若干'],
    ['翻船后几天内要报', '五日内报告', '及时报告'],
    ['方案编好几个月内备案', '两个月内备案', '两人以上备案'],
    ['大修前几天通知船家', '三日前通知', '提前通知'],
    ['水尺按月看还是按季看', '每月查看', '定期查看'],
  ])('%s: “%s”, not “%s”', (question, holds, lacks) => {
    expect(sortsAsked(question).missingIn(holds)).toBe(0);
    expect(sortsAsked(question).missingIn(lacks)).toBeGreaterThan(0);
  });

  it('asks nothing of a passage where no sort is asked for', () => {
    expect(sortsAsked('渡口归谁管').asked).toBe(0);
    for (const question of [
      '还有几户人家住在渡口',
      '前几天发的通知',
      '往后几年怎么办',
      '查了好几家渡口',
      '第几条',
    ])
      expect(sortsAsked(question).asked, question).toBe(0);
  });

  it('of eight things has eight things', async () => {
    expect(['是哪8项制度', '是哪十二项制度', '哪些制度'].map(wantedCount)).toEqual([8, 12, undefined]);
    const { find } = await libraryWith(exampleDocuments());
    const three = await find('渡工开渡前要查哪3样东西');
    const nine = await find('渡工开渡前要查哪9项东西');
    expect(three.hits[0]!.entry.key).toBe(nine.hits[0]!.entry.key);
    expect([three.outcome, nine.outcome]).toEqual(['answered', 'not_found']);
  });

  it('has what stands next to the question word', () => {
    const concept = (said: string, at: number) => ({
      said,
      alternatives: [said],
      near: [],
      from: 'question' as const,
      at,
    });
    const [boat, rope] = [concept('渡船', 0), concept('缆绳', 3)];
    expect(focusOf('渡船的缆绳多少根', [boat, rope])).toBe(rope);
    expect(focusOf('渡船的缆绳', [boat, rope])).toBeUndefined();
  });
});

describe('confidence', () => {
  it('is greater for a question on what the texts say than for the same with words they never use', async () => {
    const { find } = await shipped();
    const known = await find('防汛抗旱物资怎么储备');
    const strange = await find('防汛抗旱物资怎么储备在火星上的潜水艇俱乐部');
    expect(known.confidence).toBeGreaterThan(strange.confidence);
    expect((await find('安全生产法第三条')).confidence).toBe(1);
    expect((await find('安全生产法第三百条')).confidence).toBe(0);
  });
});
