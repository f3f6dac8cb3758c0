import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { importOriginal } from '../../indexer/import/import-original.ts';
import { articlesOf } from '../../indexer/structure/tree.ts';
import { asMarkdown } from './example.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'zhiyi-catalogue-'));
  mkdirSync(path.join(root, 'knowledge'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const HEADNOTES = `headnotes:
  follows: 2031-02-06
  officialText: 示例省某厅网站
  notice: 要旨不是原文。`;

async function importing(fields: string, body = '', name = '示例.md', text = asMarkdown()) {
  const knowledge = path.join(root, 'knowledge');
  writeFileSync(
    path.join(knowledge, 'mill.md'),
    `---\nid: windmill-measures\nstatus: unverified\n${fields}\n---\n${body}`,
  );
  const before = await loadKnowledge([knowledge]);
  expect(before.problems).toEqual([]);
  const out = path.join(root, 'out');
  const original = { name, bytes: new TextEncoder().encode(text) };
  const result = await importOriginal(original, { catalogue: before.documents, out, today: '2031-05-01' });
  return {
    result,
    after: await loadKnowledge([knowledge, out]),
    messages: result.findings.map((f) => f.message).join('\n'),
  };
}

const known = (rest: string) => `kind: measures\ntitle: 示例省实施〈甲乙法〉办法\n${rest}`;

describe('an import completes the catalogue', () => {
  it('a document known by its data alone: same id, metadata of both, the kind people gave', async () => {
    const { result, after } = await importing(known('text: none\nshortTitles: [风车办法]'));
    expect(result).toMatchObject({ outcome: 'new', id: 'windmill-measures', version: '2031-02-06' });
    expect(after.documents).toHaveLength(1);
    expect(after.documents[0]).toMatchObject({
      text: 'official',
      kind: 'measures',
      shortTitles: ['风车办法'],
    });
  });
  it('headnotes stay beside the official text', async () => {
    const body = Array.from({ length: 7 }, (_, i) => `第${'一二三四五六七'[i]}条 要旨。`).join('\n\n');
    const { after, result } = await importing(
      known(`version: 2031-02-06\ntext: headnotes\n${HEADNOTES}`),
      `## 第一章 总则\n\n## 第二章 风车和磨坊\n\n## 第三章 附则\n\n${body}`,
    );
    expect(result.outcome).toBe('new');
    expect(articlesOf(after.documents[0]!.root)[0]).toMatchObject({ headnote: { text: '要旨。' } });
  });
  it('a date of the file’s name that the catalogue’s headnotes follow gives the catalogue’s version', async () => {
    const { result, after } = await importing(
      known('version: 2031-02-06\ntext: none'),
      '',
      '示例(2031-02-20).md',
    );
    expect(result).toMatchObject({ version: '2031-02-06' });
    expect(result.notes.join()).toContain('2031-02-20');
    expect(after.documents).toHaveLength(1);
  });
  it('another version of the work is another document', async () => {
    const { result, after, messages } = await importing(known('version: 2035-01-01\ntext: none'));
    expect(result).toMatchObject({ outcome: 'new', id: 'windmill-measures', version: '2031-02-06' });
    expect(messages).toContain('新版本');
    expect(after.documents.map((d) => d.version).sort()).toEqual(['2031-02-06', '2035-01-01']);
  });
  it('reports where text and catalogue tell different things', async () => {
    const { messages, result } = await importing(
      known('version: 2031-02-06\ntext: none\nadopted: 2028-01-01\neffective: 2031-03-10'),
    );
    expect(result.outcome).toBe('new');
    expect(messages).toMatch(/通过日与目录不一致.*2029-04-02.*2028-01-01/u);
    expect(messages).toMatch(/施行日与目录不一致/u);
  });
  it.each([
    ['other chapters', 'outline: [总则, 磨坊, 附则]', /章名与目录所知不同/u],
    ['another number of articles', 'articleCount: 9', /8 条,目录 9 条/u],
  ])('is refused with %s than the catalogue knows', async (_, fields, message) => {
    const { result, messages } = await importing(known(`version: 2031-02-06\ntext: none\n${fields}`));
    expect(result.outcome).toBe('refused');
    expect(messages).toMatch(message);
  });
  it('an unknown title gets a pinyin id, with a hash of the title where that id is another title’s', async () => {
    const id = 'shi-li-sheng-shi-shi-jia-yi-fa-ban-fa';
    const fields = 'kind: measures\ntitle: 别的办法\ntext: none';
    const { result } = await importing(fields);
    expect(result).toMatchObject({ outcome: 'new', id });
    const { documents } = await loadKnowledge([path.join(root, 'out')]);
    const clash = { ...documents[0]!, title: '同音办法' };
    const original = { name: '示例.md', bytes: new TextEncoder().encode(asMarkdown()) };
    const second = await importOriginal(original, {
      catalogue: [clash],
      out: path.join(root, 'b'),
      today: '2031-05-01',
    });
    expect(second.outcome).toBe('new');
    expect(second.id).toMatch(new RegExp(`^${id}-[0-9a-f]{8}$`, 'u'));
    const asked = { catalogue: [clash], out: path.join(root, 'c'), today: '2031-05-01', id };
    const forced = await importOriginal(original, asked);
    expect(forced.findings.map(({ message }) => message).join()).toContain(`id“${id}”已属《同音办法》`);
    expect(forced.outcome).toBe('refused');
    expect((await importOriginal(original, { ...asked, accepted: new Set(['title']) })).outcome).toBe('new');
  });
});
