import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ETagConflict, expectedETag } from './etag.ts';
import type { Storage, StoreItems } from './storage-port.ts';

/** The field of a file that holds the item's key, which its name does not tell. */
const KEY = '$key';

/** One file an item, replaced in one step: a crash leaves the old or the new, never a half. Serves one process. */
export function fileStorage(folder: string): Storage {
  const fileOf = (key: string): string =>
    path.join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  /** The last write of each item that is under way: the next one to the same item waits for it. */
  const writing = new Map<string, Promise<void>>();

  const read = async (key: string): Promise<StoreItems[string] | undefined> => {
    try {
      const { [KEY]: _, ...item } = JSON.parse(await readFile(fileOf(key), 'utf8'));
      return item;
    } catch {
      // Absent or damaged: the turn starts anew.
      return undefined;
    }
  };
  const replace = async (key: string, item: object): Promise<void> => {
    const expected = expectedETag(item);
    if (expected !== undefined && (await read(key))?.eTag !== expected) throw new ETagConflict(key);
    const aside = `${fileOf(key)}.${randomUUID()}`;
    try {
      await writeFile(aside, JSON.stringify({ ...item, eTag: randomUUID(), [KEY]: key }));
      await rename(aside, fileOf(key));
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
  };

  return {
    async read(keys) {
      const found = await Promise.all(keys.map(async (key) => [key, await read(key)] as const));
      return Object.fromEntries(found.flatMap(([key, item]) => (item ? [[key, item]] : [])));
    },
    async write(changes) {
      await mkdir(folder, { recursive: true });
      for (const [key, item] of Object.entries(changes)) {
        const before = writing.get(key)?.catch(() => undefined);
        const mine = Promise.resolve(before).then(() => replace(key, item));
        writing.set(key, mine);
        await mine.finally(() => {
          if (writing.get(key) === mine) writing.delete(key);
        });
      }
    },
    async delete(keys) {
      for (const key of keys) await rm(fileOf(key), { force: true });
    },
    async *keys() {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((n) => n.endsWith('.json'))) {
        const key = await readFile(path.join(folder, name), 'utf8')
          .then((text) => JSON.parse(text)[KEY])
          .catch(() => undefined);
        if (typeof key === 'string') yield key;
      }
    },
  };
}
