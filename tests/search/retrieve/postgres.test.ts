import { afterAll, beforeAll, describe } from 'vitest';
import { buildSegment } from '../../../indexer/search/retrieve/flexsearch/build-segment.ts';
import { segmentHash } from '../../../indexer/search/retrieve/flexsearch/segment-hash.ts';
import { SLOTS } from '../../../indexer/search/retrieve/flexsearch/slots.ts';
import {
  hashOf,
  openPostgresIndex,
  type PostgresIndex,
} from '../../../indexer/search/retrieve/postgres/postgres-index.ts';
import { postgresRetriever } from '../../../indexer/search/retrieve/postgres/postgres-retriever.ts';
import { loadTokenizer } from '../../../indexer/search/tokenize.ts';
import { DEFAULT } from '../../../indexer/search/weights.ts';
import { realPostgres } from '../../real-servers.ts';
import { retrieverContract } from './contract.ts';

const server = await realPostgres();

describe.skipIf(!server)('an index in PostgreSQL', () => {
  let index: PostgresIndex;
  beforeAll(async () => {
    index = await openPostgresIndex(`${server?.url}?parts=3`);
  });
  afterAll(async () => {
    await index.database.close();
    await server?.stop();
  });
  retrieverContract(
    'postgres',
    async () => {
      const tokenizer = await loadTokenizer();
      return postgresRetriever({
        index,
        hashOf: ({ key, entries }) => hashOf(key, segmentHash(entries, DEFAULT)),
        build: async ({ entries }) => buildSegment(entries, DEFAULT, tokenizer),
      });
    },
    { slack: 0.5 / SLOTS },
  );
});
