import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_CONCEPTS, weigh } from '../../indexer/search/rank/weigh.ts';
import { wordingTerms } from '../../indexer/search/rank/wordings.ts';
import type { CandidateRequest, Retriever } from '../../indexer/search/retrieve/retriever.ts';
import { DEFAULT } from '../../indexer/search/weights.ts';
import type { Library } from '../../indexer/types.ts';
import { shipped, shippedIndex } from './libraries.ts';

/** What a question may cost, counted: the server answers on the thread that talks to people. */
describe('the work of a question is bounded, however much is pasted in', () => {
  let library: Library;
  let requests: CandidateRequest[];
  let looked: number;
  let long: string;
  beforeAll(async () => {
    const { entries } = await shipped();
    // Pairs of characters out of all that is held, torn apart: words enough, and no title or place to look up.
    const words = entries.map((e) => e.headnote?.text ?? '').join('');
    long = (words.match(/\p{Script=Han}{2}/gu) ?? []).filter((_pair, i) => i % 7 === 0).join(' ');
    expect(long.length).toBeGreaterThan(7000);
    const opened = await shippedIndex();
    const { retriever } = opened;
    const counting: Retriever = {
      ...retriever,
      candidates(request) {
        requests.push(request);
        return retriever.candidates(request);
      },
      frequencies(terms, scope) {
        const all = [...terms];
        looked += all.length;
        return retriever.frequencies(all, scope);
      },
    };
    library = await shipped({ opened: { ...opened, retriever: counting } });
  });
  const ask = async (question: string, turns: readonly string[] = []) => {
    [requests, looked] = [[], 0];
    await library.find(question, { turns });
    const postings = requests.flatMap((r) => r.terms).length;
    return {
      requests: requests.length,
      terms: Math.max(0, ...requests.map((r) => r.terms.length)),
      postings,
      looked,
    };
  };

  it('by the terms that are looked for', async () => {
    const short = await ask('应急预案多久演练一次');
    expect(short.terms).toBeGreaterThan(5);
    expect(short.terms).toBeLessThan(100);
    const all = await ask(long);
    expect(all.requests).toBe(1);
    expect(all.terms).toBe(DEFAULT.mostTerms);
  });

  it('by the terms whose frequency is asked for, which end with what is read', async () => {
    const once = await ask(long.slice(0, 2000));
    const more = await ask(long);
    expect(more.looked).toBe(once.looked);
    expect(more.looked).toBeLessThan(20_000);
  });

  it('by the readings of a conversation', async () => {
    const { requests: asked, terms } = await ask('那这个呢', [long, long, long, long]);
    // By itself, the two questions before, completed from each, said in one breath with them, the last once more, and
    // once for a passage that is first in none of them.
    expect(asked).toBeLessThanOrEqual(8);
    expect(terms).toBeLessThanOrEqual(DEFAULT.mostTerms);
  });

  it('by what may be meant: a message that is whole is not searched for in the light of the talk', async () => {
    const talk = ['渔船出海有哪些规定', '应急预案多久演练一次', '水库放水前要不要先预警下游'];
    const message = '铁拳整治行动是哪个部门牵头组织开展的';
    await ask(message);
    const behind = await ask(message, talk);
    expect(behind.requests).toBeLessThanOrEqual(2);
  });

  it('by what a talk asked before, which is answered once', async () => {
    const [before, message] = ['渔船出海有哪些规定', '不按规定出海怎么处罚'];
    await ask(message);
    const fresh = await ask(`${message}呢`, [`${before}吗`]);
    await ask(before);
    const known = await ask(message, [before]);
    // Neither the message nor the question before is answered by itself once more.
    expect(known.requests).toBe(fresh.requests - 2);
    expect(known.requests).toBeGreaterThan(0);
  });

  it('by the concepts that passages are compared with, the weightiest', () => {
    const concepts = Array.from({ length: 500 }, (_, at) => {
      const said = `${String.fromCharCode(0x4e00 + at)}甲`;
      return { said, alternatives: [said], near: [], from: 'question' as const, at };
    });
    const frequencies = new Map(
      concepts.flatMap(({ said }, n) => wordingTerms(said).map((t) => [t, n + 1] as const)),
    );
    const weighed = weigh(concepts, frequencies, 1000, DEFAULT.matching);
    expect(weighed.map((c) => c.said)).toEqual(concepts.slice(0, MOST_CONCEPTS).map((c) => c.said));
  });
});
