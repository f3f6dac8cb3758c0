import { expect, test } from 'vitest';
import { changesIn } from '../../bot/admin/change.ts';
import { reviewOf } from '../../bot/admin/review.ts';
import { weekOf } from '../../bot/admin/weeks.ts';
import type { StoredRecord } from '../../bot/records/checked-line.ts';
import { given, question } from './invented-records.ts';

const WEEK = weekOf('2024-05-29');
const BEFORE = weekOf('2024-05-22');
const turns = Array.from({ length: 50 }, (_, i) => `t${i}`);
const answers = turns.map((turn) => question({ turn, passages: ['example@1#a1'], question: `问 ${turn}` }));
const drawnOf = async (records: readonly StoredRecord[]) =>
  (await reviewOf(given(records), [WEEK, BEFORE], [])).weeks[0]!.drawn.map(({ turn }) => turn);

test('twenty answers of a week are drawn, the same whatever the order of the records', async () => {
  const drawn = await drawnOf(answers);
  expect(new Set(drawn).size).toBe(20);
  expect(await drawnOf([...answers].reverse())).toEqual(drawn);
  // Not the first ones, nor the last ones.
  expect(drawn).not.toEqual(turns.slice(0, 20));
});

test('only what was answered with a passage is drawn, in its own week', async () => {
  const others = [
    question({ turn: 'x1', outcome: 'not_found' }),
    question({ turn: 'x2', passages: [] }),
    question({ turn: 'x3', outcome: 'command', passages: ['example@1#a1'] }),
    question({ turn: 'y', time: '2024-05-22T02:00:00Z', passages: ['example@1#a1'] }),
    question({ turn: 'z', time: '2024-04-22T02:00:00Z', passages: ['example@1#a1'] }),
  ];
  const { weeks } = await reviewOf(given([...answers.slice(0, 3), ...others]), [WEEK, BEFORE], []);
  expect(weeks.map(({ answers, drawn }) => [answers, drawn.length])).toEqual([
    [3, 3],
    [1, 1],
  ]);
});

test('what may not be seen is neither drawn nor counted', async () => {
  const records = [...answers.slice(0, 3), question({ turn: 's', passages: ['secret@1#a1'] })];
  const seen = (passages: readonly string[]): boolean => !passages.some((key) => key.startsWith('secret@'));
  const { weeks } = await reviewOf(given(records), [WEEK], [], seen);
  expect(weeks[0]).toMatchObject({ answers: 3 });
  expect(weeks[0]!.drawn.map(({ turn }) => turn)).not.toContain('s');
});

test('the last judgement counts, one that was taken back does not, and the unclear are left out', async () => {
  const judged = (id: string, turn: string, verdict: string, time = '2024-06-03T01:00:00Z'): StoredRecord =>
    ({
      kind: 'change',
      what: 'judgement',
      week: WEEK.name,
      ...{ id, turn, verdict, time, user: 'u', subject: '' },
    }) as StoredRecord;
  const changes = await changesIn(
    given([
      judged('1', 't1', 'wrong'),
      judged('2', 't1', 'right', '2024-06-03T02:00:00Z'),
      judged('3', 't2', 'right'),
      judged('4', 't3', 'wrong'),
      judged('5', 't4', 'unclear'),
      judged('6', 't5', 'wrong'),
      { kind: 'change', what: 'undo', of: '6', id: '7', time: '2024-06-03T03:00:00Z', user: 'u' } as never,
    ]),
  );
  const { weeks, total } = await reviewOf(given(answers.slice(0, 10)), [WEEK], changes);
  expect(weeks[0]).toMatchObject({ right: 2, wrong: 1, unclear: 1 });
  expect(total.accuracy).toMatchObject({ hits: 2, of: 3 });
  expect(total.accuracy?.low).toBeCloseTo(0.2077, 4);
  expect(total.accuracy?.high).toBeCloseTo(0.9385, 4);
  expect(weeks[0]!.drawn.find(({ turn }) => turn === 't5')).not.toHaveProperty('verdict');
});
