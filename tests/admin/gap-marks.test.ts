import { expect, test } from 'vitest';
import { changesIn } from '../../bot/admin/change.ts';
import { gapRows } from '../../bot/admin/gap-rows.ts';
import type { StoredRecord } from '../../bot/records/checked-line.ts';
import { gapsOf } from '../../bot/records/gaps.ts';
import { openShelf } from '../bot/reader-shelf.ts';
import { given } from './invented-records.ts';

const bad = (question: string, time: string) => ({ question, why: 'not_found' as const, time });
const GAPS = gapsOf([
  bad('年假怎么休', '2024-05-30T01:00:00Z'),
  bad('午餐补贴多少', '2024-05-30T01:00:00Z'),
  bad('午餐补贴有多少', '2024-05-31T01:00:00Z'),
]);

async function open(
  marks: readonly (readonly [string, string, string])[],
  undone?: string,
): Promise<string[]> {
  const records = marks.map(
    ([mark, wording, time], i) =>
      ({
        kind: 'change',
        what: 'gap',
        wordings: [wording],
        ...{ id: String(i), mark, time, user: 'u', subject: wording },
      }) as StoredRecord,
  );
  if (undone !== undefined)
    records.push({
      kind: 'change',
      what: 'undo',
      of: undone,
      id: 'x',
      time: '2024-06-09T00:00:00Z',
    } as never);
  const rows = await gapRows(GAPS, await openShelf(), await changesIn(given(records)));
  return rows.filter(({ closed }) => !closed).map(({ question }) => question);
}

const BOTH = ['午餐补贴多少', '年假怎么休'];

test('a gap is closed by any of its wordings', async () => {
  expect(await open([])).toEqual(BOTH);
  expect(await open([['dismissed', '午餐补贴有多少', '2024-05-30T12:00:00Z']])).toEqual(['年假怎么休']);
});

test('what was called done is open again when it goes badly again, what was dismissed is not', async () => {
  expect(await open([['done', '午餐补贴多少', '2024-05-30T12:00:00Z']])).toEqual(BOTH);
  expect(await open([['done', '午餐补贴多少', '2024-06-01T12:00:00Z']])).toEqual(['年假怎么休']);
});

test('a mark that was taken back closes nothing', async () => {
  const marks = [['dismissed', '年假怎么休', '2024-06-01T12:00:00Z'] as const];
  expect(await open(marks)).toEqual(['午餐补贴多少']);
  expect(await open(marks, '0')).toEqual(BOTH);
});
