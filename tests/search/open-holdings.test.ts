import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { loadHoldings } from '../../indexer/search/holdings.ts';
import type * as Opening from '../../indexer/search/open-holdings.ts';
import { openHoldings } from '../../indexer/search/open-holdings.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

const KNOWLEDGE = path.join(import.meta.dirname, '../../knowledge');

function kept(folder: string): string {
  const [name = ''] = readdirSync(folder).filter((file) => /^texts-[0-9a-f]+\.bin$/.test(file));
  return path.join(folder, name);
}

/** What is held, as JSON, for who has read nothing before. */
async function inAnotherProcess(folder: string, cache: string): Promise<string> {
  vi.resetModules();
  const { openHoldings: open } = await vi.importActual<typeof Opening>(
    '../../indexer/search/open-holdings.ts',
  );
  return JSON.stringify(await open([folder], cache));
}

test('what comes from the cache is what was read, to the last field', async () => {
  const cache = knowledgeFolder({});
  const read = await loadHoldings([KNOWLEDGE]);
  expect(await openHoldings([KNOWLEDGE], cache)).toEqual(read);
  const before = statSync(kept(cache)).mtimeMs;
  expect(await openHoldings([KNOWLEDGE], cache)).toEqual(read);
  expect(statSync(kept(cache)).mtimeMs).toBe(before);
});

test('a file changed is seen though its size and date are what they were, and one that is added in official/', async () => {
  const [cache, folder] = [
    knowledgeFolder({}),
    knowledgeFolder({ 'a.md': knowledgeFile({}, '第一条 甲。\n') }),
  ];
  const text = async (): Promise<string> => {
    const { documents } = await openHoldings([folder], cache);
    return JSON.stringify(documents.map((d) => d.root));
  };
  expect(await text()).toContain('甲');
  const file = path.join(folder, 'a.md');
  const { atime, mtime } = statSync(file);
  writeFileSync(file, readFileSync(file, 'utf8').replace('甲', '乙'));
  utimesSync(file, atime, mtime);
  expect(await text()).toContain('乙');
  mkdirSync(path.join(folder, 'official'));
  writeFileSync(
    path.join(folder, 'official', 'b.md'),
    knowledgeFile({ id: 'example-other', title: '示例省其他条例' }, '第一条 丙。\n'),
  );
  expect(await text()).toContain('丙');
});

test('what a few files tell anew is written beside what is kept of the others, and found by another process', async () => {
  const cache = knowledgeFolder({});
  const law = (n: number, text: string) =>
    knowledgeFile({ id: `example-${n}`, title: `示例省第${n}号条例` }, `第一条 ${text}。\n`);
  const folder = knowledgeFolder(
    Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`example-${n}.md`, law(n, '甲')])),
  );
  await openHoldings([folder], cache);
  const whole = readFileSync(kept(cache));
  writeFileSync(path.join(folder, 'example-3.md'), law(3, '乙'));
  writeFileSync(path.join(folder, 'example-10.md'), law(10, '丙'));
  rmSync(path.join(folder, 'example-5.md'));
  const now = JSON.stringify(await openHoldings([folder], cache));
  const packs = () => readdirSync(cache).filter((file) => file.endsWith('.pack')).length;
  expect(readFileSync(kept(cache)).equals(whole)).toBe(true);
  expect(packs()).toBe(2);
  expect(now).toContain('丙');
  expect(await inAnotherProcess(folder, cache)).toEqual(now);
  // Whoever parses a file packs it.
  expect(packs()).toBe(2);
});

test('of many choices of folders the last few are kept', async () => {
  const cache = knowledgeFolder({});
  for (let i = 0; i < 6; i++)
    await openHoldings([knowledgeFolder({ 'a.md': knowledgeFile({}, '第一条 甲。\n') })], cache);
  const files = readdirSync(cache).filter((file) => file.endsWith('.bin'));
  for (const what of ['lists', 'texts'])
    expect(files.filter((file) => file.startsWith(`${what}-`))).toHaveLength(4);
});

test('a damaged cache is written anew', async () => {
  const [cache, folder] = [
    knowledgeFolder({}),
    knowledgeFolder({ 'a.md': knowledgeFile({}, '第一条 甲。\n') }),
  ];
  const first = await openHoldings([folder], cache);
  const whole = readFileSync(kept(cache));
  for (const broken of [
    whole.subarray(0, whole.length / 2),
    Buffer.alloc(whole.length, 7),
    Buffer.alloc(0),
  ]) {
    writeFileSync(kept(cache), broken);
    // What this process knows already it does not read from there.
    expect(await inAnotherProcess(folder, cache)).toEqual(JSON.stringify(first));
  }
});
