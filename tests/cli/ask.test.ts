import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { commandLine, type Ended } from '../command-line.ts';
import { knowledgeFile } from '../documents/knowledge-folder.ts';
import { PROGRAM } from '../program.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-ask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const knowledge = path.join(folder, 'k');
writeKnowledge();

function writeKnowledge(): void {
  mkdirSync(knowledge);
  const text = '第一条 为了防灾,制定本条例。\n\n第二条 指挥机构每半年组织一次演练。\n';
  const fields = { version: '2022-02-02', source: { file: '示例省防灾条例(2022-02-02).md' } };
  writeFileSync(path.join(knowledge, 'example-regulation.md'), knowledgeFile(fields, text));
}

const zhiyi = (...args: string[]): Promise<Ended> => commandLine(args, { cwd: folder });

/** The same in a process of its own. */
function started(...args: string[]): Promise<Ended> {
  return new Promise((resolve) =>
    execFile(process.execPath, [...PROGRAM, ...args], { cwd: folder }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    ),
  );
}

test('--json prints only JSON, as the contract has it', async () => {
  const { code, out } = await started('ask', '示例省防灾条例第二条', '--json', '--knowledge', knowledge);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    query: '示例省防灾条例第二条',
    outcome: 'answered',
    confidence: expect.any(Number),
    passages: [
      {
        document: 'example-regulation',
        title: '示例省防灾条例',
        source: '示例省防灾条例(2022-02-02).md',
        version: '2022-02-02',
        status: 'unverified',
        form: 'official',
        locator: '第二条',
        quote: expect.stringContaining('每半年'),
        score: expect.any(Number),
      },
    ],
  });
});

test('a refusal is an answer: exit 0 and, with --json --explain, still only JSON on stdout', async () => {
  const { code, out, err } = await zhiyi(
    ...['ask', '午餐补贴多少', '--json', '--explain', '--knowledge', knowledge],
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ outcome: 'not_found', reason: 'not_in_texts', passages: [] });
  expect(err).toContain('结论:not_found');
});

test('validate takes folders as they are named: 0 when they are sound, 1 with file, line and cure when not', async () => {
  expect(await zhiyi('validate', knowledge)).toMatchObject({ code: 0, out: '知识文件没有问题\n' });
  const broken = path.join(folder, 'broken');
  mkdirSync(broken);
  writeFileSync(
    path.join(broken, 'example-b.md'),
    knowledgeFile({ id: 'example-b', effective: 'soon' }, '第一条 无。'),
  );
  const named = await zhiyi('validate', knowledge, broken);
  expect(named).toMatchObject({ code: 1, err: '' });
  expect(named.out).toMatch(/example-b\.md:\d+ 错误:/);
  expect(await zhiyi('validate', '--knowledge', knowledge, '--knowledge', broken)).toEqual(named);
  const { code, out } = await zhiyi('validate', broken, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject([{ severity: 'error', line: expect.any(Number) }]);
});

test('a terminal without colours gets the answer with its words marked', async () => {
  const { code, out } = await zhiyi('ask', '演练多久一次', '--explain', '--knowledge', knowledge);
  expect(code).toBe(0);
  expect(out).toMatch(/《示例省防灾条例》（2022年版）第二条/);
  expect(out).toContain('指挥机构每半年组织一次演练。】');
  expect(out).toContain('结论:answered');
});

test('a batch is answered in input order; a refusal has no passages', async () => {
  const questions = path.join(folder, 'q.jsonl');
  const answers = path.join(folder, 'a.jsonl');
  const rows = [
    { id: 'b', question: '第一条呢', turns: ['示例省防灾条例第二条'] },
    { id: 'a', question: '示例省防灾条例第九十九条' },
  ];
  writeFileSync(questions, rows.map((row) => JSON.stringify(row)).join('\n'));
  const { code } = await zhiyi('ask', '--batch', questions, '--out', answers, '--knowledge', knowledge);
  expect(code).toBe(0);
  const lines = readFileSync(answers, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { id: 'b', outcome: 'answered', passages: [{ locator: '第一条' }] },
    { id: 'a', outcome: 'not_found', reason: 'no_such_provision', passages: [] },
  ]);
});

test('bad input is told with its line, wrong usage with the usage; nothing is written', async () => {
  const questions = path.join(folder, 'bad.jsonl');
  writeFileSync(questions, '{"id":1,"question":"险情"}\n{oops\n{"id":2}\n');
  const bad = await zhiyi(
    'ask',
    '--batch',
    questions,
    '--out',
    path.join(folder, 'no.jsonl'),
    '--knowledge',
    knowledge,
  );
  expect(bad).toMatchObject({ code: 1, out: '' });
  expect(bad.err).toMatch(/bad\.jsonl:2:.*\n.*bad\.jsonl:3:/);
  expect(() => readFileSync(path.join(folder, 'no.jsonl'))).toThrow();
  expect((await zhiyi('ask', '--knowledge', knowledge)).code).toBe(2);
  expect((await zhiyi('ask', 'x', '--as-of', '2021-02-30')).code).toBe(2);
  expect((await zhiyi('ask', 'x', '--nonsense')).code).toBe(2);
  expect((await started('frobnicate')).code).toBe(2);
});

test('every verb has help in Chinese', async () => {
  const { code, out } = await zhiyi('help');
  expect(code).toBe(0);
  for (const verb of ['ask', 'serve', 'validate', 'import', 'sync', 'pack', 'gaps']) {
    expect(out).toContain(verb);
    expect((await zhiyi('help', verb)).out).toMatch(/zhiyi /);
  }
});
