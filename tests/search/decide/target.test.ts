import { describe, expect, it } from 'vitest';
import { exampleDocuments, libraryWith, saying } from '../libraries.ts';

const library = await libraryWith(exampleDocuments());

describe('a version asked for without a name', () => {
  it.each([
    ['旧法第三条', 'ferry@2015 第三条'],
    ['旧版第三条', 'ferry@2015 第三条'],
    ['2015版第三条', 'ferry@2015 第三条'],
  ])('%s is that of the one work with such a version: %s', async (question, place) => {
    expect(saying(await library.find(question))).toBe(place);
  });

  it('is searched in that version alone', async () => {
    const { hits } = await library.find('旧法里渡工开渡前要查什么');
    expect(hits.length).toBeGreaterThan(0);
    expect(new Set(hits.map((h) => h.entry.document.version?.slice(0, 4)))).toEqual(new Set(['2015']));
  });

  it('of which no such version is held determines no work', async () => {
    expect((await library.find('2018版第三条')).outcome).toBe('clarify');
  });
});
