import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { people } from '../../bot/channels/dingtalk/people.ts';
import { archiveFile, pageArchive, pageFolder } from '../../bot/channels/web/page-archive.ts';
import { run } from '../../bot/cli/records.ts';
import { openStorage } from '../../bot/conversation/storage.ts';
import { readRecords } from '../../bot/records/read-records.ts';
import { sealedKeys } from '../../bot/records/sealed-keys.ts';
import { serverUnderTest, teamsMessage, type UnderTest } from '../access/server-under-test.ts';
import { realPostgres, realRedis } from '../real-servers.ts';

const KEY = 'a-record-key-of-the-example-0123456789';
const LEGAL = {
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:1/',
  conversation: { id: '19:legal' },
  bot: { id: '28:bot' },
};
const [redis, postgres] = await Promise.all([realRedis(), realPostgres()]);
afterAll(() => Promise.all([redis?.stop(), postgres?.stop()]));

let data: string;
let server: UnderTest | undefined;
let out: string;
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'zhiyi-erase-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(data, { recursive: true, force: true });
});

const state = (): string => path.join(data, 'state');

async function serve(env: Record<string, string> = {}): Promise<UnderTest> {
  const all = {
    ZHIYI_DATA: data,
    ZHIYI_STATE: `file:${state()}`,
    ZHIYI_RECORD_KEY: KEY,
    ZHIYI_LEGAL_CONVERSATION: JSON.stringify(LEGAL),
    ...env,
  };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  server = await serverUnderTest(all);
  return server;
}

async function records(...args: string[]): Promise<[number, string]> {
  out = '';
  return [await run(args), out];
}

const say = (text: string, changed: object = {}) =>
  server!.post(teamsMessage(text, { serviceUrl: 'http://127.0.0.1:1/', ...changed }));
const OTHER = {
  from: { id: '29:other', aadObjectId: 'aad-other' },
  conversation: { id: 'a:other', conversationType: 'personal' },
};

async function keys(): Promise<string[]> {
  const { storage, close } = await openStorage({ place: `file:${state()}` }, () => undefined);
  const found: string[] = [];
  for await (const key of storage.keys!()) found.push(key);
  await close();
  return found.sort();
}

test.each([
  ['the id of the directory', ['aad-asker']],
  ["the channel's own id", ['29:asker']],
  ['all ids', ['aad-asker', '29:asker']],
])('all that is kept of a person goes by %s, with one call; nothing of anybody else', async (_by, ids) => {
  await serve();
  await say('示例省防汛条例第三条');
  await say('示例省防汛条例第四条', OTHER);
  await server!.stop();
  server = undefined;
  const before = await keys();
  expect(before).toEqual(['memory/msteams/a:other/29:other', 'memory/msteams/a:personal/29:asker']);
  const users = ids.flatMap((id) => ['--user', `msteams:${id}`]);
  const [code, told] = await records('erase', ...users);
  expect(told).toContain('删除了 1 行记录、1 处对话记忆和转交、0 个网页对话');
  expect([code, told]).toEqual([0, expect.stringContaining('没有留下')]);
  expect(await keys()).toEqual(['memory/msteams/a:other/29:other']);
  expect((await records('erase', '--verify', ...users))[0]).toBe(0);
  const [, left] = await records('export');
  expect(left).toContain('示例省防汛条例第四条');
});

test('a question handed over and the greeting of the own conversation go with the rest', async () => {
  await serve();
  // The legal officers cannot be reached here: the question waits in the store.
  await say('示例省防汛条例第三条');
  await say('转给法规处');
  await server!.stop();
  server = undefined;
  expect(await keys()).toEqual([
    expect.stringMatching(/^handover\/[0-9a-f]{6}$/),
    'memory/msteams/a:personal/29:asker',
  ]);
  const [code, told] = await records('erase', '--user', 'msteams:aad-asker');
  expect([code, told]).toEqual([0, expect.stringContaining('删除了 2 行记录、2 处对话记忆和转交')]);
  expect(await keys()).toEqual([]);
});

test('conversations of the page go by the id of their person, whether or not anything was asked', async () => {
  await serve();
  const archive = pageArchive(
    pageFolder(data),
    0,
    () => new Date(),
    (error) => {
      throw error;
    },
  );
  archive.append('mine', { id: 'mine', user: 'dl_li', keyHash: 'x' });
  archive.append('theirs', { id: 'theirs', user: 'dl_wang', keyHash: 'x' });
  await archive.close();
  expect((await records('erase', '--user', 'webchat:dl_li', '--verify'))[0]).toBe(1);
  expect((await records('erase', '--user', 'webchat:dl_li'))[1]).toContain('1 个网页对话');
  expect(await readdir(pageFolder(data))).toEqual([path.basename(archiveFile('', 'theirs'))]);
});

test('whose a conversation with DingTalk’s robot is goes with the person', async () => {
  const { storage, close } = await openStorage({ place: `file:${state()}` }, () => undefined);
  await people(storage).met('cid-a=', 'manager0001');
  await people(storage).met('cid-b=', 'manager0002');
  await close();
  await serve();
  const [code, told] = await records('erase', '--user', 'dingtalk:manager0001');
  expect([code, told]).toEqual([0, expect.stringContaining('没有留下')]);
  expect(await keys()).toEqual(['dingtalk/conversation/manager0002', 'dingtalk/staff/cid-b=']);
});

test('who is not found is told of: nothing is said to be deleted, and what is there stays', async () => {
  await serve();
  await say('示例省防汛条例第三条');
  expect(await records('erase', '--user', 'msteams:nobody')).toEqual([
    1,
    expect.stringContaining('什么也没有删'),
  ]);
  vi.stubEnv('ZHIYI_RECORD_KEY', `${KEY}-another`);
  expect((await records('erase', '--user', 'msteams:aad-asker'))[0]).toBe(1);
  vi.stubEnv('ZHIYI_RECORD_KEY', KEY);
  expect(await records('erase', '--verify', '--user', 'msteams:aad-asker')).toEqual([
    1,
    expect.stringContaining('还有 1 行记录、1 处对话记忆'),
  ]);
});

test('records hold the keys of the store sealed: whoever has the records alone reads no id in them', async () => {
  await serve();
  await say('示例省防汛条例第三条');
  let sealed = '';
  for await (const record of readRecords(data)) ({ sealed = '' } = record as { sealed?: string });
  expect(sealedKeys(KEY).open(sealed)).toEqual([
    'memory/msteams/a:personal/29:asker',
    'welcomed/msteams/a:personal',
  ]);
  expect(sealedKeys(`${KEY}x`).open(sealed)).toBeUndefined();
  expect(sealedKeys(KEY).open(`${sealed.slice(0, -4)}AAAA`)).toBeUndefined();
  for (const name of (await readdir(data)).filter((n) => n.endsWith('.jsonl')))
    expect(await readFile(path.join(data, name), 'utf8')).not.toContain('29:asker');
});

test('an interrupted erasure can be done again: the records go last', async () => {
  await serve();
  await say('示例省防汛条例第三条');
  await writeFile(path.join(data, 'page'), 'in the way');
  const { storage } = await openStorage({ place: `file:${state()}` }, () => undefined);
  await storage.delete(['memory/msteams/a:personal/29:asker']);
  const [code, told] = await records('erase', '--user', 'msteams:aad-asker');
  expect([code, told]).toEqual([0, expect.stringContaining('删除了 1 行记录、0 处对话记忆和转交')]);
});

const SHARED = [
  ['redis', redis],
  ['postgres', postgres],
] as const;
for (const [place, real] of SHARED)
  test.skipIf(!real)(`in ${place} too, by any of the person's ids`, async () => {
    await serve({ ZHIYI_STATE: place, ZHIYI_STATE_CONNECTION: real!.url });
    await say('示例省防汛条例第三条');
    await say('示例省防汛条例第四条', OTHER);
    const [code, told] = await records('erase', '--user', 'msteams:aad-asker');
    expect([code, told]).toEqual([0, expect.stringContaining('删除了 1 行记录、1 处对话记忆')]);
    expect((await records('erase', '--verify', '--user', 'msteams:29:other'))[0]).toBe(1);
  });

test.skipIf(!postgres)(
  'what nobody has written to for as long as Redis keeps it goes from PostgreSQL',
  async () => {
    const place = { place: 'postgres', connectionString: postgres!.url };
    const first = await openStorage(place, () => undefined);
    await first.storage.write({ old: { n: 1 }, fresh: { n: 2 } });
    await first.close();
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: postgres!.url });
    await client.connect();
    await client.query("update zhiyi_state set written = now() - interval '401 days' where key = 'old'");
    await client.end();
    const later = await openStorage(place, () => undefined);
    expect(Object.keys(await later.storage.read(['old', 'fresh']))).toEqual(['fresh']);
    await later.close();
  },
);
