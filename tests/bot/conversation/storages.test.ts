import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ETagConflict } from '../../../bot/conversation/etag.ts';
import { faultTolerantStorage } from '../../../bot/conversation/fault-tolerant-storage.ts';
import { fileStorage } from '../../../bot/conversation/file-storage.ts';
import { memoryStorage } from '../../../bot/conversation/memory-storage.ts';
import { type OpenedStorage, openStorage } from '../../../bot/conversation/storage.ts';
import type { Storage } from '../../../bot/conversation/storage-port.ts';
import { realPostgres, realRedis } from '../../real-servers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-state-'));
const [redis, postgres] = await Promise.all([realRedis(), realPostgres()]);
const opened: OpenedStorage[] = [];
const ignored = (): void => undefined;
afterAll(async () => {
  for (const one of opened) await one.close();
  await Promise.all([redis?.stop(), postgres?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const PLACES: Record<string, { place: string; connectionString?: string } | undefined> = {
  memory: { place: 'memory' },
  file: { place: `file:${folder}` },
  redis: redis && { place: 'redis', connectionString: redis.url },
  postgres: postgres && { place: 'postgres', connectionString: postgres.url },
};
const HERE = Object.entries(PLACES).flatMap(([name, place]) => (place ? [[name, place] as const] : []));

describe.each(HERE)('storage in %s', (_name, place) => {
  const open = async (): Promise<Storage> => {
    const one = await openStorage(place, ignored);
    opened.push(one);
    return one.storage;
  };

  test('gives back what was written, whatever the words; absent keys are absent', async () => {
    const storage = await open();
    const item = { text: '防汛 👍🏽 \u0000 \ud800 "引号" <b>', list: [1, null, { 深: '处' }] };
    await storage.write({ 'memory/msteams/会话/29:某人': item, 另一: { n: 1 } });
    const read = await storage.read(['memory/msteams/会话/29:某人', '另一', '没有']);
    expect(Object.keys(read).sort()).toEqual(['memory/msteams/会话/29:某人', '另一']);
    expect(read['memory/msteams/会话/29:某人']).toMatchObject(JSON.parse(JSON.stringify(item)));
    await storage.delete(['另一', '没有']);
    expect(await storage.read(['另一'])).toEqual({});
    expect(await storage.read([])).toEqual({});
  });

  test('an item changed by another since it was read is not overwritten', async () => {
    const storage = await open();
    await storage.write({ k: { n: 1 } });
    const { k: first } = await storage.read(['k']);
    const { k: second } = await storage.read(['k']);
    await storage.write({ k: { ...first, n: 2 } });
    await expect(storage.write({ k: { ...second, n: 3 } })).rejects.toBeInstanceOf(ETagConflict);
    expect((await storage.read(['k'])).k).toMatchObject({ n: 2 });
    await storage.write({ k: { n: 4, eTag: '*' } });
    await storage.write({ k: { n: 5 } });
    expect((await storage.read(['k'])).k).toMatchObject({ n: 5 });
    await storage.delete(['k']);
    await expect(storage.write({ k: { ...first, n: 6 } })).rejects.toBeInstanceOf(ETagConflict);
  });

  test('of many that change the same item at once, one succeeds', async () => {
    const storage = await open();
    await storage.write({ race: { n: 0 } });
    const { race } = await storage.read(['race']);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => storage.write({ race: { ...race, n } })),
    );
    expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
  });
});

const SHARED = [
  ['redis', redis],
  ['postgres', postgres],
] as const;

for (const [place, server] of SHARED)
  test.skipIf(!server)(
    `${place}: two instances see one state; away and back, turns go on and state is there`,
    async () => {
      const failures: string[] = [];
      const two = await Promise.all(
        [1, 2].map(() => openStorage({ place, connectionString: server!.url }, ignored)),
      );
      opened.push(...two);
      const [one, other] = two.map(({ storage }) =>
        faultTolerantStorage(storage, { timeoutMs: 3000, failed: (doing) => failures.push(doing) }),
      );
      await one!.write({ shared: { n: 1 } });
      expect((await other!.read(['shared'])).shared).toMatchObject({ n: 1 });
      await server!.kill();
      expect(await one!.read(['shared'])).toEqual({});
      await one!.write({ shared: { n: 2 } });
      expect(failures).toEqual(['read', 'write']);
      await server!.restart();
      let back = {};
      for (const until = Date.now() + 15_000; Object.keys(back).length === 0 && Date.now() < until; ) {
        // A call fails at once while the store is away: the connection's timers must have their turn.
        await new Promise((resolve) => setImmediate(resolve));
        back = await one!.read(['shared']);
      }
      expect(back).toMatchObject({ shared: { n: 1 } });
    },
    40_000,
  );

test('the storage of files keeps what it wrote beside them, and sees what others delete or put there', async () => {
  const [own, other] = [1, 2].map(() => fileStorage(path.join(folder, 'not', 'there', 'yet')));
  const mark = Symbol('of this process');
  const item = { n: 1, [mark]: true };
  await own!.write({ k: item });
  expect((await own!.read(['k'])).k).toMatchObject(item);
  expect(Object.getOwnPropertySymbols((await other!.read(['k'])).k)).toEqual([]);
  await other!.write({ k: { n: 2 } });
  expect((await own!.read(['k'])).k).toMatchObject({ n: 2 });
  await other!.delete(['k']);
  expect(await own!.read(['k'])).toEqual({});
});

test('the storage of memory forgets the item longest unused, never more than it must', async () => {
  const storage = memoryStorage(2);
  for (const key of ['a', 'b', 'a', 'c']) await storage.write({ [key]: { key } });
  expect(Object.keys(await storage.read(['a', 'b', 'c']))).toEqual(['a', 'c']);
});

test('a store that does not answer is passed over in time, and asked no more until it does', async () => {
  let answer = (): void => undefined;
  const asked: string[] = [];
  const failures: unknown[] = [];
  const storage = faultTolerantStorage(
    {
      read: ([key = '']) => {
        asked.push(key);
        return new Promise((resolve) => {
          answer = () => resolve({ [key]: { n: 1 } });
          if (key === 'b') answer();
        });
      },
      write: async () => void asked.push('write'),
      delete: async () => void asked.push('delete'),
    },
    { timeoutMs: 10, failed: (_doing, error) => failures.push(error) },
  );
  expect(await storage.read(['a'])).toEqual({});
  await storage.write({ a: {} });
  await storage.delete(['a']);
  expect(asked).toEqual(['a']);
  expect(failures.map(String)).toEqual([
    'Error: no answer in 10 ms',
    'Error: not asked: the store has not answered yet',
    'Error: not asked: the store has not answered yet',
  ]);
  answer();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await storage.read(['b'])).toEqual({ b: { n: 1 } });
  await storage.write({ a: {} });
  expect(asked).toEqual(['a', 'b', 'write']);
  expect(failures).toHaveLength(3);
});
