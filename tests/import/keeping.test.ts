import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { type ImportOptions, importOriginal } from '../../indexer/import/import-original.ts';
import { asMarkdown, TITLE } from './example.ts';

let out: string;
beforeEach(() => {
  out = mkdtempSync(path.join(tmpdir(), 'zhiyi-keeping-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const run = (text: string, options: Partial<ImportOptions> = {}, name = '示例.md') =>
  importOriginal(
    { name, bytes: new TextEncoder().encode(text) },
    { catalogue: [], out, today: '2031-05-01', ...options },
  );
const messages = (result: Awaited<ReturnType<typeof run>>) =>
  result.findings.map(({ message }) => message).join('\n');
const text = asMarkdown();

describe('what is written', () => {
  it('the same input gives the same bytes, and nothing is done the second time', async () => {
    const first = await run(text);
    expect(first.outcome).toBe('new');
    const written = readFileSync(first.file!, 'utf8');
    expect((await run(text, { today: '2032-01-01' })).outcome).toBe('unchanged');
    expect(readFileSync(first.file!, 'utf8')).toBe(written);
    rmSync(first.file!);
    await run(text);
    expect(readFileSync(first.file!, 'utf8')).toBe(written);
  });
  it('is a knowledge file without problems, named by id and version', async () => {
    const { file } = await run(text);
    expect(path.basename(file!)).toBe('shi-li-sheng-shi-shi-jia-yi-fa-ban-fa@2031-02-06.md');
    const { documents, problems } = await loadKnowledge([out]);
    expect(problems).toEqual([]);
    expect(documents[0]).toMatchObject({
      // Whichever title marks it is published with, those within a title are read as single ones.
      title: '示例省实施〈甲乙法〉办法',
      kind: 'local-regulation',
      status: 'unverified',
      text: 'official',
    });
    expect(documents[0]?.source).toMatchObject({ file: '示例.md', retrieved: '2031-05-01' });
  });
  it('another text of the same version replaces it, with the number of changed articles', async () => {
    await run(text);
    const result = await run(text.replace('八小时', '九小时'));
    expect(result).toMatchObject({ outcome: 'changed', changedArticles: 1 });
    expect(readFileSync(result.file!, 'utf8')).toContain('九小时');
    const longer = text.replace('第七条', '第八条').replace('第六条', '第六条 新的一条。\n\n第七条');
    expect(await run(longer.replace('八小时', '九小时'))).toMatchObject({
      outcome: 'changed',
      changedArticles: 1,
    });
  });
  it('a hand edit is never overwritten, the new text is put aside', async () => {
    const { file } = await run(text);
    writeFileSync(file!, readFileSync(file!, 'utf8').replace('蓝旗', '红旗'));
    expect((await run(text)).outcome).toBe('edited');
    const result = await run(text.replace('八小时', '九小时'));
    expect(result.outcome).toBe('edited');
    expect(readFileSync(file!, 'utf8')).toContain('红旗');
    expect(readFileSync(result.aside!, 'utf8')).toContain('九小时');
  });
  it('fields set by hand stay when the text changes', async () => {
    const { file } = await run(text);
    const edited = readFileSync(file!, 'utf8')
      .replace('status: unverified', 'status: in_force\nstatusAsOf: 2031-04-01')
      .replace('text: official', 'text: official\nshortTitles: [磨坊办法]');
    writeFileSync(file!, edited);
    expect((await run(text.replace('八小时', '九小时'))).outcome).toBe('changed');
    const { documents } = await loadKnowledge([out]);
    expect(documents[0]).toMatchObject({
      status: 'in_force',
      statusAsOf: '2031-04-01',
      shortTitles: ['磨坊办法'],
    });
  });
  it('two originals of one text in a run do not overwrite each other', async () => {
    const written = new Map<string, string>();
    await run(text, { written });
    const second = await run(text.replace('八小时', '九小时'), { written }, '又一份.md');
    expect(second.outcome).toBe('refused');
    expect(messages(second)).toContain('示例.md');
  });
});

describe('checks: the old text stays, the candidate is kept aside with a report', () => {
  const cases: [string, string, RegExp, string | undefined][] = [
    ['an article lost', text.replace(/第四条 .*\n\n/u, ''), /第三条之后是第四条之一/u, 'gaps'],
    ['an article twice', text.replace('第五条', '第四条'), /第四条重复/u, 'gaps'],
    ['a chapter lost', text.replace('## 第二章 风车和磨坊\n\n', ''), /第一章之后是第三章/u, 'gaps'],
    ['mojibake', text.replace('磨坊', '磨锟斤拷坊'), /疑似乱码.*锟斤拷/u, 'characters'],
    ['marks of text recognition', text.replace('八小时', '八小■时'), /识别错误/u, 'characters'],
    ['cut at the end of an article', text.slice(0, text.indexOf('第七条')), /何时施行/u, 'incomplete'],
    ['cut in a sentence', text.slice(0, -4), /不成句/u, 'incomplete'],
  ];
  it.each(cases)('%s', async (_, broken, message, accept) => {
    const { file } = await run(text);
    const held = readFileSync(file!, 'utf8');
    const result = await run(broken);
    expect(result.outcome).toBe('refused');
    expect(messages(result)).toMatch(message);
    expect(readFileSync(file!, 'utf8')).toBe(held);
    expect(readFileSync(result.aside!.replace(/\.md$/u, '.report.txt'), 'utf8')).toMatch(message);
    expect((await loadKnowledge([out])).documents).toHaveLength(1);
    const accepted = await run(broken, { accepted: new Set([accept as 'gaps', 'length']) });
    expect(accepted.outcome).toBe('changed');
    expect(readdirSync(path.join(out, '.candidates'))).toEqual([]);
  });
  it('a text less than half as long as the one held', async () => {
    await run(text);
    const short = `${TITLE}\n\n（2031年2月6日某会修订）\n\n第一条 短。\n\n第二条 这部虚构的办法自2031年3月9日起施行。`;
    const result = await run(short);
    expect(result.outcome).toBe('refused');
    expect(messages(result)).toMatch(/相差过半/u);
    expect((await run(short, { accepted: new Set(['length']) })).outcome).toBe('changed');
  });
  it('another article between: 第四条之一 is no gap', async () =>
    expect((await run(text)).findings).toHaveLength(1));
  it('lists everything it found, not the first alone', async () => {
    const result = await run(text.replace('第五条', '第九条').replace('八小时', '八小■时').slice(0, -4));
    expect(result.findings.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(4);
  });
});
