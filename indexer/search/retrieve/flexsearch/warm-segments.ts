import type { IndexWeights } from '../index-weights.ts';
import type { IndexedDocument } from '../retriever.ts';
import type { OpenRetrieverOptions } from './open-retriever.ts';
import { SegmentCache } from './segment-cache.ts';

/** Builds the segments that the cache lacks, one after the other. */
export async function warmSegments(
  documents: readonly IndexedDocument[],
  weights: IndexWeights,
  { cacheDir, now }: OpenRetrieverOptions,
): Promise<void> {
  if (cacheDir === undefined) return;
  const cache = new SegmentCache(weights, { now, folder: cacheDir });
  for (const document of documents) if (!(await cache.has(document))) await cache.segmentOf(document);
}
