import type { Storage, StoreItems } from 'botbuilder';
import { ETagConflict, expectedETag, withoutETag } from './etag.ts';

/** Conversations kept in memory before the one longest unused is forgotten. */
const MOST = 10_000;

/** botbuilder's MemoryStorage never forgets; this one holds at most `most` items and serves one process. */
export function memoryStorage(most = MOST): Storage {
  const items = new Map<string, { readonly eTag: string; readonly item: string }>();
  let serial = 0;
  return {
    async read(keys) {
      const out: StoreItems = {};
      for (const key of keys) {
        const held = items.get(key);
        if (held !== undefined) out[key] = { ...JSON.parse(held.item), eTag: held.eTag };
      }
      return out;
    },
    async write(changes) {
      for (const [key, item] of Object.entries(changes)) {
        const expected = expectedETag(item);
        if (expected !== undefined && items.get(key)?.eTag !== expected) throw new ETagConflict(key);
        items.delete(key);
        items.set(key, { eTag: String(++serial), item: withoutETag(item) });
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
