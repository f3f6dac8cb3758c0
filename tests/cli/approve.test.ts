import { mkdirSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run as approve } from '../../bot/cli/approve.ts';
import { run as ask } from '../../bot/cli/ask.ts';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { run as gaps } from '../../bot/cli/gaps.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import type { StoredRecord } from '../../bot/records/checked-line.ts';
import { recordStore } from '../../bot/records/record-store.ts';
import { validateKnowledge } from '../../indexer/documents/validate.ts';
import { openLibrary } from '../../indexer/index.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

const BODY =
  '第一条 渡口每半年换一次缆绳。\n\n第二条 渡工每天开渡前要查缆绳。\n\n第三条 违反第二条的,罚二百元。\n';
let folder: string;
let out: string;
const now = (): Date => new Date('2024-06-01T04:00:00Z');
const io = {
  stdout: { write: (text: string) => (out += text) },
  stderr: { write: (text: string) => (out += text) },
  now,
  fetch: async () => new Response(),
};

beforeEach(() => {
  out = '';
  folder = knowledgeFolder({ 'ferry.md': knowledgeFile({ id: 'ferry', title: '示例省渡口条例' }, BODY) });
  vi.stubEnv('ZHIYI_KNOWLEDGE', folder);
  vi.stubEnv('ZHIYI_DATA', path.join(folder, '.data'));
  mkdirSync(path.join(folder, '.data'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const file = (): string => path.join(folder, 'approved.yaml');
const errors = async () => (await validateKnowledge([folder])).map(({ message }) => message);

async function json(question: string): Promise<Record<string, unknown>> {
  out = '';
  await ask([question, '--json', '--knowledge', folder]);
  return JSON.parse(out) as Record<string, unknown>;
}

const ONE = ['缆绳坏了找谁', '--at', 'ferry#第一条', '--by', '示例处'];

test('a question is bound to its passages, and the answer says so, in words and in JSON', async () => {
  await approve([...ONE, '--also', '谁来换缆绳', '--note', '先找看渡口的人。'], io);
  expect(await errors()).toEqual([]);
  const approved = { by: '示例处', on: '2024-06-01', note: '先找看渡口的人。' };
  for (const question of ['请问缆绳坏了找谁?', '谁来换缆绳'])
    expect(await json(question)).toMatchObject({
      outcome: 'answered',
      approved,
      passages: [{ locator: '第一条', quote: '渡口每半年换一次缆绳。' }],
    });
  out = '';
  await ask(['缆绳坏了找谁', '--knowledge', folder]);
  expect(out).toContain('核定的答复：这个问题由哪处规定回答，已经人工核定（示例处，2024-06-01）。');
  expect(out).toContain('部门说明（不是法规原文）：先找看渡口的人。（示例处，2024-06-01）');
  expect(await json('缆绳多久换一次')).not.toHaveProperty('approved');
});

const TABLE = [
  '问题,别的问法,文件,位置,说明,核定,日期',
  '缆绳坏了找谁,谁来换缆绳|缆绳归谁管,ferry,第一条,"先找看渡口的人,""再""报告",示例处,2024-05-01',
  '开渡前忘了检查要紧吗,,ferry,第二条,,示例处,2024-05-02',
  '开渡前忘了检查要紧吗,,ferry,第三条,,,',
].join('\r\n');

test.each([
  ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['the encoding of Chinese spreadsheets', (text: string) => iconv.encode(text, 'gbk')],
])('a table in %s is taken whole', async (_name, bytes) => {
  await writeFile(path.join(folder, 'table.csv'), bytes(TABLE));
  expect(await approve(['--csv', path.join(folder, 'table.csv')], io)).toBe(0);
  expect(out).toContain('核定了 2 个问题');
  expect(await errors()).toEqual([]);
  expect(await json('缆绳归谁管')).toMatchObject({
    approved: { by: '示例处', on: '2024-05-01', note: '先找看渡口的人,"再"报告' },
  });
  const { passages } = await json('开渡前忘了检查要紧吗');
  expect((passages as { locator: string }[]).map(({ locator }) => locator)).toEqual(['第二条', '第三条']);
});

test('a table with a wrong row is not taken, and every wrong row is told of', async () => {
  await approve(ONE, io);
  const before = await readFile(file(), 'utf8');
  const wrong = [
    '问题,文件,位置,核定',
    '缆绳坏了找谁,ferry,第一条,示例处',
    '渡工几点上班呢,ferry,第九条,示例处',
    '渡工几点下班呢,nobody,第一条,示例处',
    '太短,ferry,第一条,示例处',
    '渡工能不能喝酒,ferry,第二条,',
  ];
  await writeFile(path.join(folder, 'table.csv'), wrong.join('\n'));
  const failure = await approve(['--csv', path.join(folder, 'table.csv')], io).catch((e: Error) => e.message);
  for (const words of [
    '第 2 行:已经核定过',
    '第 3 行:没有 ferry 第九条',
    '第 4 行:没有 nobody',
    '第 5 行',
    '第 6 行:by',
  ])
    expect(failure).toContain(words);
  expect(await readFile(file(), 'utf8')).toBe(before);
});

test('an answer whose passage has other words now is given no more, and gaps tell of it', async () => {
  await approve(ONE, io);
  await writeFile(
    path.join(folder, 'ferry.md'),
    knowledgeFile({ id: 'ferry', title: '示例省渡口条例' }, BODY.replace('半年', '季度')),
  );
  expect(await json('缆绳坏了找谁')).not.toHaveProperty('approved');
  expect((await errors()).join()).toContain('ferry 第一条 的文字与核定时不同,这一答复“缆绳坏了找谁”已失效');
  out = '';
  await gaps(['--knowledge', folder]);
  expect(out).toMatch(/缆绳坏了找谁 +核定的条文变了 +《示例省渡口条例》第一条/);
  out = '';
  await gaps(['--knowledge', folder, '--json']);
  expect(JSON.parse(out)).toMatchObject([
    { question: '缆绳坏了找谁', count: 0, why: { approved_changed: 1 } },
  ]);
});

test('a correction by who was given the answer is proposed, with the command that approves it', async () => {
  const store = recordStore({
    folder: path.join(folder, '.data'),
    instance: 'a',
    days: 0,
    now: () => new Date(),
    believed: async () => false,
    warn: () => undefined,
  });
  const time = new Date().toISOString();
  const vote = { kind: 'feedback', time, question: '缆绳坏了找谁', passages: [] };
  const told = [
    { ...vote, reaction: 'dislike', comment: '应该是《示例省渡口条例》第一条' },
    { ...vote, reaction: 'comment', comment: '应该是《示例省渡口条例》第九条' },
    { ...vote, reaction: 'comment', comment: '谢谢' },
  ];
  for (const record of told) await store.append(record as StoredRecord);
  await store.close();
  out = '';
  await gaps(['--knowledge', folder]);
  expect(out).toContain('npx zhiyi approve "缆绳坏了找谁" --at ferry#第一条 --by 部门');
  expect(out).not.toContain('第九条');
});

test('a running server takes up what is approved, and what is written wrongly leaves the earlier list', async () => {
  const open = serverKnowledge({ dirs: [folder], cacheDir: path.join(folder, '.cache'), now, check });
  const first = await open();
  expect((await first.library.find('缆绳坏了找谁')).approved).toBeUndefined();
  await approve(ONE, io);
  const second = await open(first);
  expect((await second.library.find('缆绳坏了找谁')).approved).toMatchObject({ by: '示例处' });
  await appendFile(file(), '- question: 短\n');
  const third = await open(second);
  expect((await third.library.find('缆绳坏了找谁')).approved).toMatchObject({ by: '示例处' });
  expect((await third.problems!()).map(({ file: at }) => path.basename(at))).toContain('approved.yaml');
});

test('the words and remarks of a list stay when it is added to', async () => {
  await writeFile(file(), '# 法规处的单子\n');
  await approve(ONE, io);
  await approve(['渡工能不能喝酒', '--at', 'ferry#第二条', '--by', '示例处'], io);
  const text = await readFile(file(), 'utf8');
  expect(text.startsWith('# 法规处的单子\n')).toBe(true);
  expect(text.match(/^- question:/gm)).toHaveLength(2);
});

test('the page that searches says what is approved, and shows no note as law', async () => {
  await approve([...ONE, '--note', '先找<b>看渡口</b>的人。'], io);
  const library = await openLibrary({ dirs: [folder], now });
  const { listOrSearch } = await import('../../bot/routes/reader-pages.ts');
  const { body } = await listOrSearch(library, new URLSearchParams({ q: '缆绳坏了找谁' }));
  expect(body).toContain('核定的答复：这个问题由哪处规定回答，已经人工核定（示例处，2024-06-01）。');
  expect(body).toContain('部门说明（不是法规原文）：先找&lt;b&gt;看渡口&lt;/b&gt;的人。');
});
