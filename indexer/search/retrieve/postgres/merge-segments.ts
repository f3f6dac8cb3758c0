import { addTables } from './add-tables.ts';
import type { Ask, Database } from './database.ts';
import { SCHEMA } from './schema.ts';

/** Segments of one size that are merged into one: a term's postings then lie in few rows, and each is rewritten a few times. */
const ALIKE = 8;
/** Entries below which all segments count as of one size; the next size is four times as large. */
const SMALL = 2 ** 11;
/** Share of a segment's entries that are of no document any more, from which it is written anew. */
const MOST_GONE = 0.2;

interface Segment {
  readonly id: number;
  readonly size: number;
  readonly entries: number;
  /** Entries of documents that are kept. */
  readonly live: number;
}

/** Merges what has become many small segments, and writes those anew that are full of what was swept. */
export async function tidy({ read, change }: Database, part: number): Promise<void> {
  for (;;) {
    const segments = await read<Segment>(
      `select s.id, s.size, s.entries, coalesce(sum(d.count), 0)::int4 as live
       from ${SCHEMA}.segment s left join ${SCHEMA}.document d on d.segment = s.id
       where s.part = $1 group by s.id order by s.id`,
      [part],
    );
    const chosen = choose(segments);
    if (chosen.length === 0) return;
    await change(async (ask) => {
      await ask(`select from ${SCHEMA}.part where part = $1 for update`, [part]);
      const ids = chosen.map(({ id }) => id);
      const there = await ask(`select from ${SCHEMA}.segment where id = any($1)`, [ids]);
      // Another server may have been quicker.
      if (there.length === ids.length) await mergeInto(ask, part, chosen);
    });
  }
}

function choose(segments: readonly Segment[]): readonly Segment[] {
  const gone = segments.find(({ entries, live }) => live === 0 || entries - live > MOST_GONE * entries);
  if (gone) return [gone];
  const bySize = new Map<number, Segment[]>();
  for (const segment of segments) {
    const level = Math.max(0, Math.floor(Math.log2(segment.entries / SMALL) / 2));
    const alike = bySize.get(level) ?? [];
    bySize.set(level, alike);
    alike.push(segment);
    if (alike.length === ALIKE) return alike;
  }
  return [];
}

/** Entries keep their order and their distance: what is gone leaves a gap in the numbers, and nothing else. */
async function mergeInto(ask: Ask, part: number, segments: readonly Segment[]): Promise<void> {
  const ids = segments.map(({ id }) => id);
  const rows = await ask<{ segment: number; base: number; count: number }>(
    `select segment, base, count from ${SCHEMA}.document where segment = any($1)`,
    [ids],
  );
  const offsets: number[] = [];
  const masks: (Buffer | null)[] = [];
  let [size, live] = [0, 0];
  for (const segment of segments) {
    const documents = rows.filter((row) => row.segment === segment.id);
    const kept = documents.reduce((sum, { count }) => sum + count, 0);
    offsets.push(size);
    masks.push(kept === segment.entries ? null : maskOf(documents, segment.size));
    size += segment.size;
    live += kept;
  }
  if (live > 0) {
    const [{ id } = { id: 0 }] = await ask<{ id: number }>(
      `insert into ${SCHEMA}.segment (part, size, entries) values ($1, $2, $3) returning id`,
      [part, size, live],
    );
    await ask(
      `insert into ${SCHEMA}.posting (part, term, segment, count, best, entries)
       select $1, term, $2, cardinality(entries), best, entries from (
         select p.term, min(p.best) as best, ${SCHEMA}.joined(case
           when g.off = 0 and g.mask is null then p.entries
           else array(select x + (g.off << 6) from unnest(p.entries) x where g.mask is null or get_bit(g.mask, x >> 6) = 1)
           end order by g.off) as entries
         from ${SCHEMA}.posting p join unnest($3::int4[], $4::int4[], $5::bytea[]) g(id, off, mask) on g.id = p.segment
         where p.part = $1 group by p.term) m
       where cardinality(entries) > 0`,
      [part, id, ids, offsets, masks],
    );
    await addTables(ask, part, id, size);
    await ask(
      `update ${SCHEMA}.document d set segment = $1, base = d.base + g.off
       from unnest($2::int4[], $3::int4[]) g(id, off) where d.segment = g.id`,
      [id, ids, offsets],
    );
  }
  await ask(`delete from ${SCHEMA}.posting where part = $1 and segment = any($2)`, [part, ids]);
  await ask(`delete from ${SCHEMA}.segment where id = any($1)`, [ids]);
}

function maskOf(
  documents: readonly { readonly base: number; readonly count: number }[],
  size: number,
): Buffer {
  const mask = Buffer.alloc((size + 7) >> 3);
  for (const { base, count } of documents)
    for (let entry = base; entry < base + count; entry++) mask[entry >> 3]! |= 1 << (entry & 7);
  return mask;
}
