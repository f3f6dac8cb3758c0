import { ETagConflict, expectedETag } from './etag.ts';
import type { Storage, StoreItems } from './storage-port.ts';

type Item = Readonly<Record<string, unknown>> & { readonly eTag: string };

/** Conversations kept in memory before the one longest unused is forgotten. */
const MOST = 10_000;

/**
 * botbuilder's MemoryStorage never forgets; this one holds at most `most` items and serves one process. An item is held
 * as it was given, which costs less than writing and reading JSON in every turn: who wants to change what was read makes
 * another.
 */
export function memoryStorage(most = MOST): Storage {
  const items = new Map<string, Item>();
  let serial = 0;
  return {
    async read(keys) {
      const out: StoreItems = {};
      for (const key of keys) {
        const held = items.get(key);
        if (held !== undefined) out[key] = held;
      }
      return out;
    },
    async write(changes) {
      for (const [key, item] of Object.entries(changes)) {
        const expected = expectedETag(item);
        if (expected !== undefined && items.get(key)?.eTag !== expected) throw new ETagConflict(key);
        items.delete(key);
        items.set(key, Object.freeze({ ...item, eTag: String(++serial) }));
      }
      for (const key of items.keys()) {
        if (items.size <= most) break;
        items.delete(key);
      }
    },
    async delete(keys) {
      for (const key of keys) items.delete(key);
    },
    async *keys() {
      yield* items.keys();
    },
  };
}
