import { createHash } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadTokenizer } from '../../tokenize.ts';
import type { IndexWeights } from '../index-weights.ts';
import type { FieldTexts, IndexedDocument } from '../retriever.ts';
import { buildSegment } from './build-segment.ts';
import { loadSegment, type Segment, saveSegment } from './segment-file.ts';

/** Raised when the layout of a file or what is indexed changes. */
const FORMAT = 2;
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
  readonly #settings: string;
  readonly #used = new Set<string>();

  constructor(weights: IndexWeights, options: CacheOptions) {
    this.#options = options;
    this.#weights = weights;
    this.#settings = JSON.stringify([
      FORMAT,
      versionOf('flexsearch'),
      versionOf('@node-rs/jieba'),
      weights.k1,
      weights.fields,
    ]);
  }

  /** The segment of a document, loaded or built. */
  async segmentOf({ entries }: IndexedDocument): Promise<CachedSegment> {
    const hash = this.#hashOf(entries);
    const file = this.#fileOf(hash);
    const known = file === undefined ? undefined : await loadSegment(file, hash);
    if (known) return { ...known, hash, fromCache: true };
    const postings = buildSegment(entries, this.#weights, await loadTokenizer());
    const segment = { postings, builtAt: this.#options.now().toISOString() };
    if (file !== undefined) await saveSegment(file, hash, segment).catch(() => undefined);
    return { ...segment, hash, fromCache: false };
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

  #hashOf(entries: readonly FieldTexts[]): string {
    const hash = createHash('sha256').update(this.#settings);
    for (const entry of entries) hash.update(JSON.stringify(entry));
    return hash.digest('hex');
  }

  #fileOf(hash: string): string | undefined {
    const name = `${hash.slice(0, 32)}.seg`;
    this.#used.add(name);
    return this.#options.folder === undefined ? undefined : join(this.#options.folder, name);
  }
}

/** The version of a package whose package.json is not exported: it lies beside or above its entry point. */
function versionOf(name: string): string {
  const require = createRequire(import.meta.url);
  for (let folder = dirname(require.resolve(name)); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const found: { name?: string; version?: string } = require(join(folder, 'package.json'));
      if (found.name === name && found.version) return found.version;
    } catch {
      // No package.json in this folder.
    }
  }
  return 'unknown';
}
