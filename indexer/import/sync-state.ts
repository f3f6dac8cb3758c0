import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Validators } from './fetching/fetch-original.ts';
import { atomicWrite } from './keeping/atomic-write.ts';

/** What is remembered of an address between runs. */
export interface Checked extends Validators {
  /** When its text was last fetched and let in, or found unchanged; an ISO instant. */
  readonly checked: string;
  /** Name of the file that holds its text, within the folder. */
  readonly file: string;
}

export type SyncState = Map<string, Checked>;

const shape = z.object({
  format: z.literal(1),
  addresses: z.record(
    z.string(),
    z.object({
      checked: z.iso.datetime(),
      file: z.string(),
      etag: z.string().optional(),
      lastModified: z.string().optional(),
    }),
  ),
});

/** Beside the texts, hidden from readers of knowledge by its dot. */
const FILE = '.sync.json';

/** Reads what is remembered; a missing or damaged file means only that everything is fetched anew. */
export async function readSyncState(out: string): Promise<SyncState> {
  try {
    const { addresses } = shape.parse(JSON.parse(await readFile(path.join(out, FILE), 'utf8')));
    return new Map(Object.entries(addresses));
  } catch (error) {
    const damaged = error instanceof SyntaxError || error instanceof z.ZodError;
    if (damaged || (error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}

export async function writeSyncState(out: string, state: SyncState): Promise<void> {
  const addresses = Object.fromEntries([...state].sort(([a], [b]) => (a < b ? -1 : 1)));
  await atomicWrite(path.join(out, FILE), `${JSON.stringify({ format: 1, addresses }, null, 2)}\n`);
}
