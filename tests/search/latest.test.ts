import { expect, test } from 'vitest';
import { latest } from '../../indexer/search/latest.ts';

test('what was made for the keys asked for last is given again; what was asked for longest ago goes, what failed is made again', async () => {
  const made: string[] = [];
  const kept = latest<string>(2);
  const get = (key: string) =>
    kept(key, async () => {
      made.push(key);
      if (made.filter((k) => k === 'bad').length === 1 && key === 'bad') throw new Error('once');
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await get(key)).toBe(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  await expect(get('bad')).rejects.toThrow('once');
  expect(await get('bad')).toBe('bad');
});
