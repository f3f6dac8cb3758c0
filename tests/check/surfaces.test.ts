import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { MOST_FILE } from '../../bot/answers/draft-limits.ts';
import { main } from '../../bot/cli.ts';
import { respond } from '../../bot/commands/dispatch.ts';
import { emptyMemory } from '../../bot/memory/memory.ts';
import { checkRoutes } from '../../bot/routes/check.ts';
import { createHttpServer } from '../../bot/server.ts';
import type { CheckReport } from '../../indexer/check/finding.ts';
import { REPORT_SCHEMA } from '../../indexer/check/report-schema.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { asScan } from '../import/example-files.ts';
import { libraryWith } from '../search/libraries.ts';
import { inventedLaws } from './invented-laws.ts';
import { lockedWord } from './locked-file.ts';

const LAW = knowledgeFile(
  { id: 'gate', title: '示例省闸门条例', version: '2020-01-01', effective: '2020-03-01', status: 'in_force' },
  '第一条 闸门由专人启闭。\n\n第二条 擅自启闭闸门的,处一千元以上五千元以下罚款。\n',
);
const WRONG = '依据《示例省闸门条例》第一条规定“闸门由两人启闭。”和第九条的规定。\n';

let [said, failed] = ['', ''];
beforeEach(() => {
  [said, failed] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    failed += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): (name: string) => string {
  const folder = knowledgeFolder({ 'knowledge/gate.md': LAW, ...files });
  return (name) => path.join(folder, name);
}

describe('zhiyi check', () => {
  it('tells each error with its correction, and ends with 1', async () => {
    const at = folderWith({ '通知.md': WRONG });
    expect(await main(['check', at('通知.md'), '--knowledge', at('knowledge')])).toBe(1);
    expect(said).toContain('错误 通知.md 第1行 闸门由两人启闭。');
    expect(said).toContain('建议：闸门由专人启闭。');
    expect(said).toContain('没有第九条，共2条');
  });

  it('ends with 0 where nothing is wrong, and says so where nothing is cited', async () => {
    const at = folderWith({ 'a.txt': '依据《示例省闸门条例》第一条。', 'b.txt': '没有引用。' });
    expect(await main(['check', at('a.txt'), '--knowledge', at('knowledge')])).toBe(0);
    expect(await main(['check', at('b.txt'), '--knowledge', at('knowledge')])).toBe(0);
    expect(said).toContain('没有找到对法规条款的引用');
  });

  it('gives JSON by its schema, for several files with their names', async () => {
    const at = folderWith({
      'a.md': WRONG,
      'b.md': '《示例省闸门条例》第二条。',
      'c.pdf': '%PDF-1.4 broken',
    });
    const files = ['a.md', 'b.md', 'c.pdf'].map(at);
    expect(await main(['check', ...files, '--json', '--knowledge', at('knowledge')])).toBe(1);
    const report = JSON.parse(said) as CheckReport & { summary: { unread: readonly object[] } };
    const valid = new Ajv2020({ strict: false }).compile(REPORT_SCHEMA);
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    expect(new Set(report.findings.map((f) => f.at.file))).toEqual(new Set(files.slice(0, 2)));
    expect(report.summary.unread).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({ severity: 'error' });
  });

  it('writes a Word file with a comment at each finding', async () => {
    const at = folderWith({ 'a.md': WRONG });
    await main(['check', at('a.md'), '--docx', at('out.docx'), '--knowledge', at('knowledge')]);
    const parts = unzipSync(readFileSync(at('out.docx')));
    expect(strFromU8(parts['word/comments.xml']!)).toContain('建议：闸门由专人启闭。');
    expect(strFromU8(parts['word/document.xml']!).match(/commentRangeStart/g)).toHaveLength(2);
    said = '';
    expect(await main(['check', at('out.docx'), '--knowledge', at('knowledge')])).toBe(1);
  });

  it('refuses what it cannot read in clear words, and checks the others all the same', async () => {
    const at = folderWith({
      'locked.docx': lockedWord(),
      'large.docx': Buffer.alloc(50_000_000),
      'scan.pdf': Buffer.from(await asScan()),
      'good.md': '依据《示例省闸门条例》第九条。',
    });
    for (const [name, words] of [
      ['locked.docx', '这份 Word 文件有密码'],
      ['large.docx', '文件有 47.7 MB，超过 20 MB'],
      ['scan.pdf', 'PDF 没有文字层'],
      ['none.md', '没有这个文件'],
    ] as const) {
      failed = '';
      expect(await main(['check', at(name), '--knowledge', at('knowledge')])).toBe(1);
      expect(failed).toContain(words);
      expect(failed).not.toContain('导入');
    }
    expect(await main(['check', at('scan.pdf'), at('good.md'), '--knowledge', at('knowledge')])).toBe(1);
    expect(said).toMatch(/good\.md[\s\S]*第九条/);
  });

  it('knows wrong usage', async () => {
    expect(await main(['check'])).toBe(2);
    expect(await main(['check', 'a.md', '--as-of', '2021-02-30'])).toBe(2);
    expect(await main(['check', 'a.md', 'b.md', '--docx', 'c.docx'])).toBe(2);
  });
});

async function served(): Promise<string> {
  const library = await libraryWith(inventedLaws());
  const routes = checkRoutes({
    library: async () => library,
    now: () => new Date('2025-03-01T00:00:00Z'),
    frameAncestors: "'self'",
  });
  const failures: unknown[] = [];
  const server = createHttpServer(routes, (error) => failures.push(error));
  const port = await server.listen(0, '127.0.0.1');
  onTestFinished(async () => {
    await server.close();
    expect(failures).toEqual([]);
  });
  return `http://127.0.0.1:${port}`;
}

describe('the page and the API', () => {
  const post = async (url: string, body: unknown) => {
    const answer = await request(`${url}/api/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.statusCode, json: (await answer.body.json()) as Record<string, never> };
  };

  it('checks text and files, and refuses what is none', async () => {
    const url = await served();
    const text = '依据《渡口管理条例》第九十条。';
    for (const body of [{ text }, { name: 'a.txt', base64: Buffer.from(text).toString('base64') }]) {
      const { status, json } = await post(url, body);
      expect(status).toBe(200);
      expect(json.findings?.[0]).toMatchObject({ severity: 'error', kind: 'no-such-place' });
    }
    expect((await post(url, { text, asOf: '2018-01-01' })).json.summary).toMatchObject({
      asOf: '2018-01-01',
    });
    expect((await post(url, {})).status).toBe(400);
    expect((await post(url, { text, asOf: 'heute' })).status).toBe(400);
    expect((await post(url, { base64: '' })).status).toBe(422);
    // Larger than a message may be, not larger than a file.
    expect((await post(url, { base64: 'A'.repeat(1_000_000) })).status).not.toBe(413);
    expect((await post(url, { base64: 'A'.repeat(MOST_FILE * 2) })).status).toBe(413);
  });

  it('serves a page that may ask its own server and nothing else', async () => {
    const page = await request(`${await served()}/check`);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("connect-src 'self'");
    const body = await page.body.text();
    expect(body).toContain('引文核对');
    expect(body).toMatch(/"\/pages\/[^"]*check-client\.js[^"]*"/);
  });
});

it('核对 in the chat answers with the findings; without text it says how', async () => {
  const now = new Date('2025-03-01T00:00:00Z');
  const knowledge = { library: await libraryWith(inventedLaws()), glossary: [], paths: [] };
  const say = async (text: string) =>
    (await respond({ text, memory: emptyMemory(now), knowledge, now })).answer;
  expect(await say('核对 依据《渡口管理条例》第九十条。')).toMatchObject({
    kind: 'check',
    title: expect.stringContaining('错误1'),
    drafts: [
      {
        findings: [
          { label: '错误', where: '第1行', message: expect.stringContaining('没有第九十条，共15条') },
        ],
        more: 0,
      },
    ],
  });
  // The draft's own words stay as they were written.
  expect(await say('核对：依据《渡口管理条例》（2019年）第九十条。')).toMatchObject({
    drafts: [{ findings: [{ words: expect.stringContaining('（2019年）第九十条') }] }],
  });
  expect(await say('核对')).toMatchObject({ kind: 'note', title: '请把要核对的文字贴在后面' });
});
