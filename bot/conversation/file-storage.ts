import { hash, randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { ETagConflict, expectedETag } from './etag.ts';
import type { Storage, StoreItem } from './storage-port.ts';

/** The field of a file that holds the item's key, which its name does not tell. */
const KEY = '$key';

/** Items that are kept beside their files: a conversation's next turn need not read what the last one wrote. */
const MOST = 500;

/** An item as it stands in its file, and what tells that the file is still the same. */
interface Kept {
  readonly item: StoreItem;
  readonly file: Pick<Stats, 'ino' | 'mtimeMs' | 'size'>;
}

/**
 * One file an item, replaced in one step: a crash leaves the old or the new, never a half. Serves one process; others may
 * delete files.
 */
export function fileStorage(folder: string): Storage {
  const fileOf = (key: string): string => path.join(folder, `${hash('sha256', key)}.json`);
  /** The last write of each item that is under way: the next one to the same item waits for it. */
  const writing = new Map<string, Promise<void>>();
  const kept = new Map<string, Kept>();

  const keep = (key: string, item: StoreItem, file: Kept['file']): void => {
    kept.delete(key);
    kept.set(key, { item, file });
    if (kept.size > MOST) kept.delete(kept.keys().next().value ?? key);
  };
  const read = async (key: string): Promise<StoreItem | undefined> => {
    try {
      const known = kept.get(key);
      if (known && isSame(known.file, await stat(fileOf(key)))) return known.item;
      const { [KEY]: _, ...item } = JSON.parse(await readFile(fileOf(key), 'utf8'));
      return item;
    } catch {
      // Absent or damaged: the turn starts anew.
      return undefined;
    }
  };
  const replace = async (key: string, item: StoreItem): Promise<void> => {
    const expected = expectedETag(item);
    if (expected !== undefined && (await read(key))?.eTag !== expected) throw new ETagConflict(key);
    const aside = `${fileOf(key)}.${randomUUID()}`;
    const written = { ...item, eTag: randomUUID() };
    try {
      const file = await create(aside, JSON.stringify({ ...written, [KEY]: key }));
      await rename(aside, fileOf(key));
      keep(key, written, file);
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
      for (const key of keys) {
        kept.delete(key);
        await rm(fileOf(key), { force: true });
      }
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

function isSame(a: Kept['file'], b: Kept['file']): boolean {
  return a.ino === b.ino && a.mtimeMs === b.mtimeMs && a.size === b.size;
}

/** Writes a new file, and its folder where that is not there yet. */
async function create(file: string, text: string): Promise<Stats> {
  const opened = await open(file, 'wx').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await mkdir(path.dirname(file), { recursive: true });
    return open(file, 'wx');
  });
  try {
    await opened.writeFile(text);
    return await opened.stat();
  } finally {
    await opened.close();
  }
}
