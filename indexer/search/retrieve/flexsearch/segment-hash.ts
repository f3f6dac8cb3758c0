import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IndexWeights } from '../index-weights.ts';
import type { FieldTexts } from '../retriever.ts';

/** Raised when the layout of a file or what is indexed changes. */
const FORMAT = 3;

const settings = new WeakMap<object, string>();

/** What postings depend on besides the words of their document. */
export function segmentSettings(weights: Pick<IndexWeights, 'k1' | 'fields'>): string {
  let known = settings.get(weights);
  if (known === undefined) {
    const versions = [versionOf('flexsearch'), versionOf('@node-rs/jieba')];
    known = JSON.stringify([FORMAT, ...versions, weights.k1, weights.fields]);
    settings.set(weights, known);
  }
  return known;
}

/** The hash of a document's words and of all that its postings depend on. */
export function segmentHash(
  entries: readonly FieldTexts[],
  weights: Pick<IndexWeights, 'k1' | 'fields'>,
): string {
  const hash = createHash('sha256').update(segmentSettings(weights));
  for (const entry of entries) hash.update(JSON.stringify(entry));
  return hash.digest('hex');
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
