import { createHash } from 'node:crypto';
import type { IndexHeader } from '../../../types.ts';
import type { IndexWeights } from '../index-weights.ts';
import type { IndexedDocument, Retriever } from '../retriever.ts';
import { flexsearchRetriever } from './flexsearch-retriever.ts';
import { type CachedSegment, SegmentCache } from './segment-cache.ts';

export interface OpenRetrieverOptions {
  /** Where segments are kept between runs; without it all are built anew. */
  readonly cacheDir?: string;
  readonly now: () => Date;
  /** Told of entries done and of all of them. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface OpenedRetriever {
  readonly retriever: Retriever;
  readonly header: IndexHeader;
  /** Whether every document came out of the cache. */
  readonly fromCache: boolean;
}

/** The index of some documents, each loaded from the cache or built and saved. */
export async function openRetriever(
  documents: readonly IndexedDocument[],
  weights: IndexWeights,
  { cacheDir, now, onProgress = () => {} }: OpenRetrieverOptions,
): Promise<OpenedRetriever> {
  const cache = new SegmentCache(weights, { now, ...(cacheDir === undefined ? {} : { folder: cacheDir }) });
  const total = documents.reduce((sum, { entries }) => sum + entries.length, 0);
  const opened = new Map<IndexedDocument, Origin>();
  let done = 0;
  const retriever = await flexsearchRetriever(async (document) => {
    const { postings, ...segment } = await cache.segmentOf(document);
    opened.set(document, segment);
    done += document.entries.length;
    if (!segment.fromCache) onProgress(done, total);
    return postings;
  });
  await retriever.add(documents);
  const fromCache = [...opened.values()].every((segment) => segment.fromCache);
  if (!fromCache) {
    onProgress(total, total);
    await cache.sweep();
  }
  return { retriever, header: headerOf(documents, opened, now), fromCache };
}

/** Where a segment came from. */
type Origin = Omit<CachedSegment, 'postings'>;

function headerOf(
  documents: readonly IndexedDocument[],
  opened: ReadonlyMap<IndexedDocument, Origin>,
  now: () => Date,
): IndexHeader {
  const hash = createHash('sha256');
  for (const document of documents) hash.update(`${document.key}\n${opened.get(document)!.hash}\n`);
  const builtAt = [...opened.values()]
    .map((segment) => segment.builtAt)
    .sort()
    .at(-1);
  return { corpusHash: hash.digest('hex'), builtAt: builtAt ?? now().toISOString() };
}
