import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { loadTokenizer } from '../../tokenize.ts';
import type { IndexWeights } from '../index-weights.ts';
import type { IndexedDocument } from '../retriever.ts';
import { buildSegment } from './build-segment.ts';
import type { Postings } from './postings.ts';
import { loadSegment, type Segment, saveSegment } from './segment-file.ts';
import { segmentHash, segmentSettings } from './segment-hash.ts';

/** Days that a segment is kept after it was last of use: other folders of knowledge may share the cache. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;
const SEGMENT = /^[0-9a-f]{32}\.seg$/;
/** What earlier versions kept: one file for all that is held. */
const OLD_INDEX = /^index-[0-9a-f]{16}\.bin$/;

export interface CacheOptions {
  /** Where segments are kept between runs; without it each is built anew. */
  readonly folder?: string;
  readonly now: () => Date;
}

/** What came of asking for a document's segment. */
export interface CachedSegment extends Segment {
  readonly hash: string;
  readonly fromCache: boolean;
}

/**
 * Segments by the content of their document, kept in a folder: a document added indexes itself alone. A damaged or
 * half-written file is rebuilt, an unwritable folder is no error: the cache only saves time.
 */
export class SegmentCache {
  readonly #options: CacheOptions;
  readonly #weights: IndexWeights;
  /** What segments depend on besides their documents. */
  readonly settings: string;
  readonly #used = new Set<string>();

  constructor(weights: IndexWeights, options: CacheOptions) {
    this.#options = options;
    this.#weights = weights;
    this.settings = segmentSettings(weights);
  }

  /** The segment of a document, loaded or built. */
  async segmentOf(document: IndexedDocument): Promise<CachedSegment> {
    const hash = this.hashOf(document);
    const file = this.#fileOf(hash);
    const known = file === undefined ? undefined : await loadSegment(file, hash);
    if (known) return { ...known, hash, fromCache: true };
    const postings = await buildSegment(document.entries, this.#weights, await loadTokenizer());
    const segment = { postings, builtAt: this.#options.now().toISOString() };
    if (file !== undefined) await saveSegment(file, hash, segment).catch(() => undefined);
    return { ...segment, hash, fromCache: false };
  }

  /** The postings kept under a hash; undefined where there are none. */
  async kept(hash: string): Promise<Postings | undefined> {
    const { folder } = this.#options;
    return folder === undefined ? undefined : (await loadSegment(join(folder, nameOf(hash)), hash))?.postings;
  }

  /** What is in use stays, also when it need not be read. */
  use(hash: string): void {
    this.#fileOf(hash);
  }

  /** Whether the folder has the segment of a document. */
  async has(document: IndexedDocument): Promise<boolean> {
    const file = this.#fileOf(this.hashOf(document));
    if (file === undefined) return false;
    return stat(file).then(
      () => true,
      () => false,
    );
  }

  /** Removes the files that nothing has used for a month, and those of earlier versions. */
  async sweep(): Promise<void> {
    const { folder, now } = this.#options;
    if (folder === undefined) return;
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      const file = join(folder, name);
      if (OLD_INDEX.test(name)) await rm(file, { force: true }).catch(() => undefined);
      if (!SEGMENT.test(name)) continue;
      const age = await stat(file).then(
        ({ mtimeMs }) => (now().getTime() - mtimeMs) / DAY_MS,
        () => 0,
      );
      if (this.#used.has(name)) {
        if (Math.abs(age) > 1) await utimes(file, now(), now()).catch(() => undefined);
      } else if (age > KEPT_DAYS) await rm(file, { force: true }).catch(() => undefined);
    }
  }

  /** Of what the segment of a document is made of. */
  hashOf(document: IndexedDocument): string {
    const { digest } = document;
    if (digest === undefined) return segmentHash(document.entries, this.#weights);
    return createHash('sha256').update(this.settings).update(digest).digest('hex');
  }

  #fileOf(hash: string): string | undefined {
    const name = nameOf(hash);
    this.#used.add(name);
    return this.#options.folder === undefined ? undefined : join(this.#options.folder, name);
  }
}

const nameOf = (hash: string): string => `${hash.slice(0, 32)}.seg`;
