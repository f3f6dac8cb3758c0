import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadHoldings } from '../indexer/search/holdings.ts';
import { warmIndex } from '../indexer/search/index-of.ts';

/** Names the folder for the workers of a run; see `shipped-segments.setup.ts`. */
export const SEGMENTS = 'ZHIYI_TEST_SEGMENTS';

const SHIPPED = path.join(import.meta.dirname, '../knowledge');

/**
 * A cache in which the test files of one run keep the index of the shipped knowledge by documents: indexing takes longer than
 * what most tests that want it do. Segments are named by the words of their document, so what differs is indexed anew. Who
 * lets a program write its cache takes a copy.
 */
export function shippedSegments(): string {
  const folder = process.env[SEGMENTS];
  if (folder === undefined) throw new Error('the folder of segments is made at the start of a run of vitest');
  return folder;
}

/** Puts the segments, and nothing else of that cache, into a folder that is to be one. */
export async function seedSegments(cache: string): Promise<void> {
  const from = shippedSegments();
  const segments = (): string[] => readdirSync(from).filter((name) => name.endsWith('.seg'));
  if (segments().length === 0)
    await warmIndex(await loadHoldings([SHIPPED]), { cacheDir: from, now: () => new Date() });
  mkdirSync(cache, { recursive: true });
  for (const name of segments()) cpSync(path.join(from, name), path.join(cache, name));
}
