import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { run as runImport } from '../../bot/cli/import.ts';
import { systemFetch } from '../../indexer/import/fetching/fetch.ts';
import { asGovernmentPage, asMarkdown, asPlain, TITLE } from '../import/example.ts';
import { lawServer, page } from '../import/law-server.ts';

let root: string;
let out: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'zhiyi-import-cli-'));
  out = path.join(root, 'out');
  mkdirSync(path.join(root, 'in'));
  mkdirSync(path.join(root, 'catalogue'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function run(...args: string[]) {
  const printed: string[] = [];
  const progress: string[] = [];
  const code = await runImport(['--catalogue', path.join(root, 'catalogue'), '--out', out, ...args], {
    stdout: { write: (text) => printed.push(text) },
    stderr: { write: (text) => progress.push(text), isTTY: true, columns: 80 },
    now: () => new Date('2031-05-01T20:00:00Z'),
    fetch: systemFetch,
  });
  return { code, printed: printed.join(''), progress: progress.join('') };
}
const put = (name: string, content: string | Uint8Array) =>
  writeFileSync(path.join(root, 'in', name), content);

it('imports a folder in one call; one bad file does not stop the rest', async () => {
  put('甲.md', asMarkdown());
  put('乙.txt', asPlain().replaceAll('甲乙法', '丙丁法'));
  put('坏.md', '没有条文');
  put('图.png', 'not to be imported');
  const { code, printed, progress } = await run(path.join(root, 'in'));
  expect(code).toBe(1);
  expect(printed).toMatch(/共 3 份:新增 2,失败 1/u);
  expect(printed).toMatch(/坏\.md\n {2}失败:没有找到条文/u);
  expect(progress).toContain('2/3');
  expect(readdirSync(out)).toHaveLength(2);
});

it('says that nothing changed the second time', async () => {
  put('甲.md', asMarkdown());
  expect((await run(path.join(root, 'in/甲.md'))).code).toBe(0);
  const { code, printed } = await run(path.join(root, 'in/甲.md'));
  expect(code).toBe(0);
  expect(printed).toMatch(/未变 .*没有改动/u);
});

it('a failed check tells how to let it pass, and does when told', async () => {
  put('甲.md', asMarkdown().replace('第五条', '第九条'));
  const refused = await run(path.join(root, 'in'));
  expect(refused.code).toBe(1);
  expect(refused.printed).toContain('--accept-gaps');
  expect(readdirSync(out)).toEqual(['.candidates']);
  expect((await run(path.join(root, 'in'), '--accept-gaps')).code).toBe(0);
});

it('takes an address, and the id that is given', async () => {
  const server = await lawServer();
  server.answerWith(page(asGovernmentPage()));
  const { code, printed } = await run(server.url, '--allow-private', server.host, '--id', 'mill-measures');
  await server.close();
  expect(code).toBe(0);
  expect(printed).toContain('mill-measures@2031-02-06');
  expect(printed).toContain(TITLE);
});

it('refuses a file past the limit without reading it', async () => {
  put('大.md', new Uint8Array(21 * 1024 * 1024));
  expect((await run(path.join(root, 'in'))).printed).toMatch(/21\.0 MB,超过 20 MB/u);
});

it.each([[[]], [['--nonsense']], [['a', 'b', '--id', 'x']], [['a', '--id', 'Ü']]])(
  'wrong usage: %j',
  async (args) => {
    await expect(run(...args)).rejects.toMatchObject({ exitCode: 2 });
  },
);

it('a path that is not there is told, not thrown', async () => {
  const { code, printed } = await run(path.join(root, 'nowhere'));
  expect(code).toBe(1);
  expect(printed).toContain('没有这个文件');
});

it('saves the table as CSV and JSON', async () => {
  put('甲.md', asMarkdown());
  put('坏.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
  for (const name of ['表.csv', '表.json'])
    await run(path.join(root, 'in'), '--report', path.join(root, name));
  const csv = readFileSync(path.join(root, '表.csv'), 'utf8');
  expect(csv.split('\r\n').map((line) => line.split(',')[0])).toEqual(['\ufeff结果', '失败', '新增', '']);
  expect(JSON.parse(readFileSync(path.join(root, '表.json'), 'utf8'))).toMatchObject([
    { outcome: '失败', original: '坏.doc' },
    { outcome: '未变', original: '甲.md', articles: 8 },
  ]);
  await expect(run(path.join(root, 'in'), '--report', 'x.txt')).rejects.toMatchObject({ exitCode: 2 });
});

it('goes on where it was stopped: what was done is not done again', async () => {
  put('甲.md', asMarkdown());
  put('乙.md', asMarkdown().replaceAll('甲乙法', '丙丁法'));
  const journal = path.join(out, '.importing.jsonl');
  await run(path.join(root, 'in/甲.md'));
  expect(existsSync(journal)).toBe(false);
  const sha256 = createHash('sha256').update(asMarkdown()).digest('hex');
  const file = path.join(out, readdirSync(out)[0]!);
  const line = { name: path.join(root, 'in/甲.md'), sha256, accepted: '', outcome: 'new', file };
  writeFileSync(journal, `${JSON.stringify(line)}\n{"name":"cut o`);
  const { printed } = await run(path.join(root, 'in'));
  expect(printed).toMatch(/共 2 份:新增 1,未变 1/u);
  expect(existsSync(journal)).toBe(false);
});
