import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { libraryOf } from '../../indexer/search/library.ts';
import { openHoldings } from '../../indexer/search/open-holdings.ts';
import { forgetOpened } from '../../indexer/search/retrieve/flexsearch/open-retriever.ts';
import { ROOT } from '../import-graph.ts';
import { seedSegments } from '../shipped-segments.ts';

test('the same files make the same index, whether their texts lie in memory, are packed anew, or were packed before', async () => {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'zhiyi-hash-'));
  try {
    // What is indexed is at hand; the hash is made of the texts.
    await seedSegments(cacheDir);
    const hashes: string[] = [];
    for (const packed of [undefined, cacheDir, cacheDir]) {
      forgetOpened();
      const holdings = await openHoldings([path.join(ROOT, 'knowledge')], packed);
      const library = await libraryOf(holdings, { now: () => new Date(0), cacheDir });
      hashes.push(library.header.corpusHash);
    }
    expect(new Set(hashes).size).toBe(1);
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
});
