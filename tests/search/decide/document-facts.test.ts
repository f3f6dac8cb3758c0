import { beforeAll, describe, expect, it } from 'vitest';
import { answerFrom } from '../../../bot/answers/from-finding.ts';
import { answerText } from '../../../bot/cards/text.ts';
import type { FindOptions, Library } from '../../../indexer/types.ts';
import { shipped } from '../libraries.ts';

let library: Library;
beforeAll(async () => {
  library = await shipped();
});

const headline = async (question: string, options: FindOptions = {}) => {
  const finding = await library.find(question, { ...options });
  return finding.facts
    ? `${finding.about?.id} ${finding.facts[0]!.name}:${finding.facts[0]!.value}`
    : finding.outcome;
};

describe('facts of documents', () => {
  it.each([
    ['安全生产法现在有效吗', /^work-safety-law 效力状态:现行有效,自2021年9月1日起\(截至2026年9月15日\)/u],
    ['应对法哪年出的', /首次通过:2007年8月30日/u],
    ['应对法现在还有效吗', /^emergency-response-law 效力状态:现行有效,自2024年11月1日起/u],
    ['突发事件应对法哪年修订', /修订:2024年6月28日修订/u],
    ['防汛防台抗旱条例什么时候施行的', /施行:2021年7月1日起施行/u],
    [
      '突发事件应对法修改了哪些内容',
      /与上一版相比:2024-06-28的文本与2007-08-30的文本相比.*compare\?from=2007-08-30/u,
    ],
    ['防汛条例什么时候起算数', /^flood-prevention-regulation 施行:/u],
    ['旧应对法什么时候施行的', /施行:2007年11月1日起施行/u],
    ['危险化学品安全法什么时候开始施行', /施行:2026年5月1日起施行/u],
    ['危化品条例被什么取代了', /取代情况:[已将]由《中华人民共和国危险化学品安全法》.*部分取代/u],
    ['浙江省安全生产条例有没有新版', /取代情况:没有查到/u],
    ['浙江省安全生产条例一共多少条', /条数:共64条/u],
    ['防汛防台抗旱条例的公告号', /文号:浙江省第十三届人民代表大会常务委员会公告第50号/u],
    ['抗旱条例是国务院几号令', /文号:国务院令第552号/u],
    ['防汛条例是几号令', /文号:国务院令第86号\(1991年7月2日\)/u],
    ['消防法有几章', /章:共7章/u],
    ['突发事件应对法官方原文在哪里看', /官方文本:https:\/\/flk\.npc\.gov\.cn\/detail\?id=/u],
    [
      '浙江省实施突发事件应对法办法通过了吗',
      /效力状态:起草中\(截至2021年3月24日\).*没有查到它已经通过的公开记录/u,
    ],
    ['避险转移办法现在还有效吗', /效力状态:未核实/u],
    ['法治政府建设实施纲要过期了吗', /效力状态:规划期已满/u],
    ['国家防汛抗旱应急预案是谁印发的', /制定机关:国务院办公厅/u],
  ])('%s', async (question, expected) => {
    expect(await headline(question)).toMatch(expected);
  });

  it('are told of what was spoken of before', async () => {
    const turns = ['防汛防台抗旱条例什么时候施行的'];
    expect(await headline('里面讲了哪几章', { turns })).toMatch(/章:共7章:总则、/u);
    expect(await headline('这条例哪年出的', { turns: ['抗旱条例28条'] })).toMatch(/首次通过:2009年/u);
    expect(await headline('旧版多少条', { turns: ['突发事件应对法63条'] })).toMatch(/条数:共70条/u);
    expect(await headline('条例几号开始算数', { turns: ['抗旱条例28条'] })).toMatch(
      /^drought-relief-regulation 施行:2009年/u,
    );
  });

  it('are asked back where no document is named', async () => {
    const finding = await library.find('条例几号开始算数');
    expect([finding.outcome, finding.reason]).toEqual(['clarify', 'ambiguous']);
    expect(finding.choices.every(({ title }) => title.endsWith('条例'))).toBe(true);
  });

  it.each([
    '预警什么时候解除',
    '防洪法规定规划由谁制定',
    '安全生产法规定的许可证什么时候生效',
    '突发事件应对法第三章有几条',
  ])('%s is a question on what a text says', async (question) => {
    expect((await library.find(question)).facts).toBeUndefined();
  });

  it('stand beside the words of the text where it says them', async () => {
    const finding = await library.find('这份法治报告是什么时候发布的');
    expect(finding.facts?.[0]).toEqual({ name: '公布', value: '2021年3月24日' });
    expect(finding.hits[0]?.quote).toContain('2021-03-24');
  });

  it('are one card with the asked fact first, and the mark that the text is not held', async () => {
    const answer = answerFrom(await library.find('突发公共卫生事件应对法是哪年通过的'));
    const lines = answerText(answer, (path) => path).split('\n');
    expect(lines[0]).toBe('首次通过：2025年9月12日通过');
    expect(lines[1]).toBe('《中华人民共和国突发公共卫生事件应对法》（2025年通过）');
    expect(lines).toContain('注意：以上来自文件目录；没有收录它的正文。');
  });
});

describe('a law that is not held', () => {
  it('is told by name, the nearest passages only as such', async () => {
    const finding = await library.find('道路交通安全法对超载怎么罚');
    expect([finding.outcome, finding.reason, finding.unheld]).toEqual([
      'not_found',
      'text_not_held',
      '道路交通安全法',
    ]);
    const text = answerText(answerFrom(finding), (path) => path);
    expect(text).toContain('《道路交通安全法》不在本库中');
    expect(text).toContain('最接近的文字（不是答案）');
  });
});

describe('overviews', () => {
  it('of a report are the openings of its parts and then of its sections', async () => {
    const { outcome, hits } = await library.find('报告讲了些什么');
    expect(outcome).toBe('answered');
    const openings = hits.slice(0, 2).map(({ quote }) => quote);
    expect(openings[0]).toMatch(/^2020年,省应急管理厅/u);
    expect(openings[1]).toMatch(/^2021年是/u);
    expect(hits.slice(2).map(({ text }) => text.slice(0, 2))).toEqual(['1.', '1.', '1.']);
  });

  it('are asked for in passing, by whoever is tired', async () => {
    const { hits } = await library.find('困死了 帮我看下报告都讲了啥');
    expect(hits[0]!.quote).toMatch(/^2020年,省应急管理厅/u);
  });

  it('ask for what was reached: the sections of the first part alone', async () => {
    for (const question of ['这份报告的亮点', '报告亮点', '报告有什么亮点', '报告的亮点工作']) {
      const { hits } = await library.find(question);
      expect(hits, question).toHaveLength(5);
      expect(hits.every(({ locator }) => locator[0]!.number === 1)).toBe(true);
    }
  });

  it('of a statute are its chapters', async () => {
    const { facts } = await library.find('消防法主要讲了些什么');
    expect(facts?.[0]?.value).toMatch(/^共7章/u);
  });

  it('are none where a matter is asked for', async () => {
    const { facts } = await library.find('应对法对预警规定了什么');
    expect(facts).toBeUndefined();
  });
});
