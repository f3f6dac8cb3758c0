import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../../indexer/index.ts';
import { ROOT } from '../import-graph.ts';

test('the same files make the same index, whether their texts lie in memory, are packed anew, or were packed before', async () => {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'zhiyi-hash-'));
  try {
    const open = (kept: object) =>
      openLibrary({ dirs: [path.join(ROOT, 'knowledge')], now: () => new Date(0), ...kept });
    const hashes: string[] = [];
    for (const kept of [{}, { cacheDir }, { cacheDir }]) hashes.push((await open(kept)).header.corpusHash);
    expect(new Set(hashes).size).toBe(1);
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
});
