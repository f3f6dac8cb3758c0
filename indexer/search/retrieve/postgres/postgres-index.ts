import { createHash } from 'node:crypto';
import type { Postings } from '../flexsearch/postings.ts';
import type { IndexedDocument } from '../retriever.ts';
import { type Database, type DatabaseLimits, openDatabase } from './database.ts';
import type { Kept, SegmentSize } from './held-documents.ts';
import { type Hashed, importDocuments, keptOf } from './import-documents.ts';
import { tidy } from './merge-segments.ts';
import { SCHEMA, schemaStatements, USUAL_PARTS } from './schema.ts';

/** Where documents are now: by their hashes, with the segments they are in. */
export interface Whereabouts {
  readonly kept: ReadonlyMap<string, Kept>;
  readonly sizes: readonly SegmentSize[];
}

/** One index in a database, shared by all servers that name the same address. */
export interface PostgresIndex {
  readonly database: Database;
  /** Sees to it that documents are there, and tells where. @param done told of entries built */
  readonly ensure: (
    documents: readonly Hashed[],
    build: (document: IndexedDocument) => Promise<Postings>,
    done: (entries: number) => void,
  ) => Promise<Whereabouts>;
  /** Where documents are that were there; noted as of use. */
  readonly locate: (hashes: readonly string[]) => Promise<Whereabouts>;
  /** When the newest of some documents was brought in: ISO date and time; undefined for none. */
  readonly builtAt: (hashes: readonly string[]) => Promise<string | undefined>;
  /** Removes what no server has used for some days, and returns how many documents that were. */
  readonly sweep: (days: number) => Promise<number>;
}

/**
 * The index at an address; tables are made where there are none. `?parts=8` in the address says into how many parts an
 * index is divided that is made now; one that is there stays as it was made.
 */
export async function openPostgresIndex(
  address: string,
  limits: Partial<DatabaseLimits> = {},
): Promise<PostgresIndex> {
  const url = new URL(address);
  const asked = Number(url.searchParams.get('parts') ?? USUAL_PARTS);
  url.searchParams.delete('parts');
  if (!Number.isInteger(asked) || asked < 1 || asked > 1024) throw new RangeError('parts must be 1 to 1024');
  const database = await openDatabase(url.href, limits);
  let parts: Promise<number> | undefined;
  const partCount = (): Promise<number> => {
    parts ??= preparedParts(database, asked).catch((error) => {
      parts = undefined;
      throw error;
    });
    return parts;
  };

  const locate = async (hashes: readonly string[]): Promise<Whereabouts> => {
    await partCount();
    for (;;) {
      const kept = await keptOf(database, hashes);
      const ids = [...new Set([...kept.values()].map(({ segment }) => segment))];
      const sizes = await database.read<SegmentSize>(
        `select id, size, entries from ${SCHEMA}.segment where id = any($1)`,
        [ids],
      );
      // Between the two statements segments may have been merged.
      if (sizes.length === ids.length) return { kept, sizes };
    }
  };
  return {
    database,
    locate,
    async ensure(documents, build, done) {
      const count = await partCount();
      const { kept } = await locate(documents.map(({ hash }) => hash));
      const missing = documents.filter(({ hash }) => !kept.has(hash));
      for (let part = 0; part < count && missing.length > 0; part++) {
        const own = missing.filter(({ hash }) => partOf(hash, count) === part);
        if (own.length === 0) continue;
        await importDocuments(database, part, own, build, done);
        await tidy(database, part);
      }
      return missing.length > 0 ? locate(documents.map(({ hash }) => hash)) : locate([...kept.keys()]);
    },
    async builtAt(hashes) {
      const [row] = await database.read<{ built: Date | null }>(
        `select max(built) as built from ${SCHEMA}.document where hash = any($1)`,
        [hashes],
      );
      return row?.built?.toISOString();
    },
    async sweep(days) {
      const count = await partCount();
      const gone = await database.read<{ part: number }>(
        `delete from ${SCHEMA}.document where used < now() - make_interval(days => $1) returning part`,
        [days],
      );
      for (let part = 0; part < count; part++)
        if (gone.some((row) => row.part === part)) await tidy(database, part);
      return gone.length;
    },
  };
}

async function preparedParts({ read, change }: Database, asked: number): Promise<number> {
  await change(async (ask) => {
    for (const statement of schemaStatements(asked)) await ask(statement);
  });
  const [{ count } = { count: 0 }] = await read<{ count: number }>(
    `select count(*)::int4 from ${SCHEMA}.part`,
  );
  return count;
}

/** The part that a document belongs to. */
function partOf(hash: string, parts: number): number {
  return Number.parseInt(hash.slice(0, 8), 16) % parts;
}

/** The name of a document in the database: its key and the hash of what is indexed of it. */
export function hashOf(key: string, content: string): string {
  return createHash('sha256').update(`${key}\n${content}`).digest('hex');
}
