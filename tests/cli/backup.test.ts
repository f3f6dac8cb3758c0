import { mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run as backup } from '../../bot/cli/backup.ts';
import { filesBelow } from '../../bot/cli/backup-archive.ts';
import { run as restore } from '../../bot/cli/restore.ts';
import { openStorage } from '../../bot/conversation/storage.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { realPostgres, realRedis } from '../real-servers.ts';

const [redis, postgres] = await Promise.all([realRedis(), realPostgres()]);
afterAll(() => Promise.all([redis?.stop(), postgres?.stop()]));
afterEach(() => vi.unstubAllEnvs());

let root: string;
let out: string;
const at = (...names: string[]): string => path.join(root, ...names);
const io = {
  stdout: { write: (text: string) => (out += text) },
  stderr: { write: (text: string) => (out += text) },
  now: () => new Date('2024-06-01T04:00:00Z'),
  fetch: async () => new Response(),
};
const LAW = 'laws/示例省防汛条例.md';

beforeEach(async () => {
  out = '';
  root = knowledgeFolder({
    'data/2024-06-01.a.jsonl': '{"kind":"question"}\n',
    'data/page/abc.jsonl': '',
    'data/state/x.json': `{"big":"${'记'.repeat(300_000)}"}`,
    [`knowledge/${LAW}`]: knowledgeFile({}, '第一条 甲。\n'),
  });
  vi.stubEnv('ZHIYI_DATA', at('data'));
  vi.stubEnv('ZHIYI_KNOWLEDGE', at('knowledge'));
  vi.stubEnv('ZHIYI_STATE', '');
});

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = await filesBelow(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (n) => [n, await readFile(path.join(folder, n), 'utf8')])),
  );
}

test('what was backed up is put back, to the byte, on a machine that holds nothing', async () => {
  const before = [await contentsOf(at('data')), await contentsOf(at('knowledge'))];
  expect(await backup([at('b.zip')], io)).toBe(0);
  expect(out).toContain('备份了 4 个文件');
  for (const name of ['data', 'knowledge']) await rm(at(name), { recursive: true });
  expect(await restore([at('b.zip')], io)).toBe(0);
  expect([await contentsOf(at('data')), await contentsOf(at('knowledge'))]).toEqual(before);
  expect((await readdir(root)).sort()).toEqual(['b.zip', 'data', 'knowledge']);
});

test('records that are written meanwhile are taken as long as they were', async () => {
  const file = at('data/2024-06-01.a.jsonl');
  await writeFile(file, 'x'.repeat(5_000_000));
  const running = backup([at('b.zip')], io);
  await writeFile(file, 'y'.repeat(100), { flag: 'a' });
  await running;
  await restore([at('b.zip'), '--force'], io);
  expect((await readFile(file, 'utf8')).replaceAll('x', '').replaceAll('y', '')).toBe('');
});

test('nothing is written over without being told so', async () => {
  await backup([at('b.zip')], io);
  await expect(backup([at('b.zip')], io)).rejects.toThrow('已经有这个文件');
  await writeFile(at('data/later.jsonl'), '');
  await expect(restore([at('b.zip')], io)).rejects.toThrow('不是空的');
  expect(await restore([at('b.zip'), '--force'], io)).toBe(0);
  expect(await readdir(at('data'))).not.toContain('later.jsonl');
});

test('a backup that is cut off or damaged changes nothing', async () => {
  await backup([at('b.zip')], io);
  const whole = await readFile(at('b.zip'));
  const before = await contentsOf(at('data'));
  const damaged = Buffer.from(whole);
  damaged[Math.floor(whole.length / 2)]! ^= 0xff;
  for (const [name, bytes] of [
    ['cut', whole.subarray(0, whole.length / 2)],
    ['damaged', damaged],
    ['empty', Buffer.alloc(0)],
    ['other', Buffer.from('no archive')],
  ] as const) {
    await writeFile(at(`${name}.zip`), bytes);
    await expect(restore([at(`${name}.zip`), '--force'], io), name).rejects.toThrow('这份备份不完整');
    expect(await contentsOf(at('data'))).toEqual(before);
    expect(await openOf('.restore-'), name).toEqual([]);
  }
});

/** Files that this process holds open whose path has these words; none where the system does not tell. */
async function openOf(words: string): Promise<string[]> {
  const fds = await readdir('/proc/self/fd').catch(() => []);
  const paths = await Promise.all(fds.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return paths.filter((each) => each.includes(words));
}

test('a backup of other folders of knowledge than are configured is refused', async () => {
  await mkdir(at('more'));
  await writeFile(at('more/b.md'), knowledgeFile({ id: 'b' }, '第一条 乙。\n'));
  vi.stubEnv('ZHIYI_KNOWLEDGE', `${at('knowledge')}${path.delimiter}${at('more')}`);
  await backup([at('b.zip')], io);
  vi.stubEnv('ZHIYI_KNOWLEDGE', at('knowledge'));
  await expect(restore([at('b.zip'), '--force'], io)).rejects.toThrow('第 2 个知识文件夹');
});

const SHARED = [
  ['redis', redis],
  ['postgres', postgres],
] as const;
for (const [place, server] of SHARED)
  test.skipIf(!server)(`conversations in ${place} are part of it`, async () => {
    vi.stubEnv('ZHIYI_STATE', place);
    vi.stubEnv('ZHIYI_STATE_CONNECTION', server!.url);
    const open = () => openStorage({ place, connectionString: server!.url }, () => undefined);
    const first = await open();
    const items = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`memory/${n}`, { n, 记: '忆' }]));
    await first.storage.write(items);
    await backup([at('b.zip')], io);
    await first.storage.delete(Object.keys(items));
    await restore([at('b.zip'), '--force'], io);
    expect(Object.keys(await first.storage.read(Object.keys(items)))).toHaveLength(250);
    expect((await first.storage.read(['memory/7']))['memory/7']).toMatchObject({ n: 7, 记: '忆' });
    await first.close();
  });
