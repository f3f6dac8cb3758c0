import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { knowledgeFingerprint } from '../../bot/knowledge-fingerprint.ts';
import { type KnowledgeService, knowledgeService } from '../../bot/knowledge-service.ts';
import { openLibrary } from '../../indexer/index.ts';
import { knowledgeFile } from '../documents/knowledge-folder.ts';

const BODY = (days: string) => `第一条 为了举例,制定本规定。\n\n第二条 发现险情的,应当在${days}日内报告。\n`;
let folder: string;
let told: [string, string][];
let opened: number;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-service-'));
  await mkdir(path.join(folder, 'laws'));
  told = [];
  opened = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const FILE = 'laws/example-reporting.md';

async function put(days: string, name = FILE): Promise<void> {
  const text = knowledgeFile({ id: 'example-reporting' }, BODY(days));
  await writeFile(path.join(folder, name), text);
}

function make(): KnowledgeService {
  const dirs = [folder];
  return knowledgeService({
    open: async () => {
      opened++;
      const library = await openLibrary({ dirs, now: () => new Date('2024-06-01T04:00:00Z') });
      return { library, glossary: [], paths: [] };
    },
    problems: () => check({ dirs, cacheDir: path.join(folder, '.cache') }),
    fingerprint: () => knowledgeFingerprint(dirs),
    report: (outcome, detail) => told.push([outcome, detail]),
  });
}

const second = async (held: KnowledgeService): Promise<string> =>
  (await held.current()).library.entries.find((e) => e.text.includes('险情'))?.text ?? '';

test('changed files are opened when they have come to rest, and swapped; a turn keeps what it was given', async () => {
  await put('三');
  const held = make();
  const given = await held.current();
  expect(await held.check()).toBe('unchanged');
  await put('五');
  expect(await held.check()).toBe('settling');
  await put('十五');
  expect(await held.check()).toBe('settling');
  expect(await held.check()).toBe('swapped');
  expect(await second(held)).toContain('十五日内');
  expect(given.library.entries.some((e) => e.text.includes('三日内'))).toBe(true);
  expect(await held.check()).toBe('unchanged');
  expect(told).toEqual([['swapped', '1 份文件,2 条']]);
});

test.each<[string, () => Promise<void>]>([
  ['emptied', () => writeFile(path.join(folder, FILE), '')],
  ['half-written', () => writeFile(path.join(folder, FILE), '---\nid: example-rep')],
  [
    'not UTF-8',
    () => writeFile(path.join(folder, FILE), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xd6, 0xaa, 0xff])),
  ],
  ['deleted, the last one', () => rm(path.join(folder, FILE))],
  ['in a folder that is gone', () => rename(folder, `${folder}-away`)],
])('a file that is %s keeps what is held, says so once, and is no harm when mended', async (_how, harm) => {
  await put('三');
  const held = make();
  await held.current();
  await harm();
  expect(await held.check()).toBe('settling');
  expect(await held.check()).toBe('kept');
  expect(await second(held)).toContain('三日内');
  expect(await held.check()).toBe('unchanged');
  expect(told).toHaveLength(1);
  await rename(`${folder}-away`, folder).catch(() => undefined);
  await put('九');
  await held.check();
  expect(await held.check()).toBe('swapped');
  expect(await second(held)).toContain('九日内');
});

test('what two ask for at once is opened once', async () => {
  await put('三');
  const held = make();
  await Promise.all([held.current(), held.current()]);
  expect(opened).toBe(1);
  await Promise.all([held.reload(), held.reload(), held.check()]);
  expect(opened).toBe(2);
});

test('files that editors leave beside what they write are not looked at', async () => {
  await put('三');
  const before = await knowledgeFingerprint([folder]);
  for (const name of ['.hidden.md', 'example.md~', '.example.md.swp', 'x.tmp'])
    await writeFile(path.join(folder, name), 'x');
  expect(await knowledgeFingerprint([folder])).toBe(before);
  await put('三', 'laws/example-other.md');
  expect(await knowledgeFingerprint([folder])).not.toBe(before);
});
