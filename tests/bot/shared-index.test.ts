import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import { readConfig } from '../../bot/config.ts';
import { IndexAway, type Library, openLibrary } from '../../indexer/index.ts';
import { realPostgres } from '../real-servers.ts';
import { SHIPPED_KNOWLEDGE, saying } from '../search/libraries.ts';
import { seedSegments } from '../shipped-segments.ts';

const server = await realPostgres();
const cacheDir = mkdtempSync(path.join(tmpdir(), 'zhiyi-shared-index-'));
afterAll(async () => {
  await server?.stop();
  rmSync(cacheDir, { recursive: true, force: true });
});

const QUESTION = '2020年一共罚了多少钱';
const ANOTHER = '应急预案多久演练一次';

describe.skipIf(!server)('servers with ZHIYI_INDEX', () => {
  const indexUrl = server?.url ?? '';
  const now = (): Date => new Date('2025-01-01T00:00:00Z');
  const open = serverKnowledge({ dirs: [SHIPPED_KNOWLEDGE], cacheDir, indexUrl, now, check });
  let inMemory: Library;
  beforeAll(async () => {
    await seedSegments(`${cacheDir}/own`);
    inMemory = await openLibrary({ dirs: [SHIPPED_KNOWLEDGE], cacheDir: `${cacheDir}/own`, now });
  });

  it('answer from the database, and keep no index of their own', async () => {
    const { library } = await open();
    expect(saying(await library.find(QUESTION))).toBe(saying(await inMemory.find(QUESTION)));
    expect(readdirSync(cacheDir).filter((name) => name.endsWith('.seg'))).toEqual([]);
    expect((await open()).library.fromCache).toBe(true);
  });

  it('fail while it is away, and answer again when it is back, without being started anew', async () => {
    const { library } = await open();
    const [before, other] = [saying(await library.find(QUESTION)), saying(await inMemory.find(ANOTHER))];
    await server?.kill();
    // What was answered lately needs no index.
    expect(saying(await library.find(QUESTION))).toBe(before);
    await expect(library.find(ANOTHER)).rejects.toThrow(IndexAway);
    await expect(open()).rejects.toThrow(IndexAway);
    await server?.restart();
    const found = async (): Promise<string> =>
      library.find(ANOTHER).then(saying, (error: Error) => error.name);
    await expect.poll(found, { timeout: 20_000 }).toBe(other);
  });
});

it('is told by one variable, whose words are kept out of the log', () => {
  const url = 'postgres://zhiyi:word@db.example/zhiyi';
  expect(readConfig({ ZHIYI_INDEX: url })).toMatchObject({ indexUrl: url, secrets: [url] });
  expect(readConfig({}).indexUrl).toBeUndefined();
  expect(() => readConfig({ ZHIYI_INDEX: 'mysql://db' })).toThrow(/ZHIYI_INDEX:应为 postgres/);
});
