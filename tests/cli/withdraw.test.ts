import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../bot/cli/withdraw.ts';
import { heldTexts } from '../../bot/records/held-texts.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

const now = (): Date => new Date('2024-06-01T04:00:00Z');
afterEach(() => vi.unstubAllEnvs());

let folder: string;
let out: string;
const withdraw = async (...args: string[]): Promise<[number, string]> => {
  out = '';
  const stdout = { write: (text: string) => (out += text) };
  const code = await run(args, { stdout, stderr: stdout, now, fetch: async () => new Response() });
  return [code, out];
};

beforeEach(async () => {
  folder = knowledgeFolder({
    'a.md': knowledgeFile({ id: 'a', title: '示例甲' }, '第一条 甲。\n'),
    'b.md': knowledgeFile({ id: 'b', title: '示例乙' }, '第一条 乙。\n'),
    'c.md': knowledgeFile({ id: 'c', title: '示例丙', version: '2020-01-01' }, '第一条 丙。\n'),
  });
  vi.stubEnv('ZHIYI_KNOWLEDGE', folder);
  vi.stubEnv('ZHIYI_DATA', path.join(folder, '.data'));
  vi.stubEnv('ZHIYI_CACHE', path.join(folder, '.cache'));
  await heldTexts(path.join(folder, '.data'), now).remember((await loadKnowledge([folder])).documents);
});

test('what is missing is listed, and withdrawn one by one or all together', async () => {
  expect(await withdraw()).toEqual([0, '没有缺的文件\n']);
  for (const name of ['b.md', 'c.md']) await rm(path.join(folder, name));
  expect(await withdraw()).toEqual([1, '缺《示例乙》(b)\n缺《示例丙》(c@2020-01-01)\n']);
  expect(await withdraw('b')).toEqual([1, '撤下《示例乙》(b)\n缺《示例丙》(c@2020-01-01)\n']);
  expect(await withdraw('--all')).toEqual([0, '撤下《示例丙》(c@2020-01-01)\n']);
  expect(await withdraw()).toEqual([0, '没有缺的文件\n']);
});

test('what is still held, and what never was, cannot be withdrawn', async () => {
  await expect(withdraw('a')).rejects.toThrow('还收录着:a');
  await expect(withdraw('x')).rejects.toThrow('没有缺这份文件:x');
});
