import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run as ask } from '../../bot/cli/ask.ts';
import { run as changes } from '../../bot/cli/changes.ts';
import { run as gaps } from '../../bot/cli/gaps.ts';
import { run as review } from '../../bot/cli/review.ts';
import { run as texts } from '../../bot/cli/texts.ts';
import { run as usage } from '../../bot/cli/usage.ts';
import { question, written } from '../admin/invented-records.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

/** A Wednesday. */
const now = (): Date => new Date('2024-06-05T04:00:00Z');
let folder: string;
let out: string;
const write = (text: unknown): boolean => {
  out += String(text);
  return true;
};
const io = { stdout: { write }, stderr: { write }, now, fetch: async () => new Response() };

beforeEach(async () => {
  const body = '第一条 渡口每半年换一次缆绳。\n\n第二条 渡工每天开渡前要查缆绳。\n';
  folder = knowledgeFolder({
    'ferry.md': knowledgeFile({ id: 'ferry', title: '示例省渡口条例' }, body),
    'bridge.md': knowledgeFile({ id: 'bridge', title: '示例省桥梁条例' }),
  });
  vi.stubEnv('ZHIYI_KNOWLEDGE', folder);
  vi.stubEnv('ZHIYI_DATA', path.join(folder, '.data'));
  vi.stubEnv('ZHIYI_RECORD_KEY', 'a-record-key-of-the-example-0123456789');
  vi.spyOn(process.stdout, 'write').mockImplementation(write);
  mkdirSync(path.join(folder, '.data'));
  await written(path.join(folder, '.data'), [
    question({ turn: 'w1', question: '缆绳多久换一次', passages: ['ferry#a1'], ms: 40 }),
    question({
      turn: 'n1',
      time: '2024-06-04T02:00:00Z',
      question: '过河贵不贵',
      outcome: 'not_found',
      ms: 20,
    }),
  ]);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function said(run: typeof usage, ...args: string[]): Promise<string> {
  out = '';
  expect(await run([...args], io)).toBe(0);
  return out;
}
const KNOWLEDGE = () => ['--knowledge', folder];

test('use is told in figures, as JSON and as a table', async () => {
  const told = await said(usage, ...KNOWLEDGE());
  expect(told).toContain('2024-05-07 至 2024-06-05');
  expect(told).toContain('答了 1,没有答案 1,请再说清楚 0,命令 0,出错 0');
  expect(told).toContain('用时中位数 20 毫秒,95% 40 毫秒;点赞 0,点踩 0');
  const table = path.join(folder, 'table.csv');
  const json = JSON.parse(
    await said(usage, '--json', '--days', '3', '--csv', table, ...KNOWLEDGE()),
  ) as object;
  expect(json).toMatchObject({ total: { answered: 0, refused: 1 }, unused: ['ferry'] });
  expect(readFileSync(table, 'utf8')).toContain('2024-06-04,webchat,0,1,0,0,0');
});

test('a gap is dismissed and taken back; who did it is a pseudonym that stays', async () => {
  expect(await said(gaps, ...KNOWLEDGE())).toContain('过河贵不贵');
  const done = await said(gaps, '--dismiss', '过河贵不贵', ...KNOWLEDGE());
  const id = /--undo ([0-9a-f]{8})/.exec(done)?.[1] ?? '';
  expect(await said(gaps, ...KNOWLEDGE())).toContain('7 天里没有答不上来');
  expect(await said(gaps, '--all', ...KNOWLEDGE())).toContain('不处理:没有答案');
  expect(await said(changes)).toMatch(new RegExp(`2024-06-05 +${id} +缺口不处理 +过河贵不贵`));
  expect(await said(changes, '--undo', id)).toContain('已撤销:缺口不处理');
  expect(await said(gaps, ...KNOWLEDGE())).toContain('过河贵不贵');
  const [one, other] = JSON.parse(await said(changes, '--json')) as { user: string }[];
  expect(one?.user).toBe(other?.user);
  await expect(gaps(['--done', '没有人问过', ...KNOWLEDGE()], io)).rejects.toThrow(
    '没有“没有人问过”这个缺口',
  );
});

test('answers of last week are judged, and how many were right is told with its interval', async () => {
  expect(await said(review, ...KNOWLEDGE())).toMatch(
    /2024-W22.*答了 1 次,抽出 1 个\n[\s\S]*w1 .*《示例省渡口条例》第一条/,
  );
  await said(review, 'w1', 'right', ...KNOWLEDGE());
  expect(await said(review, ...KNOWLEDGE())).toContain('100.0%(20.7%—100.0%)');
  await expect(review(['w1', 'fine', ...KNOWLEDGE()], io)).rejects.toThrow('没有“fine”这种判断');
  await expect(review(['--week', '2024-W23', ...KNOWLEDGE()], io)).rejects.toThrow('没有 2024-W23 这一周');
});

test('every document is listed, and two wordings are explained', async () => {
  expect(await said(texts, ...KNOWLEDGE())).toMatch(/ferry +示例省渡口条例 +未核实 +原文/);
  const told = await said(ask, '缆绳多久换一次', '--explain', '--beside', '换缆绳的间隔', ...KNOWLEDGE());
  expect(told.match(/^理解:/gm)).toHaveLength(2);
  expect(told).toContain('另一种问法:换缆绳的间隔');
});
