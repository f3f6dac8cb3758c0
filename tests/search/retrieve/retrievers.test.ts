import { beforeAll, describe, expect, it } from 'vitest';
import { documentKey, indexedDocument } from '../../../indexer/search/indexed-document.ts';
import { libraryOf } from '../../../indexer/search/library.ts';
import { buildSegment } from '../../../indexer/search/retrieve/flexsearch/build-segment.ts';
import { flexsearchRetriever } from '../../../indexer/search/retrieve/flexsearch/flexsearch-retriever.ts';
import { SLOTS } from '../../../indexer/search/retrieve/flexsearch/slots.ts';
import type { Retriever } from '../../../indexer/search/retrieve/retriever.ts';
import { loadTokenizer, type Tokenizer } from '../../../indexer/search/tokenize.ts';
import { DEFAULT } from '../../../indexer/search/weights.ts';
import type { Finding } from '../../../indexer/types.ts';
import { exampleDocuments, now, saying } from '../libraries.ts';
import { retrieverContract } from './contract.ts';
import { naiveRetriever } from './naive-retriever.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});

const flexsearch = (): Promise<Retriever> =>
  flexsearchRetriever(async ({ entries }) => buildSegment(entries, DEFAULT, tokenizer));
const naive = async (): Promise<Retriever> => naiveRetriever(DEFAULT, tokenizer);

retrieverContract('flexsearch', flexsearch, { slack: 0.5 / SLOTS });
retrieverContract('the naive one', naive, { slack: 0 });

describe('a library', () => {
  const QUESTIONS = [
    '渡工开渡前查什么',
    '大雾天还开渡罚多少',
    '养蜂的离路多远',
    '特钟渡工',
    '年假怎么休',
    '渡口条例第三条',
  ];

  it('answers alike whichever retriever stands behind it', async () => {
    const documents = exampleDocuments();
    const holdings = { documents, problems: [], synonyms: [] };
    const usual = await libraryOf(holdings, { now });
    const held = documents.filter((d) => d.text !== 'none');
    const retriever = await naive();
    await retriever.add(
      held.map((d) =>
        indexedDocument(
          documentKey(d),
          usual.entries.filter((e) => e.document === d),
        ),
      ),
    );
    const header = usual.header;
    const other = await libraryOf(holdings, { now, opened: { retriever, header, fromCache: false } });
    for (const question of QUESTIONS) {
      const [found, expected] = [await other.find(question), await usual.find(question)];
      expect(saying({ ...found, hits: found.hits.slice(0, 1) }), question).toBe(
        saying({ ...expected, hits: expected.hits.slice(0, 1) }),
      );
      // Slots are less exact than the impacts that they stand for: what lies close together may change places behind the first.
      const keys = ({ hits }: Finding) => hits.map(({ entry }) => entry.key).sort();
      expect(keys(found), question).toEqual(keys(expected));
    }
  });
});
