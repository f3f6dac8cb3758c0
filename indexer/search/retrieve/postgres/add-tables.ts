import type { Ask } from './database.ts';
import { SCHEMA } from './schema.ts';

/** Share of a segment's entries that hold a term, from which its postings are kept as a table too: one byte an entry. */
const COMMON = 1 / 16;
/** Segments of fewer entries have no tables: their lists are short. */
const SMALL = 1024;
/** Tables made and sent at once. */
const AT_ONCE = 50;

/** Makes the tables of a segment's common terms: what a few candidates are looked up in, instead of reading long lists. */
export async function addTables(ask: Ask, part: number, segment: number, size: number): Promise<void> {
  if (size < SMALL) return;
  const common = await ask<{ term: string }>(
    `select term from ${SCHEMA}.posting where part = $1 and segment = $2 and count >= $3`,
    [part, segment, Math.ceil(size * COMMON)],
  );
  for (let from = 0; from < common.length; from += AT_ONCE) {
    const rows = await ask<{ term: string; entries: number[] }>(
      `select term, entries from ${SCHEMA}.posting where part = $1 and segment = $2 and term = any($3)`,
      [part, segment, common.slice(from, from + AT_ONCE).map(({ term }) => term)],
    );
    const tables = rows.map(({ entries }) => {
      const table = Buffer.alloc(size);
      for (const packed of entries) table[packed >>> 6] = (packed & 63) + 1;
      return table;
    });
    await ask(
      `update ${SCHEMA}.posting p set slots = x.slots from unnest($3::text[], $4::bytea[]) x(term, slots)
       where p.part = $1 and p.segment = $2 and p.term = x.term`,
      [part, segment, rows.map(({ term }) => term), tables],
    );
  }
}
