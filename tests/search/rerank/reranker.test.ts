import { beforeAll, describe, expect, it } from 'vitest';
import { type LibraryOptions, libraryOf } from '../../../indexer/search/library.ts';
import type { Reranker, ShownPassage } from '../../../indexer/search/rerank/reranker.ts';
import type { Library } from '../../../indexer/types.ts';
import { exampleDocuments, now } from '../libraries.ts';

const QUESTION = '缆绳怎么换';
const open = (options: Partial<LibraryOptions> = {}): Promise<Library> =>
  libraryOf({ documents: exampleDocuments(), problems: [], synonyms: [] }, { now, ...options });
const keys = async (library: Library) => (await library.find(QUESTION)).hits.map((h) => h.entry.key);

/** A reranker that turns the order round, and remembers what it was shown. */
function turningRound(): Reranker & { readonly shown: ShownPassage[][]; readonly questions: string[] } {
  const [shown, questions]: [ShownPassage[][], string[]] = [[], []];
  return {
    shown,
    questions,
    async rerank(question, passages) {
      questions.push(question);
      shown.push([...passages]);
      return [...passages].reverse().map(({ key }, i) => ({ key, reason: `place ${i + 1}` }));
    },
  };
}

describe('a reranker', () => {
  let usual: string[];
  beforeAll(async () => {
    usual = await keys(await open());
    expect(usual.length).toBeGreaterThan(2);
  });

  it('orders the first passages, and its reasons are told', async () => {
    const reranker = turningRound();
    const library = await open({ reranker, most: 2 });
    expect(await keys(library)).toEqual([usual[1], usual[0], ...usual.slice(2)]);
    expect(reranker.questions).toEqual([QUESTION]);
    expect(reranker.shown[0]!.map((p) => p.key)).toEqual(usual.slice(0, 2));
    const [first] = (await library.find(QUESTION)).hits;
    expect(first!.signals.at(-1)).toEqual({ name: 'rerank: place 1', value: 1 });
  });

  it('takes no part in places that are looked up', async () => {
    const reranker = turningRound();
    await (await open({ reranker })).find('渡口条例第三条');
    expect(reranker.shown).toEqual([]);
  });

  it.each<[string, Reranker['rerank']]>([
    ['fails', async () => Promise.reject(new Error('no model'))],
    [
      'fails at once',
      () => {
        throw new Error('no model');
      },
    ],
    ['never answers', () => new Promise(() => {})],
    ['names passages it was not shown', async () => [{ key: 'made-up#1', reason: 'x' }]],
    ['says nothing', async () => []],
  ])('that %s changes nothing', async (_what, rerank) => {
    expect(await keys(await open({ reranker: { rerank }, timeoutMs: 5 }))).toEqual(usual);
  });

  it('cannot drop or double a passage', async () => {
    const rerank: Reranker['rerank'] = async (_question, passages) =>
      [2, 2, 0].map((i) => ({ key: passages[i]!.key, reason: 'again' }));
    const found = await keys(await open({ reranker: { rerank } }));
    expect(found.slice(0, 2)).toEqual([usual[2], usual[0]]);
    expect([...found].sort()).toEqual([...usual].sort());
  });

  it('is told to stop when its time is over', async () => {
    let stopped = false;
    const rerank: Reranker['rerank'] = (_question, _passages, signal) =>
      new Promise(() => {
        signal.addEventListener('abort', () => {
          stopped = true;
        });
      });
    await keys(await open({ reranker: { rerank }, timeoutMs: 5 }));
    expect(stopped).toBe(true);
  });
});
