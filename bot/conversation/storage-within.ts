import type { Storage, StoreItems } from './storage-port.ts';

/**
 * An organisation's part of a store that several share: all its keys begin with its id, and no other key is reached.
 * Example: within water, the key chat/1 is kept as organisation/water/chat/1.
 */
export function storageWithin(whole: Storage, organisation: string): Storage {
  const prefix = `organisation/${organisation}/`;
  const inner = (key: string): string => prefix + key;
  const outer = (key: string): string => key.slice(prefix.length);
  const { keys } = whole;
  return {
    async read(wanted) {
      return renamed(await whole.read(wanted.map(inner)), outer);
    },
    write: (changes) => whole.write(renamed(changes, inner)),
    delete: (gone) => whole.delete(gone.map(inner)),
    ...(keys
      ? {
          async *keys() {
            for await (const key of keys.call(whole)) if (key.startsWith(prefix)) yield outer(key);
          },
        }
      : {}),
  };
}

function renamed(items: StoreItems, rename: (key: string) => string): StoreItems {
  return Object.fromEntries(Object.entries(items).map(([key, item]) => [rename(key), item]));
}
