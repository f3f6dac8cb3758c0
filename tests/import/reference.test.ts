import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { candidateOf } from '../../indexer/import/candidate.ts';
import { importOriginal } from '../../indexer/import/import-original.ts';
import { articlesOf, findProvision, textOf } from '../../indexer/structure/tree.ts';
import { reference } from '../reference.ts';

const folder = reference();
const laws =
  folder === undefined ? [] : readdirSync(path.join(folder, 'data/laws')).filter((f) => f.endsWith('.md'));
const originalOf = (name: string) => ({ name, bytes: readFileSync(path.join(folder!, 'data/laws', name)) });
const out = mkdtempSync(path.join(tmpdir(), 'zhiyi-import-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const today = '2031-05-01';

/** Number of articles of each file, counted by hand from its last article; none has 之一. */
const ARTICLES: Record<string, number> = {
  上海市实施突发事件应对法办法: 46,
  北京市实施突发事件应对法办法: 68,
  危险化学品安全管理条例: 102,
  宁波市生产经营单位安全生产主体责任规定: 33,
  安全生产法: 119,
  抗旱条例: 65,
  浙江省安全生产条例: 51,
  浙江省气象灾害防御条例: 35,
  浙江省水利工程安全管理条例: 54,
  生产安全事故应急条例: 35,
  '突发事件应对法(2007-08-30)': 70,
  '突发事件应对法(2024-06-28)': 106,
  自然灾害救助条例: 35,
  行政处罚法: 86,
  防汛条例: 49,
  防洪法: 65,
};
const expectedArticles = (name: string) =>
  Object.entries(ARTICLES).find(([title]) => name.replace(/[《》]/gu, '').startsWith(title))?.[1];

describe.skipIf(folder === undefined)('the reference laws', () => {
  it('has all sixteen', () =>
    expect(laws.filter((name) => expectedArticles(name) !== undefined)).toHaveLength(16));

  it.each(laws)('%s: all articles, no word lost or changed', async (name) => {
    const original = originalOf(name);
    const { root, articles } = await candidateOf(original, { catalogue: [], today });
    expect(articles).toBe(expectedArticles(name));
    const bare = (text: string) => text.replace(/[\s#]/gu, '').replace('<!--INFOEND-->', '');
    const source = bare(original.bytes.toString('utf8'));
    const tree = bare(textOf(root));
    // The one file with a lost mark gets it back; everything else is equal to the last character.
    const mark = '\uff08一\uff09';
    const mended = /水利工程/u.test(name)
      ? source.replace(/(?<=监督管理[:\uff1a])(?=大型水库)/u, mark)
      : source;
    expect(tree).toBe(mended);
  });

  it('joins hard line breaks and gives a list its lost first mark back', async () => {
    const name = laws.find((n) => n.includes('水利工程'))!;
    const { root, notes } = await candidateOf(originalOf(name), { catalogue: [], today });
    const article = findProvision(root, [{ type: 'article', number: 34 }])!;
    expect(article.children[0]!.children.map((item) => item.number)).toEqual([1, 2, 3]);
    expect(article.children[0]!.children[0]!.text).toMatch(/^大型水库.*监督管理[;\uff1b]$/u);
    expect(notes.join()).toMatch(/2 处段中的硬换行.*第三十四条/u);
  });

  it.each([
    ['安全生产法', { version: '2021-06-10', adopted: '2002-06-29', effective: undefined }],
    ['防洪法', { version: '2016-07-02', adopted: '1997-08-29', effective: undefined }],
    ['突发事件应对法(2024', { version: '2024-06-28', adopted: '2007-08-30', effective: '2024-11-01' }],
    ['行政处罚法', { version: '2021-01-22', adopted: '1996-03-17', effective: '2021-07-15' }],
    [
      '抗旱条例',
      { version: '2009-02-26', adopted: '2009-02-11', published: '2009-02-26', effective: '2009-02-26' },
    ],
    ['北京市', { version: '2008-05-23', adopted: '2008-05-23', effective: '2008-07-01' }],
    ['危险化学品', { version: '2013-12-07', adopted: undefined, effective: undefined }],
    ['浙江省安全生产条例', { version: '2016-07-29', adopted: '2006-07-28', effective: '2016-08-01' }],
    ['防汛条例', { version: '2011-01-08', published: undefined, effective: undefined }],
  ])('reads the dates of %s as its text tells them', async (title, expected) => {
    const { facts } = await candidateOf(originalOf(laws.find((n) => n.startsWith(title))!), {
      catalogue: [],
      today,
    });
    const told = {
      version: facts.version,
      adopted: facts.adopted,
      published: facts.published,
      effective: facts.effective,
    };
    expect(told).toMatchObject({ published: undefined, ...expected });
  });

  it('marks a version that stands in the file name alone', async () => {
    const { notes } = await candidateOf(originalOf(laws.find((n) => n.startsWith('防汛'))!), {
      catalogue: [],
      today,
    });
    expect(notes).toContain('版本日期取自文件名');
  });

  it('completes the catalogue, and loads with its headnotes beside the articles', async () => {
    const { documents: catalogue } = await loadKnowledge(['knowledge']);
    for (const name of laws) {
      const result = await importOriginal(originalOf(name), { catalogue, out, today });
      expect({
        name,
        outcome: result.outcome,
        errors: result.findings.filter((f) => f.severity === 'error'),
      }).toEqual({
        name,
        outcome: 'new',
        errors: [],
      });
      expect((await importOriginal(originalOf(name), { catalogue, out, today: '2032-01-01' })).outcome).toBe(
        'unchanged',
      );
    }
    const { documents, problems } = await loadKnowledge(['knowledge', out]);
    expect(problems.filter(({ file, severity }) => file.startsWith(out) && severity === 'error')).toEqual([]);
    const law = documents.find((d) => d.id === 'flood-control-law')!;
    expect(law.text).toBe('official');
    expect(articlesOf(law.root).filter((a) => a.headnote !== undefined)).toHaveLength(65);
  }, 60_000);
});
