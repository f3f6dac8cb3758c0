import { fileStorage } from './file-storage.ts';
import { memoryStorage } from './memory-storage.ts';
import type { Storage } from './storage-port.ts';
import { storageWithin } from './storage-within.ts';

/** Where conversations are remembered: `memory`, `file:<folder>`, `azure:<container>`, `redis` or `postgres`. */
export interface StorageSetting {
  readonly place: string;
  /** Of Azure Blob, Redis or PostgreSQL. */
  readonly connectionString?: string;
  /** Of several organisations that share a database, whose part of it this is. Each has a folder of its own. */
  readonly within?: string;
}

export interface OpenedStorage {
  readonly storage: Storage;
  close(): Promise<void>;
}

/**
 * Opens the storage that the setting names; the client libraries are optional and load only here.
 * @param failed told of broken connections, which mend themselves
 */
export async function openStorage(
  { within, ...setting }: StorageSetting,
  failed: (error: unknown) => void,
): Promise<OpenedStorage> {
  const opened = await openWhole(setting, failed);
  if (within === undefined || !isShared(setting)) return opened;
  return { ...opened, storage: storageWithin(opened.storage, within) };
}

async function openWhole(
  { place, connectionString = '' }: StorageSetting,
  failed: (error: unknown) => void,
): Promise<OpenedStorage> {
  const nothing = async (): Promise<void> => undefined;
  if (place.startsWith('file:')) return { storage: fileStorage(place.slice('file:'.length)), close: nothing };
  if (place.startsWith('azure:')) {
    const { BlobsStorage } = await import('botbuilder-azure-blobs');
    return { storage: new BlobsStorage(connectionString, place.slice('azure:'.length)), close: nothing };
  }
  if (place === 'redis') {
    const { redisStorage } = await import('./redis-storage.ts');
    const storage = await redisStorage(connectionString, failed);
    return { storage, close: () => storage.close() };
  }
  if (place === 'postgres') {
    const { postgresStorage } = await import('./postgres-storage.ts');
    const storage = await postgresStorage(connectionString, failed);
    return { storage, close: () => storage.close() };
  }
  return { storage: memoryStorage(), close: nothing };
}

/** Whether it lies where other organisations' may lie too. */
function isShared({ place }: StorageSetting): boolean {
  return place !== 'memory' && !place.startsWith('file:');
}
