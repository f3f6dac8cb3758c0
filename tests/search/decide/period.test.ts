import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../indexer/types.ts';
import { buildDocument } from '../../versions/build-document.ts';
import { exampleDocuments, libraryWith } from '../libraries.ts';

const HARBOUR_2024 = `一、工作成效
全年修了渡口。
(一)修渡口
1.换缆绳。全年给渡口换缆绳四百根。
2.发救生衣。给渡工发救生衣一千二百件。
二、2025年打算
(一)接着修渡口,再修三十处。`;

/** One report of the series, and the next one of the same form as it arrives: without short titles and without words. */
let one: Library;
let two: Library;
beforeAll(async () => {
  const newer = buildDocument(
    { id: 'harbour-report-2', title: '示例省港务局2024年工作报告', version: '2025-02-01' },
    HARBOUR_2024,
    'report',
  );
  [one, two] = await Promise.all([
    libraryWith(exampleDocuments()),
    libraryWith([...exampleDocuments(), newer]),
  ]);
});

const answer = async (library: Library, question: string, asOf: string, turns: readonly string[] = []) => {
  const { outcome, reason, hits, period } = await library.find(question, { asOf, turns });
  const first = hits[0]?.entry.document.id;
  return { said: outcome === 'answered' ? first : `${outcome} ${reason}`, near: first, period };
};

describe('the year of a question against the reports held', () => {
  it.each([
    ['去年换了多少根缆绳', '2024-06-01', 'harbour-report'],
    ['前年换了多少根缆绳', '2025-06-01', 'harbour-report'],
    ['2023年换了多少根缆绳', '2026-06-01', 'harbour-report'],
  ])('%s asked on %s is answered', async (question, asOf, report) => {
    expect((await answer(one, question, asOf)).said).toBe(report);
  });

  it.each([
    ['去年换了多少根缆绳', '2026-06-01', ['2025']],
    ['今年换了多少根缆绳', '2026-06-01', ['2026']],
    ['近三年换了多少根缆绳', '2028-06-01', ['2025', '2026', '2027']],
    ['去年上半年换了多少根缆绳', '2024-06-01', ['2023']],
    ['我们去年换了多少根缆绳', '2026-06-01', ['2025']],
    ['2024年一共修了多少处渡口', '2026-06-01', ['2024']],
    ['24年的时候修了多少处渡口', '2026-06-01', ['2024']],
    ['下周要汇报,去年换了多少根缆绳', '2026-06-01', ['2025']],
    ['2023年第一季度换了多少根缆绳', '2026-06-01', ['2023']],
  ])('%s asked on %s is refused, the report held is named and only near', async (question, asOf, years) => {
    const { said, near, period } = await answer(one, question, asOf);
    expect(said).toBe('not_found not_in_texts');
    expect(near).toBe('harbour-report');
    expect(period?.years).toEqual(years);
    expect(period?.reports.map(({ year }) => year)).toEqual(['2023']);
  });

  it('a figure asked without a year names the report it is from', async () => {
    const { said, period } = await answer(one, '换了多少根缆绳', '2026-06-01');
    expect(said).toBe('harbour-report');
    expect(period).toMatchObject({ said: '', reports: [{ year: '2023' }] });
  });

  it.each([
    ['2024年换了多少根缆绳', 'harbour-report-2'],
    ['2023年换了多少根缆绳', 'harbour-report'],
    ['去年换了多少根缆绳', 'harbour-report-2'],
    ['2025年打算修多少处渡口', 'harbour-report-2'],
    ['2024年打算修多少处渡口', 'harbour-report'],
    ['港务报告里换了多少根缆绳', 'harbour-report-2'],
    ['换了多少根缆绳', 'harbour-report-2'],
  ])('of two reports, %s: %s', async (question, report) => {
    const { said, period } = await answer(two, question, '2025-06-01');
    expect(said).toBe(report);
    expect(period?.reports.map(({ year }) => year)).toEqual(['2024', '2023']);
  });

  it('what we plan for a year by its number names that year, and by the clock is of that year or refused', async () => {
    const planned = await answer(one, '2024年我们打算修多少处渡口', '2026-06-01');
    expect(planned.said).toBe('harbour-report');
    expect(planned.period).toMatchObject({ said: '2024年', years: ['2024'] });
    expect((await answer(one, '我们今年打算修多少处渡口', '2024-06-01')).said).toBe('harbour-report');
    expect((await answer(one, '我们今年打算修多少处渡口', '2026-06-01')).said).toContain('not_found');
  });

  it.each(['我们去年呢', '那我们去年换了多少呢'])(
    '%s is not put back to the year spoken of before',
    async (question) => {
      const { said } = await answer(one, question, '2026-06-01', ['2023年换了多少根缆绳']);
      expect(said).toBe('not_found not_in_texts');
    },
  );

  it.each(['前一年呢', '再往前一年呢', '那头一年换了多少'])(
    '%s is the year before the one spoken of',
    async (question) => {
      const said = async (library: Library, turn: string) =>
        (await answer(library, question, '2026-06-01', [turn])).said;
      expect(await said(two, '2024年换了多少根缆绳')).toBe('harbour-report');
      expect(await said(one, '2023年换了多少根缆绳')).toBe('not_found not_in_texts');
      expect(await said(one, '换了多少根缆绳')).toBe('not_found not_in_texts');
    },
  );

  it.each(['那2023年呢', '2023年呢'])('%s puts the question before to that year', async (question) => {
    expect((await answer(two, question, '2026-06-01', ['2024年换了多少根缆绳'])).said).toBe('harbour-report');
  });

  it('by when an answer is needed is no time asked for', async () => {
    expect((await answer(one, '下周要汇报,2023年换了多少根缆绳', '2026-06-01')).said).toBe('harbour-report');
  });

  it('a rule is not asked for by the year', async () => {
    expect((await answer(one, '渡工没有查验缆绳罚多少', '2026-06-01')).period).toBeUndefined();
  });
});
