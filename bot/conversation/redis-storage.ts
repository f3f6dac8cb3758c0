import { randomUUID } from 'node:crypto';
import { ETagConflict, expectedETag, withoutETag } from './etag.ts';
import type { Storage, StoreItems } from './storage-port.ts';

/** A storage that holds a connection. */
export type ClosableStorage = Storage & { close(): Promise<void> };

const PREFIX = 'zhiyi:';
/** Seconds after which an item that nobody wrote to is forgotten. */
const KEPT_S = 400 * 86_400;

/** Writes an item if its eTag is the expected one, or none is expected; 0 when another was faster. One step on the server. */
const WRITE = `
if ARGV[1] ~= '' and redis.call('HGET', KEYS[1], 'e') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'e', ARGV[2], 'd', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1`;

/** Conversations in Redis: a hash an item, of its eTag and its JSON. Reconnects by itself; while away, calls fail at once. */
export async function redisStorage(url: string, failed: (error: unknown) => void): Promise<ClosableStorage> {
  const { createClient } = await import('redis');
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 3000, reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 5000) },
  });
  client.on('error', failed);
  // A server that is away at the start is waited for without stopping the start.
  const connected = client.connect().catch(failed);
  await Promise.race([connected, new Promise((resolve) => client.once('error', resolve))]);
  return {
    async read(keys) {
      const out: StoreItems = {};
      await Promise.all(
        keys.map(async (key) => {
          const [eTag, item] = await client.hmGet(PREFIX + key, ['e', 'd']);
          if (typeof eTag === 'string' && typeof item === 'string') out[key] = { ...JSON.parse(item), eTag };
        }),
      );
      return out;
    },
    async write(changes) {
      for (const [key, item] of Object.entries(changes)) {
        const options = {
          keys: [PREFIX + key],
          arguments: [expectedETag(item) ?? '', randomUUID(), withoutETag(item), String(KEPT_S)],
        };
        if ((await client.eval(WRITE, options)) === 0) throw new ETagConflict(key);
      }
    },
    async delete(keys) {
      if (keys.length > 0) await client.del(keys.map((key) => PREFIX + key));
    },
    async *keys() {
      for await (const found of client.scanIterator({ MATCH: `${PREFIX}*`, COUNT: 1000 }))
        for (const key of found) yield key.slice(PREFIX.length);
    },
    async close() {
      client.destroy();
    },
  };
}
