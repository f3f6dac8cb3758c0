import { expect, it } from 'vitest';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { findPlace } from '../../indexer/documents/places.ts';
import { validateKnowledge } from '../../indexer/documents/validate.ts';
import { loadGlossary, loadOnboarding } from '../../indexer/documents/word-lists.ts';
import { textOf } from '../../indexer/structure/tree.ts';

const DIRS = ['knowledge'];
const { documents } = await loadKnowledge(DIRS);

it('has no problem in any file', async () => {
  expect(await validateKnowledge(DIRS)).toEqual([]);
});

it('explains some forty terms or more, each from a place that holds it', async () => {
  const { terms } = await loadGlossary(DIRS);
  expect(terms.length).toBeGreaterThanOrEqual(40);
  for (const { where } of terms) {
    for (const { document, at } of where) {
      const holders = documents.filter((d) => d.id === document && findPlace(d, at));
      expect(holders, `${document} ${at}`).not.toEqual([]);
    }
  }
});

it('leads three kinds of readers, and answers their questions in the official words of a place', async () => {
  const { paths } = await loadOnboarding(DIRS);
  expect(paths.map((p) => p.id)).toEqual(['new-staff', 'enforcement', 'legal']);
  for (const { check, steps } of paths) {
    for (const { document, at } of [...steps, ...check]) {
      expect(
        documents.some((d) => d.id === document && findPlace(d, at)),
        `${document} ${at}`,
      ).toBe(true);
    }
    for (const { document, at, answer } of check) {
      const source = documents.find((d) => d.id === document && d.text === 'official')!;
      expect(textOf(findPlace(source, at)!)).toContain(answer);
    }
  }
});
