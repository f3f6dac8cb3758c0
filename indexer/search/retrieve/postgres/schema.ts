import { functionsOf } from './rank-function.ts';

/** Raised when tables or packing change: servers of both versions then go on side by side, each in a schema of its own. */
export const SCHEMA = 'zhiyi_index_1';

/** Parts of an index that is made anew: documents are spread over them by their hash, each is ranked by itself. */
export const USUAL_PARTS = 1;

/** Said by whoever makes the tables, so that of several servers starting together one does. Any number nobody else uses. */
const MAKING = 7_245_118_201;

/**
 * What makes the tables, as statements of one transaction; harmless when they are there. Rows are never changed in a way
 * that a question under way could see: a segment's postings come and go with it.
 * @param parts of an index that is not there yet
 */
export function schemaStatements(parts: number): string[] {
  const each = Array.from({ length: parts }, (_, part) => part);
  return [
    `select pg_advisory_xact_lock(${MAKING})`,
    `create schema if not exists ${SCHEMA}`,
    // A part's row is what importers of that part wait for.
    `create table if not exists ${SCHEMA}.part (part int2 primary key)`,
    `create table if not exists ${SCHEMA}.segment (
      id int4 generated always as identity primary key,
      part int2 not null references ${SCHEMA}.part,
      size int4 not null,
      entries int4 not null)`,
    `create table if not exists ${SCHEMA}.document (
      hash text collate "C" primary key,
      part int2 not null,
      segment int4 not null references ${SCHEMA}.segment,
      base int4 not null,
      count int4 not null,
      built timestamptz not null default now(),
      used timestamptz not null default now())`,
    `create index if not exists document_segment on ${SCHEMA}.document (segment)`,
    `create table if not exists ${SCHEMA}.posting (
      part int2 not null,
      term text collate "C" not null,
      segment int4 not null,
      count int4 not null,
      best int2 not null,
      entries int4[] not null,
      slots bytea,
      primary key (term, segment, part)) partition by list (part)`,
    `insert into ${SCHEMA}.part select ${each.map((n) => n).join(' union all select ')}
      where not exists (select from ${SCHEMA}.part)`,
    `do $$ declare n int2; begin
      for n in select part from ${SCHEMA}.part loop
        execute format('create table if not exists ${SCHEMA}.posting_%s partition of ${SCHEMA}.posting for values in (%s)', n, n);
        -- Numbers so packed do not grow smaller.
        execute format('alter table ${SCHEMA}.posting_%s alter column entries set storage external,
          alter column slots set storage external', n);
      end loop;
    end $$`,
    `do $$ begin
      create aggregate ${SCHEMA}.joined (int4[]) (sfunc = array_cat, stype = int4[], initcond = '{}');
    exception when duplicate_function then null;
    end $$`,
    functionsOf(SCHEMA),
  ];
}
