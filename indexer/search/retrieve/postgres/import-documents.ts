import { turn } from '../../../turn.ts';
import { atOnce, merge, type Placed, type Postings } from '../flexsearch/postings.ts';
import { type IndexedDocument, sizeOf } from '../retriever.ts';
import { addTables } from './add-tables.ts';
import type { Ask, Database } from './database.ts';
import type { Kept } from './held-documents.ts';
import { SCHEMA } from './schema.ts';
import { termKey } from './term-key.ts';

/** A document under the name that the database knows it by: a hash of its key, its words and all that indexing depends on. */
export interface Hashed {
  readonly document: IndexedDocument;
  readonly hash: string;
}

/** Entries of one segment as it is brought in: what is held in memory meanwhile. */
const BATCH_ENTRIES = 8192;
/** Terms sent at once. */
const TERMS_AT_ONCE = 20_000;
/** Hashes asked for at once. */
const HASHES_AT_ONCE = 5000;

/** Where the database keeps some documents, of those it has; noted as of use once a day, so that nobody sweeps them. */
export async function keptOf(
  { read }: Pick<Database, 'read'>,
  hashes: readonly string[],
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  for (let from = 0; from < hashes.length; from += HASHES_AT_ONCE) {
    const some = hashes.slice(from, from + HASHES_AT_ONCE);
    const used = `update ${SCHEMA}.document set used = now()
      where hash = any($1) and used < now() - interval '20 hours' returning hash`;
    await read(used, [some]);
    const rows = await read<Kept>(
      `select hash, part, segment, base, count from ${SCHEMA}.document where hash = any($1)`,
      [some],
    );
    for (const row of rows) kept.set(row.hash, row);
  }
  return kept;
}

/**
 * Brings documents into one part that lacks them, a segment at a time, each in a transaction: what is stopped in between has whole
 * documents or nothing. Another server that brings the same waits, and then finds them there.
 * @param built told of the entries of each document done
 */
export async function importDocuments(
  { change }: Database,
  part: number,
  missing: readonly Hashed[],
  build: (document: IndexedDocument) => Promise<Postings>,
  built: (entries: number) => void,
): Promise<void> {
  for (const batch of batchesOf(missing)) {
    await change(async (ask) => {
      await ask(`select from ${SCHEMA}.part where part = $1 for update`, [part]);
      const there = await ask<{ hash: string }>(`select hash from ${SCHEMA}.document where hash = any($1)`, [
        batch.map(({ hash }) => hash),
      ]);
      const known = new Set(there.map(({ hash }) => hash));
      const lacking = batch.filter(({ hash }) => !known.has(hash));
      for (const { document, hash } of batch) if (known.has(hash)) built(sizeOf(document));
      if (lacking.length > 0) await addSegment(ask, part, lacking, build, built);
    });
  }
}

async function addSegment(
  ask: Ask,
  part: number,
  documents: readonly Hashed[],
  build: (document: IndexedDocument) => Promise<Postings>,
  built: (entries: number) => void,
): Promise<void> {
  const placed: Placed[] = [];
  let next = 0;
  for (const { document } of documents) {
    placed.push({ postings: await build(document), base: next });
    next += sizeOf(document);
    built(sizeOf(document));
    await turn();
  }
  const [{ id } = { id: 0 }] = await ask<{ id: number }>(
    `insert into ${SCHEMA}.segment (part, size, entries) values ($1, $2, $2) returning id`,
    [part, next],
  );
  await ask(
    `insert into ${SCHEMA}.document (hash, part, segment, base, count)
     select h, $1, $2, b, c from unnest($3::text[], $4::int4[], $5::int4[]) x(h, b, c)`,
    [
      part,
      id,
      documents.map(({ hash }) => hash),
      placed.map(({ base }) => base),
      documents.map(({ document }) => sizeOf(document)),
    ],
  );
  const { postings } = atOnce(merge(placed));
  for (let from = 0; from < postings.terms.length; from += TERMS_AT_ONCE) {
    await ask(
      `insert into ${SCHEMA}.posting (part, term, segment, count, best, entries)
       select $1, t, $2, c, b, e::int4[] from unnest($3::text[], $4::int4[], $5::int2[], $6::text[]) x(t, c, b, e)`,
      [part, id, ...rowsOf(postings, from, Math.min(postings.terms.length, from + TERMS_AT_ONCE))],
    );
    await turn();
  }
  await addTables(ask, part, id, next);
}

/** Columns of some terms: as the database keeps them, how many entries each has, its least slot, the entries with their slots. */
function rowsOf({ terms, offsets, entries, slots }: Postings, first: number, end: number): unknown[][] {
  const columns = {
    terms: [] as string[],
    counts: [] as number[],
    best: [] as number[],
    entries: [] as string[],
  };
  for (let n = first; n < end; n++) {
    const [from, to] = [offsets[n]!, offsets[n + 1]!];
    columns.terms.push(termKey(terms[n]!));
    columns.counts.push(to - from);
    // Slots ascend within a term.
    columns.best.push(slots[from]!);
    const packed = new Uint32Array(to - from);
    for (let i = from; i < to; i++) packed[i - from] = (entries[i]! << 6) | slots[i]!;
    columns.entries.push(`{${packed.sort().join(',')}}`);
  }
  return Object.values(columns);
}

function batchesOf(documents: readonly Hashed[]): Hashed[][] {
  const batches: Hashed[][] = [];
  let room = 0;
  for (const hashed of documents) {
    const { length } = hashed.document.entries;
    if (room < length || batches.length === 0) {
      batches.push([]);
      room = BATCH_ENTRIES;
    }
    batches.at(-1)!.push(hashed);
    room -= length;
  }
  return batches;
}
