import { expect, it } from 'vitest';
import { answerFrom } from '../../bot/answers/from-finding.ts';
import { linksUnder } from '../../bot/cards/links.ts';
import { answerText } from '../../bot/cards/text.ts';
import { respond } from '../../bot/commands/dispatch.ts';
import { emptyMemory } from '../../bot/memory/memory.ts';
import { onDay } from '../../bot/routes/reader-on-day.ts';
import { heldToDay } from '../../indexer/versions/held-to-day.ts';
import { inventedLaws } from '../check/invented-laws.ts';
import { libraryWith } from '../search/libraries.ts';
import { buildDocument } from '../versions/build-document.ts';

const NOW = new Date('2025-03-01T00:00:00Z');
const report = buildDocument({
  ...{ id: 'work-report-2020', title: '示例省交通厅2020年工作报告', version: '2021-03-24' },
  ...{ kind: 'report', published: '2021-03-24' },
});
const library = libraryWith(inventedLaws());

/** A talk, message by message; the text of its last answer. */
async function talk(...messages: string[]): Promise<string> {
  const knowledge = { library: await library, glossary: [], paths: [] };
  let memory = emptyMemory(NOW);
  let said = '';
  for (const text of messages) {
    const answered = await respond({ text, memory, knowledge, now: NOW });
    memory = answered.memory;
    said = answerText(answered.answer, linksUnder('http://x'));
  }
  return said;
}

it('answers a place by the text of the day asked for, and says why that one', async () => {
  const said = await talk('2018年5月的渡口管理条例第六条');
  expect(said).toContain('经过不少于四十学时的培训');
  // What held then is not said to hold.
  expect(said).toContain('2015-06-01起施行 · 2018-05-01有效');
  expect(said).not.toMatch(/现行有效|将由/);
  expect(said).toContain(
    '2018年5月1日有效的是2015年4月2日通过的文本（2015年6月1日起施行，2022年3月1日起被2022年1月10日修订的文本取代）',
  );
  expect(await talk('2018-05-01渡口管理条例第六条')).toContain('四十学时');
  expect(await talk('渡口管理条例在2023年1月5日时第八条')).toContain('六十学时');
});

it('a year alone means the text in force then, and both are told where one took the place of the other', async () => {
  expect(await talk('2018年的渡口管理条例第六条')).toMatch(
    /四十学时[\s\S]*2018年12月31日有效的是2015年4月2日/,
  );
  const changed = await talk('2022年的渡口管理条例第八条');
  expect(changed).toContain('六十学时');
  expect(changed).toMatch(
    /2022年内换了文本：2022年1月1日有效的是2015年4月2日通过的文本.*2022年12月31日有效的是2022年1月10日修订的文本.*以上按2022年1月10日的文本/,
  );
  expect(await talk('2022年的渡口管理条例')).toMatch(
    /在2022年\n[\s\S]*2022年内换了文本[\s\S]*看2015年4月2日的文本[\s\S]*看2022年1月10日的文本/,
  );
  // What was done that year is another question.
  expect(await talk('2018年渡口管理条例宣传了几次')).not.toContain('有效的是');
  const { find } = await library;
  expect(await find('2018年的渡口管理条例第六条')).toMatchObject({
    outcome: 'answered',
    onDay: { day: '2018-12-31', version: '2015-04-02' },
  });
});

it('goes on with the article just shown, under the number it had', async () => {
  expect(await talk('渡口管理条例第八条', '2018年5月的呢')).toMatch(
    /第六条 渡工[\s\S]*四十学时[\s\S]*2018年5月1日有效的是/,
  );
  expect(await talk('渡口管理条例第八条', '旧法怎么说')).toContain('四十学时');
  expect(await talk('渡口管理条例2015版第六条', '新的怎么说')).toContain('六十学时');
});

it('tells which text was in force when something happened, and decides nothing', async () => {
  const said = await talk('事故发生在2021年3月,适用哪一版渡口管理条例');
  expect(said).toContain('2021年3月1日有效的是2015年4月2日通过的文本');
  expect(said).toContain('由办案人员决定');
  expect(said).toMatch(/看2015年4月2日的文本[\s\S]*看2022年1月10日的文本[\s\S]*两版对照/);
  expect(await talk('渡口管理条例第八条', '事故发生在2021年3月适用哪一版')).toContain(
    '2015年4月2日文本的这一条',
  );
  expect(await talk('渡口管理条例第八条', '事故发生在2021年3月适用哪一版', '1')).toContain('四十学时');
  expect(await talk('违法行为发生在2022年,渡口管理条例适用旧法还是新法')).toContain('2022年内换了文本');
  expect(await talk('事故发生在2021年3月适用哪一版')).toContain('请写明是哪一部法');
});

it('says exactly which text is not held, and offers those that are', async () => {
  const said = await talk('2010年1月的渡口管理条例第三条');
  expect(said).toContain('2010年1月1日还没有生效的文本');
  const { find } = await library;
  const finding = await find('示例省堤防管理条例第二条', { asOf: '2019-01-01' });
  expect(finding).toMatchObject({
    outcome: 'not_found',
    reason: 'not_in_force',
    onDay: { state: 'not_yet' },
  });
});

it('a report counts from the day it was published', async () => {
  const held = await library;
  const found = await held.find('渡口管理条例第八条');
  const hits = found.hits.map((hit) => ({ ...hit, entry: { ...hit.entry, document: report } }));
  const told = { ...found, hits, query: { ...found.query, documents: [] } };
  expect(heldToDay(told, new Map(), '2021-03-24')).toBe(told);
  const before = heldToDay(told, new Map(), '2021-03-23');
  expect(before).toMatchObject({ outcome: 'not_found', reason: 'not_in_force', hits: [] });
  const query = { ...before.query, asOf: '2021-03-23' };
  expect(answerText(answerFrom({ ...before, query }), linksUnder('http://x'))).toContain(
    '2021年3月24日才发布，2021年3月23日还没有',
  );
});

it('a date that is not about the law in force is left to the search', async () => {
  expect(await talk('2020年3月检查了多少次渡口')).not.toContain('有效的是');
  expect(await talk('渡口管理条例2022年3月1日施行吗')).not.toContain('没有收录那个文本');
});

it('the reader shows the text of a day, or what is held instead', async () => {
  const held = await library;
  const then = onDay(held, 'ferry', '2018-05-01');
  expect(then.status).toBe(200);
  expect(then.body).toMatch(/value="2018-05-01"[\s\S]*四十学时/);
  expect(then.body).toContain('2018年5月1日有效的是2015年4月2日通过的文本');
  expect(onDay(held, 'ferry', '2010-01-01')).toMatchObject({ status: 404 });
  expect(onDay(held, 'ferry', '2010-01-01').body).toContain('还没有生效的文本');
  expect(onDay(held, 'ferry', '<b>').body).toContain('日期写作');
});
