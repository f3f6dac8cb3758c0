import { createHash } from 'node:crypto';
import { turn } from '../../../turn.ts';
import type { IndexHeader } from '../../../types.ts';
import type { IndexWeights } from '../index-weights.ts';
import { type IndexedDocument, type Retriever, sizeOf } from '../retriever.ts';
import { DocumentNumbers } from './document-numbers.ts';
import { type FlexsearchRetriever, flexsearchRetriever, type SegmentSource } from './flexsearch-retriever.ts';
import { loadMerged, type Merged, type MergedDocument, saveMerged } from './merged-file.ts';
import { PackedStorage } from './packed-storage.ts';
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
  { cacheDir, now, onProgress = silently }: OpenRetrieverOptions,
): Promise<OpenedRetriever> {
  const cache = new SegmentCache(weights, { now, ...(cacheDir === undefined ? {} : { folder: cacheDir }) });
  const total = documents.reduce((sum, document) => sum + sizeOf(document), 0);
  const opened = new Map<string, Origin>();
  const source = segmentSource({ cache, opened, total, onProgress });
  const order = documents.map(({ key }) => key);
  const hashes = new Map<string, string>();
  for (const document of documents) {
    const hash = cache.hashOf(document);
    hashes.set(document.key, hash);
    cache.use(hash);
    if (hashes.size % STRIDE === 0) await turn();
  }
  const place = cacheDir === undefined ? undefined : `${cacheDir} ${cache.settings}`;
  const near = nearest(place, hashes, total);
  const kept =
    near || cacheDir === undefined || total < LARGE ? undefined : await mergedOf(cacheDir, cache, hashes);
  const before = near ?? (kept && (await openMerged(kept, source)));
  let retriever: FlexsearchRetriever;
  if (before) {
    const removed = [...before.origins.keys()].filter((key) => !hashes.has(key));
    const changed = documents.filter(({ key }) => before.origins.get(key)?.hash !== hashes.get(key));
    for (const key of order) {
      const origin = before.origins.get(key);
      if (origin) opened.set(key, { ...origin, fromCache: true });
    }
    const formerOf = async (key: string) => {
      const hash = before.origins.get(key)?.hash;
      return hash === undefined ? undefined : cache.kept(hash);
    };
    const same = order.join('\n') === [...before.origins.keys()].join('\n') && changed.length === 0;
    await turn();
    retriever = same
      ? before.retriever
      : await before.retriever.changed({ put: changed, removed, order, formerOf }, source);
  } else {
    retriever = await (await flexsearchRetriever(source)).changed(
      { put: documents, removed: [], order },
      source,
    );
    if (cacheDir !== undefined && total >= LARGE) {
      const merged = documents.map(
        (document): MergedDocument => [
          document.key,
          hashes.get(document.key)!,
          sizeOf(document),
          opened.get(document.key)!.builtAt,
        ],
      );
      const { part } = retriever;
      if (part)
        await saveMerged(cacheDir, cache.settings, { documents: merged, part }).catch(() => undefined);
    }
  }
  const fromCache = [...opened.values()].every((segment) => segment.fromCache);
  if (!fromCache) {
    onProgress(total, total);
    await cache.sweep();
  }
  if (place !== undefined) {
    // In the order of the documents, which is that of ties.
    const origins = new Map(order.map((key) => [key, opened.get(key)!]));
    latest = [{ place, retriever, origins }, ...latest.filter((one) => one !== near)].slice(0, MOST_LATEST);
  }
  return { retriever, header: headerOf(documents, opened, now), fromCache };
}

interface Opening {
  readonly cache: SegmentCache;
  /** Where each segment came from, as it is had. */
  readonly opened: Map<string, Origin>;
  readonly total: number;
  readonly onProgress: NonNullable<OpenRetrieverOptions['onProgress']>;
}

const silently = (): void => undefined;

/**
 * Where a retriever has its segments from. A function of its own: one made while an index is opened would keep the index before
 * it, and that the one before, as long as the last is held.
 */
function segmentSource({ cache, opened, total, onProgress }: Opening): SegmentSource {
  let done = 0;
  return async (document) => {
    const { postings, ...segment } = await cache.segmentOf(document);
    opened.set(document.key, segment);
    done += sizeOf(document);
    if (!segment.fromCache) onProgress(done, total);
    return postings;
  };
}

/** An index that this process opened from a cache; it is never changed afterwards. */
interface Latest {
  readonly place: string;
  readonly retriever: FlexsearchRetriever;
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Indexes that the next may begin with: a server may hold the knowledge of several organisations. */
const MOST_LATEST = 4;
let latest: readonly Latest[] = [];

/** Forgets them: the next opening reads the cache, as in another process. */
export function forgetOpened(): void {
  latest = [];
}

/** The index that has most of some documents, where that is half of them. */
function nearest(
  place: string | undefined,
  hashes: ReadonlyMap<string, string>,
  total: number,
): Latest | undefined {
  let best: { readonly one: Latest; readonly same: number } | undefined;
  for (const one of latest) {
    // After many changes numbers run high, and with them the room that a question takes.
    if (one.place !== place || one.retriever.numbered >= 2 * total) continue;
    let same = 0;
    for (const [key, hash] of hashes) if (one.origins.get(key)?.hash === hash) same++;
    if (same * 2 >= Math.max(hashes.size, one.origins.size) && same > (best?.same ?? 0)) best = { one, same };
  }
  return best?.one;
}

/** Entries from which the merged index is saved besides its segments: to merge a thousand takes a tenth of a second. */
const LARGE = 500;

async function mergedOf(
  folder: string,
  { settings }: SegmentCache,
  hashes: ReadonlyMap<string, string>,
): Promise<Merged | undefined> {
  return loadMerged(folder, settings, hashes);
}

async function openMerged(
  { documents, part }: Merged,
  source: SegmentSource,
): Promise<Omit<Latest, 'place'>> {
  const numbers = new DocumentNumbers();
  for (const [key, , entries] of documents) numbers.add(key, entries);
  const retriever = await flexsearchRetriever(source, { storage: new PackedStorage(part), numbers });
  const origins = documents.map(
    ([key, hash, , builtAt]) => [key, { hash, builtAt, fromCache: true }] as const,
  );
  return { retriever, origins: new Map(origins) };
}

/** Documents whose hashes are reckoned in one go. */
const STRIDE = 1000;

/** Where a segment came from. */
type Origin = Omit<CachedSegment, 'postings'>;

function headerOf(
  documents: readonly IndexedDocument[],
  opened: ReadonlyMap<string, Origin>,
  now: () => Date,
): IndexHeader {
  const hash = createHash('sha256');
  for (const document of documents) hash.update(`${document.key}\n${opened.get(document.key)!.hash}\n`);
  let builtAt: string | undefined;
  for (const segment of opened.values())
    if (builtAt === undefined || segment.builtAt > builtAt) builtAt = segment.builtAt;
  return { corpusHash: hash.digest('hex'), builtAt: builtAt ?? now().toISOString() };
}
