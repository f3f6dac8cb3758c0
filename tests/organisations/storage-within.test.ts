import { expect, test } from 'vitest';
import { memoryStorage } from '../../bot/conversation/memory-storage.ts';
import { storageWithin } from '../../bot/conversation/storage-within.ts';

test('two parts of one store hold the same key apart, list their own, and delete their own', async () => {
  const whole = memoryStorage();
  const [one, two] = [storageWithin(whole, 'one'), storageWithin(whole, 'two')];
  await one.write({ chat: { said: 1 } });
  await two.write({ chat: { said: 2 }, other: { said: 3 } });
  expect((await one.read(['chat', 'other', 'organisation/two/chat'])).chat).toMatchObject({ said: 1 });
  expect(Object.keys(await one.read(['other', '../two/chat', 'organisation/two/chat']))).toEqual([]);
  const listed: string[] = [];
  for await (const key of two.keys?.() ?? []) listed.push(key);
  expect(listed.sort()).toEqual(whole.keys ? ['chat', 'other'] : []);
  await one.delete(['chat']);
  expect(Object.keys(await two.read(['chat']))).toEqual(['chat']);
  const { chat } = await two.read(['chat']);
  await two.write({ chat: { said: 4, eTag: chat?.eTag } });
  await expect(two.write({ chat: { said: 5, eTag: chat?.eTag } })).rejects.toMatchObject({
    name: 'ETagConflict',
  });
});
