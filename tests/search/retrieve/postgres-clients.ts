import { buildSegment } from '../../../indexer/search/retrieve/flexsearch/build-segment.ts';
import { segmentHash } from '../../../indexer/search/retrieve/flexsearch/segment-hash.ts';
import type { DatabaseLimits } from '../../../indexer/search/retrieve/postgres/database.ts';
import {
  hashOf,
  openPostgresIndex,
  type PostgresIndex,
} from '../../../indexer/search/retrieve/postgres/postgres-index.ts';
import {
  type PostgresRetriever,
  postgresRetriever,
} from '../../../indexer/search/retrieve/postgres/postgres-retriever.ts';
import type { FieldTexts, IndexedDocument } from '../../../indexer/search/retrieve/retriever.ts';
import { loadTokenizer } from '../../../indexer/search/tokenize.ts';
import { DEFAULT } from '../../../indexer/search/weights.ts';

const NO_FIELDS: FieldTexts = { title: '', headings: '', text: '', headnote: '', everyday: '', cited: '' };

/** A client of an index, as a server of its own would be; `built` counts the documents it indexed itself. */
export interface Client {
  readonly index: PostgresIndex;
  readonly retriever: PostgresRetriever;
  readonly built: () => number;
}

/** Opens an index at an address. */
export async function indexOf(url: string, limits: Partial<DatabaseLimits> = {}): Promise<Client> {
  return clientOf(await openPostgresIndex(url, limits));
}

/** A further client by the same connections. */
export async function clientOf(index: PostgresIndex): Promise<Client> {
  const tokenizer = await loadTokenizer();
  let built = 0;
  const retriever = postgresRetriever({
    index,
    hashOf: ({ key, entries }) => hashOf(key, segmentHash(entries, DEFAULT)),
    build: async ({ entries }) => {
      built++;
      return buildSegment(entries, DEFAULT, tokenizer);
    },
  });
  return { index, retriever, built: () => built };
}

/** Invented documents that all hold 缆绳, and each a number of its own. */
export function numbered(from: number, count: number): IndexedDocument[] {
  return Array.from({ length: count }, (_, i) => {
    const text = [`渡口第${from + i}号的缆绳`, '渡船停在岸边', `舵柄第${from + i}号换过了`];
    return { key: `n${from + i}`, entries: text.map((line) => ({ ...NO_FIELDS, text: line })) };
  });
}
