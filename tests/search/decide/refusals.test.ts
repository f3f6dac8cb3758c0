import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../indexer/types.ts';
import { exampleDocuments, libraryWith, saying, shipped } from '../libraries.ts';

let library: Library;
let example: Library;
beforeAll(async () => {
  [library, example] = await Promise.all([shipped(), libraryWith(exampleDocuments())]);
});

describe('refused with the right reason', () => {
  it.each([
    ['安全生产法第200条', 119],
    ['行政处罚法第一百条', 86],
    ['防洪法第99999条', 65],
    ['防洪法第0条', 65],
  ])('%s: no such article of %i', async (question, articleCount) => {
    expect(await library.find(question)).toMatchObject({
      reason: 'no_such_provision',
      articleCount,
      hits: [],
    });
  });

  it.each([
    ['《示例法》对罚款怎么规定', '示例法'],
    ['四川省实施突发事件应对法办法第三条', '四川省实施突发事件应对法办法'],
    ['江苏省安全生产条例对主要负责人怎么规定', '江苏省安全生产条例'],
    ['浙江省物业管理条例对业委会怎么规定', '浙江省物业管理条例'],
    ['深圳经济特区道路交通安全管理条例怎么罚闯红灯', '深圳经济特区道路交通安全管理条例'],
    ['道交法对超载怎么罚', '道路交通安全法'],
    ['刑法第一百三十四条', '刑法'],
    ['民法典对高空抛物怎么规定', '民法典'],
  ])('%s: 《%s》 is not held', async (question, name) => {
    const finding = await library.find(question);
    expect([saying(finding), finding.unheld]).toEqual(['not_found text_not_held', name]);
  });

  it.each([
    ['渡口条例第八条', 'no_such_provision', 7],
    ['渡口条例第三条第三款', 'no_such_provision', 7],
    ['渡口条例第三条第(四)项', 'no_such_provision', 7],
    ['风筝放飞办法第十条', 'no_such_provision', 9],
    ['养蜂规定第三条', 'text_not_held', undefined],
    ['风筝放飞办法第三条', 'text_not_held', undefined],
    ['港务报告三(一)', 'no_such_provision', undefined],
    ['渡口条例2018版第三条', 'text_not_held', undefined],
  ])('%s: %s', async (question, reason, articleCount) => {
    const finding = await example.find(question);
    expect([finding.outcome, finding.reason, finding.articleCount]).toEqual([
      'not_found',
      reason,
      articleCount,
    ]);
    expect(finding.about?.title).toContain(/渡口|风筝|养蜂|港务/u.exec(question)![0]);
  });

  it.each([
    ['广东省的防汛规定是什么', 'another province'],
    ['江苏安全生产条例第三条', "another province's text of the same name"],
    ['深圳的防汛要求', 'another city'],
    ['1987年罚了多少钱', 'a year of which nothing tells'],
    ['2031年打算做什么', 'a year of which nothing tells'],
    ['2018年罚了多少钱', 'a year of which a text was made, but nothing tells'],
    ['2015年的罚款金额', 'a year that a title names, but nothing tells of'],
    ['2022年法治政府建设报告', 'a report that is not held'],
    ['午餐补贴多少', 'nothing of the kind'],
    ['你好', 'no question'],
  ])('%s: not in the texts (%s)', async (question) => {
    expect(saying(await library.find(question))).toBe('not_found not_in_texts');
  });

  it('asks back only where no work is determined, with those that have the place', async () => {
    const finding = await library.find('第六十三条');
    expect(saying(finding)).toBe('clarify ambiguous');
    expect(finding.choices.map((d) => d.id)).toContain('flood-control-law');
    expect(finding.choices.map((d) => d.id)).not.toContain('natural-disaster-relief-regulation');
    expect(finding.choices.every((d) => d.version !== '2007-08-30')).toBe(true);
    expect(saying(await library.find('防洪法第六十三条'))).not.toMatch(/clarify/);
  });
});

describe('a document without text', () => {
  it.each(['风筝放飞办法规定线多长', '风筝要离机场多远,按风筝放飞办法'])(
    'answers nothing it lays down: %s',
    async (question) => {
      expect(saying(await example.find(question))).toBe('not_found text_not_held');
    },
  );

  it.each(['风筝放飞办法进展到哪一步了', '风筝放飞办法起草了吗', '港务报告里提到风筝放飞办法了吗'])(
    'has the life that the report tells of it: %s',
    async (question) => {
      const finding = await example.find(question);
      expect(saying(finding)).toMatch(/^harbour-report 一\(二\)1/);
      expect(finding.about?.id).toBe('kite');
    },
  );

  it.each(['浙江省实施突发事件应对法办法进展到哪一步', '浙江省实施突发事件应对法办法立法调研了吗'])(
    'of the shipped knowledge: %s',
    async (question) => {
      expect(saying(await library.find(question))).toMatch(/^rule-of-law-2020/);
    },
  );
});

describe('the version that answers', () => {
  it.each([
    ['渡口条例第三条', undefined, 'ferry@2022 第三条'],
    ['渡口条例第三条', '2020-01-01', 'ferry@2015 第三条'],
    ['渡口条例第三条', '2022-06-30', 'ferry@2015 第三条'],
    ['渡口条例第三条', '2022-07-01', 'ferry@2022 第三条'],
    ['2019年时渡口条例第三条', undefined, 'ferry@2015 第三条'],
    ['旧的渡口条例第三条', undefined, 'ferry@2015 第三条'],
    ['渡口条例第三条 新旧对比', undefined, 'ferry@2022 第三条 | ferry@2015 第三条'],
    ['渡口条例2022版第三条', '2020-01-01', 'ferry@2022 第三条'],
    ['渡口条例第三条', '1990-01-01', 'not_found not_in_force'],
    ['1990年时渡口条例第三条', undefined, 'not_found not_in_force'],
    ['渡口条例大雾怎么办', '1990-01-01', 'not_found not_in_force'],
    ['开渡前渡工要查缆绳吗', '1990-01-01', 'not_found not_in_force'],
    // A report counts from the day it was published.
    ['港务报告一(一)1', '1990-01-01', 'not_found not_in_force'],
  ])('%s as of %s: %s', async (question, asOf, answer) => {
    expect(saying(await example.find(question, asOf ? { asOf } : {}))).toBe(answer);
  });

  it('not in force tells of what document and on what date, and which versions there are', async () => {
    const finding = await library.find('突发事件应对法第七条', { asOf: '1990-01-01' });
    expect(saying(finding)).toBe('not_found not_in_force');
    expect(finding).toMatchObject({ about: { id: 'emergency-response-law' }, query: { asOf: '1990-01-01' } });
    expect(finding.otherVersions.length).toBeGreaterThan(0);
  });

  it('searched by matter is the one that held on the date', async () => {
    const on = async (asOf: string) => (await example.find('本条例管什么', { asOf })).hits[0]!;
    expect((await on('2020-01-01')).entry.document.version).toBe('2015-03-01');
    expect((await on('2024-06-01')).entry.document.version).toBe('2022-05-01');
    expect((await on('2024-06-01')).status).toBe('in_force');
  });

  it('to come is answered today, with its status', async () => {
    const coming = exampleDocuments().map((d) =>
      d.version === '2022-05-01' ? { ...d, effective: '2030-01-01' } : d,
    );
    const { find } = await libraryWith(coming.filter((d) => d.version !== '2015-03-01'));
    const [hit] = (await find('渡口条例第三条')).hits;
    expect(hit).toMatchObject({ status: 'not_yet_in_force' });
  });
});

describe('a matter that no text is about', () => {
  const outOfScope = ['年假', '渡船'];

  it('is refused, whatever passage it looks like', async () => {
    const question = '渡工的年假要报谁同意';
    const [without, within] = await Promise.all([
      example.find(question),
      libraryWith(exampleDocuments(), [], outOfScope).then((l) => l.find(question)),
    ]);
    expect(within.confidence).toBeLessThanOrEqual(without.confidence);
    expect([within.outcome, within.reason]).toEqual(['not_found', 'not_in_texts']);
  });

  it('is none where the passage speaks of it', async () => {
    const question = '大雾天渡船停在哪里等';
    const { confidence, hits } = await (await libraryWith(exampleDocuments(), [], outOfScope)).find(question);
    const own = await example.find(question);
    expect(hits[0]!.text).toContain('渡船');
    expect(confidence).toBe(own.confidence);
  });

  it.each(['年假怎么算', '公积金怎么提取', '离婚财产怎么分', '驾照过期了怎么换', '信用卡逾期还不上怎么办'])(
    'is refused in the shipped knowledge: %s',
    async (question) => {
      expect(saying(await library.find(question))).toBe('not_found not_in_texts');
    },
  );
});
