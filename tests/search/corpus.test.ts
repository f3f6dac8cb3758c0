import { beforeAll, describe, expect, it } from 'vitest';
import { type Corpus, type CorpusLine, openCorpus } from '../../indexer/search/corpus.ts';
import { DEFAULT, PROFILES } from '../../indexer/search/weights.ts';
import { LINES } from './corpus-lines.ts';

const open = (lines: readonly CorpusLine[], weights = DEFAULT): Promise<Corpus> =>
  openCorpus(lines, { weights, synonyms: [] });

describe('a corpus of articles', () => {
  let corpus: Corpus;
  beforeAll(async () => {
    corpus = await open(LINES);
  });

  it('gives ids, best first, as many as asked for', async () => {
    const all = await corpus.search('渡工开渡前查缆绳', 10);
    expect(all[0]).toBe('ferry-3');
    expect(new Set(all).size).toBe(all.length);
    expect(await corpus.search('渡工开渡前查缆绳', 1)).toEqual(['ferry-3']);
  });

  it('ranks beyond those looked at closely when more are wanted', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({
      ...LINES[0]!,
      id: `n${i}`,
      text: `渡口第${i}号管理员`,
    }));
    const found = await (await open(many)).search('渡口管理员', 250);
    expect(new Set(found).size).toBe(250);
  });

  it('has nothing for words that occur nowhere, and nothing in nothing', async () => {
    expect(await corpus.search('xyz', 10)).toEqual([]);
    expect(await (await open([])).search('渡口', 10)).toEqual([]);
  });

  it('with the profile statutes finds the rule by the words of the articles that cite it', async () => {
    const { weights } = PROFILES.statutes;
    const found = async (w: typeof DEFAULT) => (await open(LINES, w)).search('谁弄坏了舵要吃苦头', 10);
    expect(await found(weights)).toContain('ferry-4');
    expect(await found(DEFAULT)).not.toContain('ferry-4');
  });

  it('with the profile statutes puts the law before the measures, all else equal', async () => {
    const same = ['示例渡口法', '示例渡口办法'].flatMap((law) => [
      { id: law, law, article: '第一条', chapter: '', name: `${law}第一条`, text: '渡口每天点灯。' },
    ]);
    const search = async (lines: CorpusLine[]) =>
      (await open(lines, PROFILES.statutes.weights)).search('渡口点灯', 2);
    expect((await search(same))[0]).toBe('示例渡口法');
    expect((await search([...same].reverse()))[0]).toBe('示例渡口法');
  });
});
