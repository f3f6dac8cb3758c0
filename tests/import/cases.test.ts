import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { reference } from '../reference.ts';
import { bodyOf, imported, placesOf } from './imported.ts';

const folder = reference();
const CASES = folder === undefined ? '' : path.join(folder, 'data/import-cases');
const named = (...starts: string[]) =>
  readdirSync(CASES)
    .filter((name) => starts.some((start) => name.startsWith(start)))
    .map((name) => path.join(CASES, name));

/** Imports the cases whose names begin so, in one run. */
const run = (...starts: string[]) => imported(named(...starts));
const outcomes = ({ results }: Awaited<ReturnType<typeof run>>) => results.map(({ outcome }) => outcome);
const messages = ({ results }: Awaited<ReturnType<typeof run>>) =>
  results
    .flatMap((r) => [...r.findings.map(({ message }) => message), ...r.notes, r.error?.message ?? ''])
    .join('\n');

describe.skipIf(folder === undefined)('the faults that were found with real files', () => {
  it.each(['01', '02'])('%s: two titles of one slug are two works', async (start) => {
    const { results, documents } = await run(start);
    expect(results.map(({ outcome }) => outcome)).toEqual(['new', 'new']);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(2);
    expect(new Set(documents.map(({ title }) => title)).size).toBe(2);
  });

  it('03: an emergency plan has its own places', async () => {
    const { documents } = await run('03');
    expect(documents[0]).toMatchObject({ kind: 'plan', version: '2021-06-01' });
    expect(placesOf(documents[0]!)).toEqual({
      '1.1': '1.1 编制目的\n为有序应对洪涝,制定本预案。',
      '1.2': '1.2 适用范围\n本预案适用于本省洪涝应对。',
      '2.1': '2.1 省防指\n省防指由省长任总指挥。',
      '3.1': '3.1 I级响应\n省防指总指挥主持会商,每小时报告一次。',
      '4': '4 附则\n本预案自印发之日起实施。',
    });
  });

  it('04: what a format marks as the title is the title, whatever its last word', async () => {
    const { results } = await run('04');
    expect(results).toHaveLength(22);
    for (const { outcome, title, original } of results) {
      expect(outcome).toBe('new');
      expect(original).toContain(title);
    }
  });

  it('05: a decision in 一、二、 is held by its points', async () => {
    const { documents } = await run('05');
    expect(documents[0]).toMatchObject({ kind: 'local-regulation', issuer: '示例省人民代表大会常务委员会' });
    expect(Object.keys(placesOf(documents[0]!))).toEqual(['标题', '正文', '一', '二', '三']);
  });

  it('06: a table after the last article is one of rows, under its own heading', async () => {
    const { documents } = await run('06-');
    const places = placesOf(documents[0]!);
    expect(places.第三条).toBe('第三条 本条例自2020年5月1日起施行。');
    expect(places.附表·表1第2行).toBe('| 品名 | 单位 | 数量 |\n| --- | --- | --- |\n| 冲锋舟 | 艘 | 20 |');
  });

  it('06b: an attachment in 一、二、 is no paragraph of the last article', async () => {
    const { documents } = await run('06b');
    const places = placesOf(documents[0]!);
    expect(places.第三条).toBe('第三条 本条例自2020年5月1日起施行。');
    expect(places.附件·二).toBe('二、冲锋舟二十艘。');
  });

  it('07: a judicial interpretation with heads 一、二、 keeps its articles', async () => {
    const { results, documents } = await run('07-', '07b');
    expect(results.map(({ outcome, articles }) => [outcome, articles])).toEqual([
      ['new', 3],
      ['new', 2],
    ]);
    expect(documents.map(({ kind }) => kind)).toEqual(['judicial-interpretation', 'judicial-interpretation']);
    expect(documents.map(({ title }) => title)).toContain('示例省高级人民法院关于水库文书送达的安排');
    expect(bodyOf(results[0]!)).toContain('\n## 二、责任认定\n');
  });

  it('08: the same text under two dates is one; the text’s date wins and the difference is told', async () => {
    const done = await run('08');
    expect(outcomes(done)).toEqual(['new', 'unchanged']);
    expect(done.documents.map(({ version }) => version)).toEqual(['2020-03-01']);
    expect(messages(done)).toContain('与 shi-li-sheng-shui-ku-yang-hu-tiao-li@2020-03-01 逐条相同');
    expect(messages(done)).toContain('文件名的日期 2020-04-07 与正文所载的 2020-03-01 不同,以正文为准');
  });

  it('09: an upload stamp in a file name is no version', async () => {
    const { documents } = await run('09');
    expect(documents[0]!.version).toBeUndefined();
  });

  it('10: no full stop, or no day of entry into force: a warning', async () => {
    const done = await run('10');
    expect(outcomes(done)).toEqual(['new', 'new']);
    expect(messages(done)).toMatch(/正文末尾不成句[\s\S]*没有说何时施行/u);
  });

  it('11: 抄送 and 印发 are left out with a word', async () => {
    const done = await run('11');
    expect(Object.keys(placesOf(done.documents[0]!))).toEqual(['第一条', '第二条']);
    expect(placesOf(done.documents[0]!).第二条).toBe('第二条 本规定自2020年5月1日起施行。');
    expect(messages(done)).toContain('“抄送:各市水利局。”');
  });

  it('12: a reply of one paragraph', async () => {
    const { documents } = await run('12');
    expect(documents[0]).toMatchObject({ issuer: '示例省水利厅', published: '2020-03-01' });
    expect(placesOf(documents[0]!)).toEqual({
      正文第2段: '你局请示收悉。经研究,土堤属于堤防,按照堤防管理。',
    });
  });

  it('13: a standard in articles', async () => expect(outcomes(await run('13'))).toEqual(['new']));

  it('20–22: GBK, whatever the page declares', async () => {
    for (const start of ['20', '21', '22']) {
      const { results } = await run(start);
      expect(results[0]).toMatchObject({ outcome: 'new', articles: 6, title: '示例省水库巡查条例' });
    }
  });

  it('30–34, 40: what cannot be read is named by its real type, a zip is a folder', async () => {
    const done = await run('3', '40');
    expect(done.results.map(({ original, outcome }) => `${original} ${outcome}`)).toEqual(
      [
        '30-旧Word.doc failed',
        '31-金山文字.wps failed',
        '32-版式.ofd failed',
        '33-打包.zip!/a.md new',
        '33-打包.zip!/b.md unchanged',
        '34-表格.xlsx failed',
        '30-旧Word.doc failed',
        '31-金山文字.wps failed',
        '32-版式.ofd failed',
        '33-打包.zip!/a.md unchanged',
        '33-打包.zip!/b.md unchanged',
        '示例省水库养护条例.md unchanged',
      ].map((line) => expect.stringContaining(line)),
    );
    for (const type of ['旧版 Word', 'WPS 文字', 'OFD 版式', 'Excel 表格'])
      expect(messages(done)).toContain(type);
  });

  it('50: a PDF of two columns is read down the one, then down the other', async () => {
    const { results } = await run('50');
    expect(results[0]).toMatchObject({ outcome: 'new', articles: 21, title: '示例省水库巡查条例' });
    for (const line of bodyOf(results[0]!).match(/^第.*条 第.*$/gmu)!)
      expect(line).toMatch(/^第.+条 第\d+号水库的管理单位应当在每年汛前组织一次.*检查不合格的不得蓄水。$/u);
  });

  it('53: a table in a PDF is one of rows', async () => {
    const { documents } = await run('53');
    const places = placesOf(documents[0]!);
    expect(places.第六条).toBe('第六条 本条例自2020年5月1日起施行。');
    expect(places.附表·表1第2行).toBe('| 品名 | 数量 |\n| --- | --- |\n| 冲锋舟 | 二十艘 |');
  });

  it('51, 52: a PDF of one column; a scan is told', async () => {
    expect((await run('51')).results[0]).toMatchObject({ outcome: 'new', articles: 21 });
    expect((await run('52')).results[0]!.error?.message).toContain('没有文字层');
  });

  it('60, 61: Word’s own numbering is written out', async () => {
    const { results } = await run('60');
    expect(bodyOf(results[0]!)).toContain(
      '第三条 有下列情形之一的,应当加密巡查:\n\n\uff08一\uff09水位超过汛限水位;\n\n\uff08二\uff09发生地震。\n\n第四条',
    );
    expect(bodyOf((await run('61')).results[0]!)).toContain('\uff08三\uff09出现裂缝。');
  });

  it('62: a table in an article stays one, and its rows are found', async () => {
    const { documents } = await run('62');
    const places = placesOf(documents[0]!);
    expect(places.第二条).toContain('| 品名 | 数量 |\n| --- | --- |\n| 编织袋 | 一万条 |');
    expect(places.第二条第一款表1第2行).toBe('| 品名 | 数量 |\n| --- | --- |\n| 冲锋舟 | 二十艘 |');
    expect(places.第三条).toBe('第三条 本条例自2020年5月1日起施行。');
  });

  it('63: a footnote is a note at its place', async () => {
    const { results } = await run('63');
    expect(bodyOf(results[0]!)).toContain('第二条 每日巡查两次〔注1〕。');
    expect(bodyOf(results[0]!)).toMatch(/## 注释\n\n〔注1〕本条所称巡查包括夜间巡查。\n$/u);
  });

  it('64–66: tracked changes, comments, heads and feet as before', async () => {
    for (const start of ['64', '65', '66']) {
      const { results } = await run(start);
      expect(bodyOf(results[0]!)).toContain('第二条 每日巡查两次。\n\n第三条 本条例自2020年5月1日起施行。\n');
    }
  });
});
