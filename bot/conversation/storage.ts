import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Storage, StoreItems } from 'botbuilder';

/** Where conversations are remembered: `memory`, `file:<folder>`, or `azure:<container>` with its connection string. */
export interface StorageSetting {
  readonly place: string;
  readonly connectionString?: string;
}

/** Conversations kept in memory before the one longest unused is forgotten. */
const MOST = 10_000;

/** Opens the storage that the setting names. Azure's library is an optional one and loads only here. */
export async function openStorage({ place, connectionString }: StorageSetting): Promise<Storage> {
  if (place.startsWith('file:')) return fileStorage(place.slice('file:'.length));
  if (place.startsWith('azure:')) {
    const { BlobsStorage } = await import('botbuilder-azure-blobs');
    return new BlobsStorage(connectionString ?? '', place.slice('azure:'.length));
  }
  return memoryStorage();
}

/** botbuilder's MemoryStorage never forgets; this one holds at most `most` items and serves one process. */
export function memoryStorage(most = MOST): Storage {
  const items = new Map<string, string>();
  return {
    async read(keys) {
      const out: StoreItems = {};
      for (const key of keys) {
        const item = items.get(key);
        if (item !== undefined) out[key] = JSON.parse(item);
      }
      return out;
    },
    async write(changes) {
      for (const [key, item] of Object.entries(changes)) {
        items.delete(key);
        items.set(key, JSON.stringify(item));
      }
      for (const key of items.keys()) {
        if (items.size <= most) break;
        items.delete(key);
      }
    },
    async delete(keys) {
      for (const key of keys) items.delete(key);
    },
  };
}

/** One file an item, replaced in one step: a crash leaves the old or the new, never a half. Unreadable files are absent. */
export function fileStorage(folder: string): Storage {
  const fileOf = (key: string): string =>
    path.join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  let serial = 0;
  return {
    async read(keys) {
      const out: StoreItems = {};
      for (const key of keys) {
        try {
          out[key] = JSON.parse(await readFile(fileOf(key), 'utf8'));
        } catch {
          // Absent or damaged: the turn starts anew.
        }
      }
      return out;
    },
    async write(changes) {
      await mkdir(folder, { recursive: true });
      for (const [key, item] of Object.entries(changes)) {
        const aside = `${fileOf(key)}.${process.pid}.${serial++}`;
        await writeFile(aside, JSON.stringify(item));
        await rename(aside, fileOf(key));
      }
    },
    async delete(keys) {
      for (const key of keys) await rm(fileOf(key), { force: true });
    },
  };
}
