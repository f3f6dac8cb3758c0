import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { articlesOf } from '../../indexer/structure/tree.ts';
import { knowledgeFile, knowledgeFolder } from './knowledge-folder.ts';

const file = (id: string, fields = {}, body = '') => knowledgeFile({ id, ...fields }, body);

describe('loadKnowledge', () => {
  it('reads Markdown files in the order of their names, README.md and hidden files left out', async () => {
    const dir = knowledgeFolder({
      'laws/b.md': file('b'),
      'laws/a.md': file('a', {}, '第一条 甲。\n'),
      'README.md': '# 说明',
      'laws/README.md': '# 说明',
      '.git/c.md': file('c'),
      'notes.txt': '不是文件',
      'a.md': file('root'),
    });
    const { documents, problems } = await loadKnowledge([dir]);
    expect(problems).toEqual([]);
    expect(documents.map((d) => d.id)).toEqual(['root', 'a', 'b']);
    expect(documents[1]).toMatchObject({
      path: path.join(dir, 'laws/a.md'),
      text: 'official',
      relations: [],
    });
    expect(articlesOf(documents[1]!.root)).toHaveLength(1);
  });

  it('loads everything else beside a bad file, and never throws', async () => {
    const dir = knowledgeFolder({
      'a.md': file('a'),
      'bad-bytes.md': Buffer.concat([
        Buffer.from('---\nid: x\n'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('\n---\n'),
      ]),
      'bad-field.md': file('bad-field', { colour: 'red' }),
      'empty.md': '',
    });
    const { documents, problems } = await loadKnowledge([dir, path.join(dir, 'missing')]);
    expect(documents.map((d) => d.id)).toEqual(['a']);
    expect(problems.map((p) => [path.basename(p.file), p.line, p.message])).toEqual([
      ['bad-bytes.md', 3, '不是 UTF-8 编码'],
      ['bad-field.md', 7, '不认识的字段 colour'],
      ['empty.md', 1, '第一行不是 ---,没有字段区'],
      ['missing', 1, '知识文件夹不存在'],
    ]);
  });

  it('keeps the first of two files on the same text in one folder and reports the second', async () => {
    const dir = knowledgeFolder({
      'a.md': file('a', { version: '2021-01-01', title: '甲条例' }),
      'sub/a.md': file('a', { version: '2021-01-01', title: '甲条例(2021年修订)' }),
      'a@2019-01-01.md': file('a', { version: '2019-01-01', title: '甲条例' }),
    });
    const { documents, problems } = await loadKnowledge([dir]);
    expect(documents.map((d) => [d.version, d.title])).toEqual([
      ['2021-01-01', '甲条例'],
      ['2019-01-01', '甲条例'],
    ]);
    expect(problems).toMatchObject([{ file: path.join(dir, 'sub/a.md'), line: 2 }]);
    expect(problems[0]?.message).toContain('(a, 2021-01-01)在同一文件夹里已有');
  });

  it('leaves out what puts another title under an id, and says so; one that was renamed names the other', async () => {
    const other = { version: '2019-01-01', title: '乙条例' };
    const dir = knowledgeFolder({
      'a.md': file('a', { version: '2021-01-01', title: '甲条例' }),
      'a@2019-01-01.md': file('a', other),
    });
    const { documents, problems } = await loadKnowledge([dir]);
    expect(documents.map((d) => d.title)).toEqual(['甲条例']);
    expect(problems).toMatchObject([
      { severity: 'error', message: 'id “a”已是《甲条例》的,这里却是《乙条例》' },
    ]);
    const renamed = knowledgeFolder({
      'a.md': file('a', { version: '2021-01-01', title: '甲条例' }),
      'a@2019-01-01.md': file('a', { ...other, shortTitles: ['甲条例'] }),
    });
    expect((await loadKnowledge([renamed])).documents).toHaveLength(2);
  });

  it('says when the body and the field text do not agree', async () => {
    const dir = knowledgeFolder({
      'a.md': file('a', { text: 'none' }, '第一条 甲。\n'),
      'b.md': file('b', { text: 'official' }),
    });
    const { documents, problems } = await loadKnowledge([dir]);
    expect(problems.map((p) => p.message)).toEqual(['text 写 none 而有正文', 'text 写 official 而没有正文']);
    expect(documents[0]?.root.children).toEqual([]);
  });

  it('reads reports by their own levels and notices by what they contain', async () => {
    const report = '一、成效\n\n(一)执法。罚款。\n';
    const dir = knowledgeFolder({
      'a.md': file('a', { kind: 'report' }, report),
      'b.md': file('b', { kind: 'notice' }, report),
      'c.md': file('c', { kind: 'notice' }, '第一条 甲。\n'),
    });
    const { documents } = await loadKnowledge([dir]);
    expect(documents.map((d) => d.root.children[0]?.type)).toEqual(['division', 'division', 'article']);
  });
});

describe('folders that complete one another', () => {
  const headnotes = { follows: '2021-05-01', officialText: '公报', notice: '要旨不是原文' };
  const catalogue = file(
    'a',
    {
      version: '2021-05-01',
      text: 'headnotes',
      headnotes,
      shortTitles: ['防灾条例'],
      issuer: '示例省人大常委会',
      relations: [{ predicate: 'based_on', document: 'b' }],
    },
    '第一条 甲的要旨。\n- 检索: 甲甲\n\n第二条 乙的要旨。\n',
  );
  const official = (fields = {}) =>
    file(
      'a',
      { version: '2021-05-01', published: '2021-05-10', source: { url: 'https://example.org/a' }, ...fields },
      '第一条 甲的原文。\n\n第二条 乙的原文。\n',
    );

  it('puts the official text of official/ in place and keeps the headnotes beside it', async () => {
    const dir = knowledgeFolder({ 'laws/a.md': catalogue, 'official/a.md': official() });
    const { documents, problems } = await loadKnowledge([dir]);
    expect(problems).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      text: 'official',
      shortTitles: ['防灾条例'],
      issuer: '示例省人大常委会',
      published: '2021-05-10',
      source: { url: 'https://example.org/a' },
      relations: [{ predicate: 'based_on', document: 'b' }],
      headnotes,
      path: path.join(dir, 'official/a.md'),
    });
    const [first] = articlesOf(documents[0]!.root);
    expect(first?.children[0]?.text).toBe('甲的原文。');
    expect(first?.headnote).toMatchObject({ text: '甲的要旨。', keywords: ['甲甲'] });
  });

  it('does the same whichever folder is given, and gives a folder named twice no second say', async () => {
    const a = knowledgeFolder({ 'a.md': catalogue });
    const b = knowledgeFolder({ 'x/a.md': official() });
    const once = await loadKnowledge([a, b]);
    const twice = await loadKnowledge([a, b, a]);
    expect(once.documents.map((d) => d.text)).toEqual(['official']);
    expect(twice).toEqual(once);
  });

  it('joins a text dated by its publication to the headnotes that follow it, under the catalogue’s version', async () => {
    const dir = knowledgeFolder({
      'a.md': catalogue.replace('version: 2021-05-01', 'version: 2021-04-20'),
      'official/a.md': official(),
    });
    const { documents } = await loadKnowledge([dir]);
    expect(documents.map((d) => [d.version, d.text])).toEqual([['2021-04-20', 'official']]);
  });

  it('leaves other versions as texts of their own', async () => {
    const dir = knowledgeFolder({
      'a.md': catalogue,
      'official/a@2010-01-01.md': official({ version: '2010-01-01' }),
    });
    const { documents } = await loadKnowledge([dir]);
    expect(documents.map((d) => [d.version, d.text])).toEqual([
      ['2021-05-01', 'headnotes'],
      ['2010-01-01', 'official'],
    ]);
  });

  it('lets the newest dated text take in a work known by its data alone', async () => {
    const dir = knowledgeFolder({
      'a.md': file('a', { shortTitles: ['防灾条例'] }),
      'official/a@2010-01-01.md': official({ version: '2010-01-01' }),
      'official/a@2021-05-01.md': official(),
    });
    const { documents } = await loadKnowledge([dir]);
    expect(documents.map((d) => [d.version, d.shortTitles])).toEqual([
      ['2021-05-01', ['防灾条例']],
      ['2010-01-01', []],
    ]);
  });

  it('keeps the earlier value where two files disagree, and warns at the later', async () => {
    const dir = knowledgeFolder({
      'a.md': catalogue,
      'official/a.md': official({ issuer: '乙局', status: 'in_force', statusAsOf: '2021-07-01' }),
    });
    const { documents, problems } = await loadKnowledge([dir]);
    expect(documents[0]).toMatchObject({
      issuer: '示例省人大常委会',
      status: 'in_force',
      statusAsOf: '2021-07-01',
    });
    expect(problems).toMatchObject([{ file: path.join(dir, 'official/a.md'), severity: 'warning' }]);
    expect(problems[0]?.message).toContain('先为“示例省人大常委会”,此处为“乙局”');
  });

  it('warns when the official text lacks an article that has a headnote', async () => {
    const short = file('a', { version: '2021-05-01' }, '第一条 甲的原文。\n');
    const dir = knowledgeFolder({ 'a.md': catalogue, 'official/a.md': short });
    const { problems } = await loadKnowledge([dir]);
    expect(problems).toMatchObject([{ severity: 'warning', message: '要旨有而原文没有的条:第二条' }]);
  });
});
