import { expect, it } from 'vitest';
import { expressionOnDay } from '../../indexer/versions/on-day.ts';
import { buildDocument } from './build-document.ts';

const newest = buildDocument(
  {
    ...{ id: 'gate', title: '示例省闸门条例', version: '2021-06-10', effective: '2021-09-01' },
    history: [
      { date: '2002-06-29', event: 'adopted' },
      { date: '2002-11-01', event: 'effective' },
      { date: '2009-08-27', event: 'amended' },
      { date: '2014-08-31', event: 'amended' },
      { date: '2014-12-01', event: 'effective' },
      { date: '2021-06-10', event: 'amended' },
      { date: '2021-09-01', event: 'effective' },
    ],
  },
  '第一条 甲。',
);
const on = (day: string, expressions = [newest]) => expressionOnDay({ id: 'gate', expressions }, day);

it.each([
  ['2001-01-01', 'not_yet', '2002-06-29', '2002-11-01', true],
  ['2002-10-31', 'not_yet', '2002-06-29', '2002-11-01', true],
  ['2005-01-01', 'in_force', '2002-06-29', '2002-11-01', true],
  // Nothing tells from when the text of 2009 held.
  ['2010-01-01', 'in_force', '2009-08-27', '2009-08-27', false],
  ['2014-11-30', 'in_force', '2009-08-27', '2009-08-27', false],
  ['2019-05-01', 'in_force', '2014-08-31', '2014-12-01', true],
  ['2021-08-31', 'in_force', '2014-08-31', '2014-12-01', true],
  ['2021-09-01', 'in_force', '2021-06-10', '2021-09-01', true],
])('%s: %s, the text of %s, since %s', (day, state, version, since, sinceKnown) => {
  expect(on(day)).toMatchObject({ state, version, since, sinceKnown });
});

it('tells what took its place, whether its text is held, and the end of the work', () => {
  expect(on('2019-05-01')).toMatchObject({
    until: { date: '2021-09-01', version: '2021-06-10', event: 'amended' },
  });
  expect(on('2019-05-01')?.document).toBeUndefined();
  expect(on('2022-01-01')?.document).toBe(newest);
  expect(on('2022-01-01')?.until).toBeUndefined();
  const gone = { ...newest, repealed: '2023-01-01' };
  expect(on('2022-12-31', [gone])).toMatchObject({ state: 'in_force', until: { date: '2023-01-01' } });
  expect(on('2023-01-01', [gone])).toMatchObject({ state: 'ended', version: '2021-06-10' });
});

it('a version named by the day of its publication and the vote on it are one text', () => {
  const published = { ...newest, version: '2021-06-20' };
  expect(on('2022-01-01', [published])).toMatchObject({ version: '2021-06-20', event: 'amended' });
});

it('says nothing of reports and of works without dates', () => {
  expect(on('2020-01-01', [{ ...newest, kind: 'report' }])).toBeUndefined();
  const { version: _, ...undated } = newest;
  expect(on('2020-01-01', [{ ...undated, history: [] }])).toBeUndefined();
});

it('a newer text known by its date alone, and a word of the catalogue without a date, are believed', () => {
  const old = { ...newest, supersededBy: '2024-05-01', status: 'superseded' as const };
  expect(on('2024-04-30', [old])).toMatchObject({ version: '2021-06-10', until: { date: '2024-05-01' } });
  expect(on('2024-06-01', [old])).toMatchObject({ version: '2024-05-01', sinceKnown: false });
  expect(on('2024-06-01', [old])?.document).toBeUndefined();
  const { supersededBy: _, ...undated } = old;
  expect(on('2024-06-01', [undated])).toBeUndefined();
  expect(on('2024-06-01', [{ ...newest, status: 'repealed' }])).toMatchObject({ state: 'ended' });
  expect(on('2024-06-01', [{ ...newest, status: 'unverified' }])).toMatchObject({ unverified: true });
  expect(on('2024-06-01', [{ ...newest, expires: '2023-12-31' }])).toMatchObject({ state: 'ended' });
});
