import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateKnowledge } from '../../indexer/documents/validate.ts';
import { knowledgeFile, knowledgeFolder } from './knowledge-folder.ts';

const A = knowledgeFile({ id: 'a', version: '2021-05-01' }, '第一条 甲。\n\n第二条 乙:\n(一)丙;\n(二)丁。\n');

/** What every status but `unverified` needs beside it. */
const KNOWN = { statusAsOf: '2021-06-01', statusSource: '公告' };

async function problemsWith(
  fields: Readonly<Record<string, unknown>>,
  body = '',
  name = 'b.md',
): Promise<string[]> {
  const dir = knowledgeFolder({ 'a.md': A, [name]: knowledgeFile({ id: 'b', ...fields }, body) });
  return (await validateKnowledge([dir])).map((p) => `${path.basename(p.file)}:${p.line} ${p.message}`);
}

describe('validateKnowledge', () => {
  it.each([
    ['a relation to a work', { relations: [{ predicate: 'based_on', document: 'a', to: '第二条' }] }],
    ['a relation to a text', { relations: [{ predicate: 'based_on', document: 'a@2021-05-01' }] }],
    [
      'an item without its 款',
      { relations: [{ predicate: 'based_on', document: 'a', to: '第二条第(二)项' }] },
    ],
    ['a status with its day and its source', { ...KNOWN, status: 'in_force' }],
    ['a full-text address', { source: { url: 'https://example.gov.cn/detail?id=1' } }],
    ['an address told by its question alone', { source: { url: 'https://example.gov.cn/?id=1' } }],
    ['dates in order', { adopted: '2001-01-01', version: '2020-01-01', effective: '2020-01-01' }],
  ])('has nothing to say of %s', async (_, fields) => {
    expect(await problemsWith(fields)).toEqual([]);
  });

  it.each([
    [{ relations: [{ predicate: 'based_on', document: 'c' }] }, 'b.md:7 关系所指的文件 c 不存在'],
    [
      { relations: [{ predicate: 'based_on', document: 'a@2020-01-01' }] },
      'b.md:7 关系所指的文件 a@2020-01-01 不存在',
    ],
    [
      { relations: [{ predicate: 'based_on', document: 'a', to: '第三条' }] },
      'b.md:7 《示例省防灾条例》没有“第三条”这个位置',
    ],
    [
      { relations: [{ predicate: 'based_on', document: 'a', to: '那一段' }] },
      'b.md:7 《示例省防灾条例》没有“那一段”这个位置',
    ],
    [{ ...KNOWN, status: 'superseded' }, 'b.md:5 写了已被取代,没写被哪个版本取代'],
    [
      { ...KNOWN, status: 'superseded', supersededBy: '2024-01-01' },
      'b.md:9 取代它的版本 b@2024-01-01 不存在',
    ],
    [
      { adopted: '2021-05-01', effective: '2021-04-01' },
      'b.md:8 字段 effective(2021-04-01)早于首次通过日 adopted(2021-05-01)',
    ],
    [
      { adopted: '2001-05-01', version: '2021-05-01', effective: '2001-06-01' },
      'b.md:9 字段 effective(2001-06-01)早于本文本的日期 version(2021-05-01)',
    ],
    [
      { effective: '2021-06-01', repealed: '2021-05-01' },
      'b.md:8 字段 repealed(2021-05-01)早于施行或通过日(2021-06-01)',
    ],
    [{ status: 'in_force' }, 'b.md:5 写了效力状态 in_force,没写 statusAsOf、statusSource'],
    [{ status: 'in_force', statusAsOf: '2026-02-25' }, 'b.md:5 写了效力状态 in_force,没写 statusSource'],
    [{ status: 'drafting', statusSource: '公告' }, 'b.md:5 写了效力状态 drafting,没写 statusAsOf'],
    [
      { source: { url: 'https://example.gov.cn' } },
      'b.md:7 网址 https://example.gov.cn 是网站首页,不是全文所在的页',
    ],
    [
      {
        source: {
          url: 'https://example.gov.cn/a/1.html',
          alternatives: ['http://example.gov.cn/index.html'],
        },
      },
      'b.md:7 网址 http://example.gov.cn/index.html 是网站首页,不是全文所在的页',
    ],
  ])('finds %j', async (fields, expected) => {
    expect(await problemsWith(fields)).toEqual([expected]);
  });

  it('looks for the declaring place in the declaring document', async () => {
    const relations = [{ predicate: 'based_on', document: 'a', from: '第九条' }];
    expect(await problemsWith({ relations }, '第一条 甲。\n')).toEqual([
      'b.md:7 《示例省防灾条例》没有“第九条”这个位置',
    ]);
  });

  it('wants the file named after the document', async () => {
    expect(await problemsWith({ version: '2020-01-01' }, '', 'b@2020-01-01.md')).toEqual([]);
    expect(await problemsWith({}, '', 'c.md')).toEqual(['c.md:2 文件名 c.md 与 id、version 不一致']);
    expect(await problemsWith({ version: '2020-01-01' }, '', 'b@2019-01-01.md')).toHaveLength(1);
  });

  it('wants headnotes to say what they follow', async () => {
    expect(await problemsWith({ text: 'headnotes' }, '第一条 甲。\n')).toEqual(['b.md:6 有要旨而没有写依据']);
  });

  it('wants no home page where the official text is said to be', async () => {
    const headnotes = {
      follows: '2021-05-01',
      officialText: '数据库 https://example.gov.cn/',
      notice: '要旨',
    };
    const fields = { version: '2021-05-01', text: 'headnotes', headnotes };
    expect(await problemsWith(fields, '第一条 甲。\n')).toEqual([
      'b.md:8 网址 https://example.gov.cn/ 是网站首页,不是全文所在的页',
    ]);
    const page = { ...headnotes, officialText: '数据库 https://example.gov.cn/detail?id=1。' };
    expect(await problemsWith({ ...fields, headnotes: page }, '第一条 甲。\n')).toEqual([]);
  });

  it('accepts a successor that another folder brings', async () => {
    const old = knowledgeFile({
      id: 'b',
      version: '2010-01-01',
      ...KNOWN,
      status: 'superseded',
      supersededBy: '2020-01-01',
    });
    const one = knowledgeFolder({ 'b@2010-01-01.md': old });
    const two = knowledgeFolder({
      'b.md': knowledgeFile({ id: 'b', version: '2020-01-01' }, '第一条 甲。\n'),
    });
    expect(await validateKnowledge([one])).toHaveLength(1);
    expect(await validateKnowledge([one, two])).toEqual([]);
  });

  it('reports the problems of all files, by file and line', async () => {
    const dir = knowledgeFolder({
      'z.md': knowledgeFile({ id: 'z', ...KNOWN, status: 'superseded' }),
      'a.md': 'nothing',
      'glossary.yaml': '- term: 甲\n',
    });
    const found = (await validateKnowledge([dir])).map((p) => `${path.basename(p.file)}:${p.line}`);
    expect(found).toEqual(['a.md:1', 'glossary.yaml:1', 'z.md:5']);
  });
});
