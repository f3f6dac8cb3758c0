import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIndexOf } from '../../../indexer/search/index-of.ts';
import { libraryOf } from '../../../indexer/search/library.ts';
import type { OpenedRetriever } from '../../../indexer/search/retrieve/open-index.ts';
import type { Candidate, CandidateRequest, Retriever } from '../../../indexer/search/retrieve/retriever.ts';
import { realPostgres } from '../../real-servers.ts';
import { now, saying, shippedHoldings, shippedIndex } from '../libraries.ts';

const QUESTIONS = [
  '2020年一共罚了多少钱',
  '演练多久一次',
  '双随机是什么',
  '应急预案由谁来编制,报给谁备案',
  '发生生产安全事故后单位负责人应当多长时间内报告',
  '危险化学品的安全管理',
  '年假怎么休',
  '特钟作业要什么证',
];

const server = await realPostgres();
afterAll(() => server?.stop());

describe.skipIf(!server)('the shipped knowledge in PostgreSQL', () => {
  let embedded: OpenedRetriever;
  let shared: OpenedRetriever;
  const requests: CandidateRequest[] = [];
  const holdings = shippedHoldings();

  beforeAll(async () => {
    embedded = await shippedIndex();
    shared = await openIndexOf(await holdings, { now, indexUrl: server?.url ?? '' });
  });

  it('gives every question the same answer as the index in memory', async () => {
    const recording: Retriever = {
      ...embedded.retriever,
      candidates: async (request) => {
        requests.push(request);
        return embedded.retriever.candidates(request);
      },
    };
    const held = await holdings;
    const usual = await libraryOf(held, { now, opened: { ...embedded, retriever: recording } });
    const other = await libraryOf(held, { now, opened: shared });
    for (const question of QUESTIONS)
      expect(saying(await other.find(question)), question).toBe(saying(await usual.find(question)));
    expect(requests.length).toBeGreaterThan(QUESTIONS.length / 2);
  });

  it('gives the same candidates, ties aside, few or all, in all or some of the documents', async () => {
    const keys = [...new Set((await embedded.retriever.holding(['应'])).map(({ document }) => document))];
    const scope = new Set(keys.filter((_, i) => i % 3 > 0));
    for (const request of requests)
      for (const more of [
        {},
        { count: 5 },
        { count: 100 },
        { count: 1e9 },
        { scope },
        { documents: scope },
      ]) {
        const asked = { ...request, ...more };
        same(await shared.retriever.candidates(asked), await embedded.retriever.candidates(asked));
      }
  });

  it('counts alike, and finds alike what holds all of some terms', async () => {
    const terms = [...new Set(requests.flatMap((request) => request.terms.map(({ text }) => text)))];
    const scope = new Set((await embedded.retriever.holding(['演', '练'])).map(({ document }) => document));
    for (const within of [undefined, scope]) {
      expect(await shared.retriever.frequencies(terms, within)).toEqual(
        await embedded.retriever.frequencies(terms, within),
      );
      for (const some of [['应', '急'], ['应急', '演练'], ['的'], ['没', '有', '𠀀']])
        expect(await shared.retriever.holding(some, within)).toEqual(
          await embedded.retriever.holding(some, within),
        );
      expect(await shared.retriever.statistics(within)).toEqual(await embedded.retriever.statistics(within));
    }
  });

  it('is there already the next time', async () => {
    const again = await openIndexOf(await holdings, { now, indexUrl: server?.url ?? '' });
    expect([shared.fromCache, again.fromCache]).toEqual([false, true]);
    expect(again.header).toEqual(shared.header);
  });
});

/** Scores are alike place by place; who has one is alike but among those that score alike, or as the last do. */
function same(found: readonly Candidate[], wanted: readonly Candidate[]): void {
  const near = 1e-4 * (wanted[0]?.score ?? 1);
  expect(found).toHaveLength(wanted.length);
  wanted.forEach(({ score }, i) => {
    expect(Math.abs(found[i]!.score - score)).toBeLessThan(near);
  });
  const last = wanted.at(-1)?.score ?? 0;
  const above = (list: readonly Candidate[]): string[] =>
    list
      .filter(({ score }) => score > last + near)
      .map(({ document, entry }) => `${document}#${entry}`)
      .sort();
  const [one, other] = [above(found), above(wanted)];
  expect(one.filter((id) => !other.includes(id)).length).toBeLessThanOrEqual(1);
  expect(Math.abs(one.length - other.length)).toBeLessThanOrEqual(1);
}
