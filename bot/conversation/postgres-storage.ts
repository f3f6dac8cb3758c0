import { randomUUID } from 'node:crypto';
import { ETagConflict, expectedETag, withoutETag } from './etag.ts';
import type { ClosableStorage } from './redis-storage.ts';
import type { StoreItems } from './storage-port.ts';

const CREATE = `
create table if not exists zhiyi_state (
  key text primary key, etag text not null, item text not null, written timestamptz not null default now())`;
const READ = 'select key, etag, item from zhiyi_state where key = any($1)';
const WRITE = `
insert into zhiyi_state (key, etag, item) values ($1, $2, $3)
on conflict (key) do update set etag = $2, item = $3, written = now()`;
const CHANGE = 'update zhiyi_state set etag = $2, item = $3, written = now() where key = $1 and etag = $4';
const EXPIRE = 'delete from zhiyi_state where written < now() - make_interval(days => $1)';
const KEYS = 'select key from zhiyi_state where key > $1 order by key limit 1000';
const DELETE = 'delete from zhiyi_state where key = any($1)';

/** Days after which an item that nobody wrote to is forgotten, as in Redis. */
const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * Conversations in PostgreSQL: a row an item. The table is made at the first use; a connection that breaks is replaced. What is
 * too old goes at the first use and once a day.
 */
export async function postgresStorage(
  url: string,
  failed: (error: unknown) => void,
): Promise<ClosableStorage> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 3000,
    query_timeout: 5000,
    max: 10,
  });
  pool.on('error', failed);
  let made: Promise<unknown> | undefined;
  const table = (): Promise<unknown> => {
    made ??= pool
      .query(CREATE)
      .catch((error) => {
        // Two instances that start together both try: the second finds it made.
        if ((error as { code?: string }).code !== '23505') throw error;
      })
      .then(() => pool.query(EXPIRE, [KEPT_DAYS]))
      .catch((error) => {
        made = undefined;
        throw error;
      });
    return made;
  };
  const daily = setInterval(() => void pool.query(EXPIRE, [KEPT_DAYS]).catch(failed), DAY_MS);
  daily.unref();
  return {
    async read(keys) {
      await table();
      const { rows } = await pool.query<{ key: string; etag: string; item: string }>(READ, [keys]);
      return Object.fromEntries(
        rows.map((row) => [row.key, { ...JSON.parse(row.item), eTag: row.etag }]),
      ) as StoreItems;
    },
    async write(changes) {
      await table();
      for (const [key, item] of Object.entries(changes)) {
        const expected = expectedETag(item);
        const values = [key, randomUUID(), withoutETag(item)];
        const { rowCount } = await (expected === undefined
          ? pool.query(WRITE, values)
          : pool.query(CHANGE, [...values, expected]));
        if (rowCount === 0) throw new ETagConflict(key);
      }
    },
    async delete(keys) {
      await table();
      await pool.query(DELETE, [keys]);
    },
    async *keys() {
      await table();
      for (let after = ''; ; ) {
        const { rows } = await pool.query<{ key: string }>(KEYS, [after]);
        for (const { key } of rows) yield key;
        const last = rows.at(-1);
        if (!last) return;
        after = last.key;
      }
    },
    async close() {
      clearInterval(daily);
      await pool.end();
    },
  };
}
