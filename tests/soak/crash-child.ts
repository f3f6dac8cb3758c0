import { writeSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import { fileStorage } from '../../bot/conversation/file-storage.ts';
import { knowledgeFingerprint } from '../../bot/knowledge-fingerprint.ts';
import { knowledgeService } from '../../bot/knowledge-service.ts';
import type { StoredRecord } from '../../bot/records/checked-line.ts';
import { heldTexts } from '../../bot/records/held-texts.ts';
import { recordStore } from '../../bot/records/record-store.ts';
import { openLibrary } from '../../indexer/index.ts';
import { drillFile } from './drill-file.ts';

const [job = '', folder = '', from = '0'] = process.argv.slice(2);
const now = (): Date => new Date();
/** Tells the parent that number `n` is done; what was told must be there after a kill. */
function acknowledge(n: number): void {
  for (;;)
    try {
      writeSync(1, `${n}\n`);
      return;
    } catch (error) {
      // The parent is behind with reading.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
}

/** Each works without end: the parent kills this process somewhere in it. */
const JOBS: Record<string, () => Promise<never>> = {
  async audit() {
    const warn = (_: string, error: unknown): never => {
      throw error;
    };
    const store = recordStore({ folder, instance: 'a', days: 0, now, believed: async () => false, warn });
    for (let n = Number(from); ; n += 3)
      await Promise.all(
        [n, n + 1, n + 2].map(async (i) => {
          await store.append({
            kind: 'question',
            time: now().toISOString(),
            n: i,
            text: '问'.repeat(500),
          } as StoredRecord);
          acknowledge(i);
        }),
      );
  },
  async state() {
    const storage = fileStorage(folder);
    for (let n = Number(from); ; n++) {
      await storage.write({ k: { n, text: '记'.repeat(20_000) } });
      acknowledge(n);
    }
  },
  async index() {
    const cacheDir = path.join(folder, '.cache');
    for (let n = Number(from); ; n++) {
      await rm(cacheDir, { recursive: true, force: true });
      await openLibrary({ dirs: [folder], cacheDir, now });
      acknowledge(n);
    }
  },
  async reload() {
    const dirs = [folder];
    const cacheDir = path.join(folder, '.cache');
    const held = knowledgeService({
      open: serverKnowledge({ dirs, cacheDir, now, check }),
      texts: heldTexts(path.join(folder, 'data'), now),
      fingerprint: () => knowledgeFingerprint(dirs),
      report: () => undefined,
    });
    await held.current();
    for (let n = Number(from); ; n++) {
      await writeFile(path.join(folder, 'laws/example-drill.md'), drillFile(n));
      await held.reload();
      acknowledge(n);
    }
  },
};

await JOBS[job]?.();
