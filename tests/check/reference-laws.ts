import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SHIPPED } from '../../bot/folders.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { importAll } from '../../indexer/import/import-all.ts';
import type { Document } from '../../indexer/types.ts';

const noNetwork = (): never => {
  throw new Error('no network');
};

/** The shipped knowledge completed with the reference texts, imported into a folder that goes again. */
export async function referenceLaws(folder: string): Promise<Document[]> {
  const out = await mkdtemp(path.join(tmpdir(), 'zhiyi-check-'));
  try {
    const { documents: catalogue } = await loadKnowledge([SHIPPED]);
    await importAll([path.join(folder, 'data', 'laws')], {
      catalogue,
      out,
      today: '2025-01-01',
      fetch: noNetwork,
    });
    return (await loadKnowledge([SHIPPED, out])).documents;
  } finally {
    await rm(out, { recursive: true });
  }
}
