import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetOpened, openRetriever } from '../../../indexer/search/retrieve/flexsearch/open-retriever.ts';
import * as postings from '../../../indexer/search/retrieve/flexsearch/postings.ts';
import type { FieldTexts, IndexedDocument, IndexReader } from '../../../indexer/search/retrieve/retriever.ts';
import { DEFAULT } from '../../../indexer/search/weights.ts';
import { turn } from '../../../indexer/turn.ts';
import { knowledgeFolder } from '../../documents/knowledge-folder.ts';

const WORDS = ['磨坊', '渡口', '蜂箱', '风筝', '账本', '帆布', '石桥'];
const NONE = { title: '', headings: '', headnote: '', everyday: '', cited: '' };

function documentOf(n: number, entries = 3, said = ''): IndexedDocument {
  const texts = Array.from({ length: entries }, (_, i): FieldTexts => {
    return { ...NONE, text: `${WORDS[(n + i) % 7]}和${WORDS[(n * 3 + i) % 7]}每天开门${n}小时${said}` };
  });
  return { key: `example-${n}`, entries: texts };
}

const many = (count: number, entries?: number) =>
  Array.from({ length: count }, (_, n) => documentOf(n, entries));
const now = () => new Date('2031-05-01');

async function answers(index: IndexReader) {
  const terms = ['磨坊', '渡口', '风筝', '改动', '示例', '每天'];
  return Promise.all(
    terms.map(async (text) => [
      await index.candidates({ terms: [{ text, weight: 1, finds: true, orders: true }], count: 50 }),
      await index.holding([text]),
      [...(await index.frequencies([text])).values()],
      await index.statistics(),
    ]),
  );
}

let cacheDir: string;
beforeEach(() => {
  cacheDir = knowledgeFolder({});
  forgetOpened();
});

afterEach(() => vi.restoreAllMocks());

test('an index that was changed document by document answers as one built at once, ties included', async () => {
  const before = await openRetriever(many(20), DEFAULT, { cacheDir, now });
  const first = await answers(before.retriever);
  // One other, one gone, one added in the middle.
  const changed = many(20)
    .filter(({ key }) => key !== 'example-4')
    .map((one, n) => (n === 10 ? { ...documentOf(11, 2, '有改动'), key: one.key } : one));
  changed.splice(7, 0, { ...documentOf(3, 4, '示例'), key: 'example-added' });
  const after = await openRetriever(changed, DEFAULT, { cacheDir, now });
  const anew = await openRetriever(changed, DEFAULT, { now });
  expect(await answers(after.retriever)).toEqual(await answers(anew.retriever));
  expect(after.header.corpusHash).toBe(anew.header.corpusHash);
  expect(await answers(before.retriever)).toEqual(first);
});

test('however often documents are changed and taken out, the index answers as one built at once', async () => {
  const written = vi.spyOn(postings, 'without');
  let documents = many(60, 4);
  for (let round = 0; round < 40; round++) {
    const [one, other] = [(round * 7) % documents.length, (round * 11) % documents.length];
    documents = documents.map((d, i) => (i === one ? { ...documentOf(round, 3, '改动'), key: d.key } : d));
    if (round % 3 === 0) documents = documents.filter((_, i) => i !== other);
    if (round % 3 === 1)
      documents = [...documents, { ...documentOf(round, 2, '示例'), key: `later-${round}` }];
    const { retriever } = await openRetriever(documents, DEFAULT, { cacheDir, now });
    const anew = await openRetriever(documents, DEFAULT, { now });
    expect(await answers(retriever), `${round}`).toEqual(await answers(anew.retriever));
  }
  // All postings are gone through now and then, and not for each change.
  const times = written.mock.calls.length;
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThan(40);
});

test('an index goes when others have followed it', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const opened = async (count: number) =>
    new WeakRef((await openRetriever(many(count), DEFAULT, { cacheDir, now })).retriever);
  const first = await opened(20);
  for (let count = 21; count < 24; count++) await opened(count);
  await turn();
  collect();
  expect(first.deref()).toBeUndefined();
});

test('of one document more only its own segment is made, and no other is read', async () => {
  await openRetriever(many(40), DEFAULT, { cacheDir, now });
  const files = readdirSync(cacheDir).length;
  await openRetriever(many(41), DEFAULT, { cacheDir, now });
  expect(readdirSync(cacheDir)).toHaveLength(files + 1);
});

test('a large index is read in one file, and answers as its segments do', async () => {
  const documents = many(60, 90);
  const built = await openRetriever(documents, DEFAULT, { cacheDir, now });
  expect(readdirSync(cacheDir).filter((name) => name.endsWith('.idx'))).toHaveLength(1);
  // Without its segments nothing but the one file can tell.
  for (const name of readdirSync(cacheDir)) if (name.endsWith('.seg')) rmSync(path.join(cacheDir, name));
  forgetOpened();
  const again = await openRetriever(documents, DEFAULT, { cacheDir, now });
  expect(again.fromCache).toBe(true);
  expect(again.header).toEqual(built.header);
  expect(await answers(again.retriever)).toEqual(await answers(built.retriever));
  forgetOpened();
  const more = await openRetriever([documentOf(99), ...documents], DEFAULT, { cacheDir, now });
  const anew = await openRetriever([documentOf(99), ...documents], DEFAULT, { now });
  expect(await answers(more.retriever)).toEqual(await answers(anew.retriever));
});
