import { expect, test } from 'vitest';
import { wilson } from '../../bot/admin/interval.ts';
import { usageOf } from '../../bot/admin/usage.ts';
import { usageCsv } from '../../bot/admin/usage-csv.ts';
import { daysBetween, lastDays, weekOf, weeksBefore } from '../../bot/admin/weeks.ts';
import { groupAlike } from '../../bot/records/alike.ts';
import { documentKey, type Library, questionMeaning } from '../../indexer/index.ts';
import { openShelf } from '../bot/reader-shelf.ts';
import { feedback, given, question } from './invented-records.ts';

/** Values from Newcombe 1998, table I, method 3, and of the formula at its ends. */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [18, 20, 0.699, 0.9721],
  [10, 10, 0.7225, 1],
])('%i of %i lie between %d and %d', (hits, of, low, high) => {
  const share = wilson(hits, of);
  expect(share?.low).toBeCloseTo(low, 4);
  expect(share?.high).toBeCloseTo(high, 4);
});

test('of nothing there is no share', () => expect(wilson(0, 0)).toBeUndefined());

test.each([
  ['2024-06-09', '2024-W23', '2024-06-03', '2024-06-09'],
  ['2024-06-10', '2024-W24', '2024-06-10', '2024-06-16'],
  ['2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
  ['2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
])('%s is in %s', (day, name, from, to) => {
  expect(weekOf(day)).toEqual({ name, from, to });
});

test('weeks and days are those of China', () => {
  // Monday morning there is Sunday evening here.
  const monday = new Date('2024-06-09T17:00:00Z');
  expect(weeksBefore(monday, 2).map(({ name }) => name)).toEqual(['2024-W23', '2024-W22']);
  expect(lastDays(monday, 3)).toEqual({ from: '2024-06-08', to: '2024-06-10' });
  expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
});

const PERIOD = { from: '2024-05-28', to: '2024-05-30' };

test('use is counted by day and channel, with times, thumbs and what was never shown', async () => {
  const library: Library = await openShelf();
  const [entry] = library.entries;
  const records = [
    question({ turn: 'a', ms: 10, passages: [entry!.key] }),
    question({ turn: 'b', ms: 30, question: '应急演练频次' }),
    // After midnight in China.
    question({ turn: 'c', ms: 20, time: '2024-05-29T17:00:00Z', outcome: 'not_found', question: '年假几天' }),
    question({ turn: 'd', ms: 400, channel: 'msteams', outcome: 'clarify', question: '那个呢' }),
    question({ turn: 'e', ms: 5, channel: 'msteams', outcome: 'command', question: '帮助' }),
    question({ turn: 'f', ms: 0, channel: 'msteams', outcome: 'error', question: '' }),
    feedback({ reaction: 'like' }),
    feedback({}),
    feedback({ reaction: 'comment' }),
  ];
  const usage = await usageOf(given(records), { ...PERIOD, library, meaning: await questionMeaning() });
  const zero = { answered: 0, refused: 0, askedBack: 0, commands: 0, failed: 0 };
  expect(usage.days).toEqual([
    { day: '2024-05-29', channel: 'msteams', ...zero, askedBack: 1, commands: 1, failed: 1 },
    { day: '2024-05-29', channel: 'webchat', ...zero, answered: 2 },
    { day: '2024-05-30', channel: 'webchat', ...zero, refused: 1 },
  ]);
  expect(usage.total).toEqual({ answered: 2, refused: 1, askedBack: 1, commands: 1, failed: 1 });
  expect([usage.median, usage.p95, usage.likes, usage.dislikes]).toEqual([20, 400, 1, 1]);
  expect(usage.top.map(({ question, count }) => [question, count])).toEqual([
    ['应急演练频次', 2],
    ['年假几天', 1],
    ['那个呢', 1],
  ]);
  expect(usage.unused).not.toContain(entry!.document);
  expect(usage.unused.length).toBe(
    library.documents.filter((d) => d.text !== 'none' && documentKey(d) !== documentKey(entry!.document))
      .length,
  );
  expect(usageCsv(usage)).toBe(
    '\ufeff日期,频道,答了,没有答案,请再说清楚,命令,出错\r\n2024-05-29,msteams,0,0,1,1,1\r\n2024-05-29,webchat,2,0,0,0,0\r\n2024-05-30,webchat,0,1,0,0,0\r\n',
  );
});

test('a channel that is called like a formula is none to a spreadsheet', async () => {
  const library = await openShelf();
  const usage = await usageOf(given([question({ channel: '=1+1,"x"' })]), { ...PERIOD, library });
  expect(usageCsv(usage)).toContain(`2024-05-29,"'=1+1,""x""",1`);
});

test('what means the same is one question, another year or matter is not', async () => {
  const meaning = await questionMeaning();
  const asked = [
    '演练多久一次',
    '应急演练频次',
    '某年2020共罚多少',
    '某年2023共罚多少',
    '学校是不是也得搞应急演练',
  ];
  const wordings = asked.map((question) => ({ question }));
  const groups = groupAlike(wordings, meaning).map((members) => members.map(([wording]) => wording).sort());
  expect(groups).toContainEqual(['应急演练频次', '演练多久一次']);
  expect(groups).toContainEqual(['学校是不是也得搞应急演练']);
  expect(groupAlike(wordings).length).toBeGreaterThan(groups.length);
});
