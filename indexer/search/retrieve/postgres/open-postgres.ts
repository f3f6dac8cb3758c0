import { createHash } from 'node:crypto';
import { loadTokenizer } from '../../tokenize.ts';
import { buildSegment } from '../flexsearch/build-segment.ts';
import type { OpenedRetriever, OpenRetrieverOptions } from '../flexsearch/open-retriever.ts';
import { segmentHash } from '../flexsearch/segment-hash.ts';
import type { IndexWeights } from '../index-weights.ts';
import type { IndexedDocument } from '../retriever.ts';
import { hashOf, openPostgresIndex, type PostgresIndex } from './postgres-index.ts';
import { type PostgresRetriever, postgresRetriever } from './postgres-retriever.ts';

/** Days that a document stays in the database after any server last held it. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** One pool of connections a process and address, whatever is loaded anew. */
const indexes = new Map<string, Promise<PostgresIndex>>();

/** The index of some documents in a database: those that it lacks are built and brought in. */
export async function openPostgres(
  documents: readonly IndexedDocument[],
  weights: IndexWeights,
  url: string,
  { now, onProgress = () => {} }: Pick<OpenRetrieverOptions, 'now' | 'onProgress'>,
): Promise<OpenedRetriever> {
  const known = indexes.get(url) ?? openPostgresIndex(url);
  indexes.set(url, known);
  const index = await known;
  const total = documents.reduce((sum, { entries }) => sum + entries.length, 0);
  let [done, built] = [0, 0];
  const names = new Map<IndexedDocument, string>();
  const retriever = postgresRetriever({
    index,
    hashOf: (document) => {
      const name = hashOf(document.key, segmentHash(document.entries, weights));
      names.set(document, name);
      return name;
    },
    build: async ({ entries }) => {
      built++;
      return buildSegment(entries, weights, await loadTokenizer());
    },
    done: (entries) => {
      done += entries;
      onProgress(done, total);
    },
  });
  await retriever.add(documents);
  const builtAt = await index.builtAt([...names.values()]);
  if (built > 0) {
    onProgress(total, total);
    await index.sweep(KEPT_DAYS);
  }
  keepInUse(retriever);
  const hash = createHash('sha256');
  for (const document of documents) hash.update(`${document.key}\n${names.get(document)}\n`);
  return {
    retriever,
    header: { corpusHash: hash.digest('hex'), builtAt: builtAt ?? now().toISOString() },
    fromCache: built === 0,
  };
}

/** Once a day the database is told what is held, until nobody holds the retriever any more. */
function keepInUse(retriever: PostgresRetriever): void {
  const reference = new WeakRef(retriever);
  const daily = setInterval(() => {
    const held = reference.deref();
    if (held) held.touch().catch(() => undefined);
    else clearInterval(daily);
  }, DAY_MS);
  daily.unref();
}
