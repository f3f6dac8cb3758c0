import { expect, test } from 'vitest';
import { remembering } from '../../bot/remembered-findings.ts';
import type { Library } from '../../indexer/index.ts';
import { openShelf } from './reader-shelf.ts';

async function counted() {
  const library = await openShelf();
  let searched = 0;
  let at = Date.parse('2024-06-01T04:00:00Z');
  let broken = false;
  const counting: Library = {
    ...library,
    find: async (...args) => {
      searched++;
      if (broken) throw new Error('broken on purpose');
      return library.find(...args);
    },
  };
  return {
    held: remembering(counting, () => new Date(at)),
    searches: () => searched,
    pass: (ms: number) => {
      at += ms;
    },
    breakIt: (now: boolean) => {
      broken = now;
    },
  };
}

test('the same question is searched once a day; another question, date, limit or conversation anew', async () => {
  const { held, searches, pass } = await counted();
  const first = await held.find('多久演练一次');
  expect(await held.find('多久演练一次')).toBe(first);
  expect(searches()).toBe(1);
  await held.find('多久演练一次', { turns: ['示例应急法'] });
  await held.find('多久演练一次', { limit: 1 });
  await held.find('多久演练一次', { asOf: '2020-01-01' });
  expect(searches()).toBe(4);
  pass(86_400_000);
  await held.find('多久演练一次');
  expect(searches()).toBe(5);
});

test('a failure is not remembered, and only so many findings are', async () => {
  const { held, searches, breakIt } = await counted();
  breakIt(true);
  await expect(held.find('演练')).rejects.toThrow();
  breakIt(false);
  expect((await held.find('演练')).outcome).toBeTruthy();
  for (let i = 0; i < 500; i++) await held.find(`第${i}条`);
  const before = searches();
  await held.find('演练');
  await held.find('第499条');
  expect(searches()).toBe(before + 1);
});
