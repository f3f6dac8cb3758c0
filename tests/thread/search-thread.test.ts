import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Finding, type Library, openLibrary, searchThread } from '../../indexer/index.ts';

const KNOWLEDGE = path.join(import.meta.dirname, '../../knowledge');

/** One of each kind: found, looked up, four refusals, asked back, several together. */
const QUESTIONS: readonly { question: string; turns?: readonly string[] }[] = [
  { question: '2020年一共罚了多少钱' },
  { question: '应对法第六十三条' },
  { question: '行政处罚法9-12条' },
  { question: '应对法第二百条' },
  { question: '防汛防台抗旱条例第十条' },
  { question: '2006年时应对法第三条' },
  { question: '食堂午餐多少钱' },
  { question: '第六十三条' },
  { question: '那罚款多少?', turns: ['未按规定组织演练怎么处罚'] },
  { question: '应对法2007版第三条' },
];

/** What crosses between threads: all but the reasons. */
function withoutReasons({ evidence: _, query, hits, ...rest }: Finding): unknown {
  return { ...rest, query: { ...query, terms: [] }, hits: hits.map((h) => ({ ...h, signals: [] })) };
}

async function expectSame(library: Library, threaded: Library): Promise<void> {
  const found = await Promise.all(QUESTIONS.map(({ question, ...o }) => threaded.find(question, o)));
  for (const [i, { question, ...options }] of QUESTIONS.entries()) {
    const own = await library.find(question, options);
    expect(withoutReasons(found[i]!), question).toEqual(withoutReasons(own));
    // Not alike but the same: entries are compared by identity elsewhere.
    expect(found[i]!.hits.map((h) => h.entry)).toEqual(own.hits.map((h) => h.entry));
    for (const [n, hit] of own.hits.entries()) expect(found[i]!.hits[n]!.entry).toBe(hit.entry);
    expect(found[i]!.about).toBe(own.about);
  }
}

describe('a library on a thread of its own', async () => {
  const library = await openLibrary({ dirs: [KNOWLEDGE], now: () => new Date() });
  const lost = vi.fn();
  const thread = searchThread({ dirs: [KNOWLEDGE] }, lost);
  afterAll(() => thread.close());

  it('answers as it does by itself', async () => {
    const find = vi.spyOn(library, 'find');
    const threaded = thread.answering(library);
    await threaded.find('2020年一共罚了多少钱');
    expect(find).not.toHaveBeenCalled();
    find.mockRestore();
    await expectSame(library, threaded);
  });

  it('answers without the thread when that ends with questions on it', async () => {
    const ending = searchThread({ dirs: [KNOWLEDGE] }, lost);
    const threaded = ending.answering(library);
    await threaded.find('双随机是什么');
    const asked = expectSame(library, threaded);
    await ending.close();
    await asked;
    await expectSame(library, threaded);
    expect(lost).not.toHaveBeenCalled();
  });

  it('answers without a thread that holds other texts', async () => {
    const other = { ...library, header: { ...library.header, corpusHash: 'another' } };
    await expectSame(library, thread.answering(other));
  });

  it('tells when a thread is lost, and answers', async () => {
    const missing = vi.fn();
    const failing = searchThread({ dirs: 7 as never }, missing);
    await expectSame(library, failing.answering(library));
    expect(missing).toHaveBeenCalledOnce();
  });
});
