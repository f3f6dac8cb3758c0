/**
 * How the functions are planned. Arrays are taken for short by the planner, so what is best for long ones is said; without sorting,
 * sums are hashed.
 */
const SETTINGS = `
set jit = off set work_mem = '64MB' set enable_mergejoin = off set enable_seqscan = off set enable_sort = off
set plan_cache_mode = force_generic_plan`;

/**
 * The statements that rank inside the database, as functions of a schema. A posting row holds all that one segment has of one term:
 * `entries` are numbers of the segment's entries, each shifted by 6 bits with the slot of its impact below (0 is the
 * greatest), `count` is how many there are and `best` their least slot. Of a common term, `slots` is the same as a table: byte n is
 * entry n's slot and 1, or 0. An impact is (95 − 2 × slot) / 96, so that with whole weights
 * a score is a sum of integers: the same whatever the order of adding.
 *
 * `rank` reads what it needs and no more (Turtle, Flood: Query evaluation, strategies and optimizations, 1995: max-score).
 * Rare terms are read first; when the entry that stands last among those wanted scores more than all unread terms together
 * could give, no other entry can come in, and the rest is only looked up for those that still may.
 *
 * Segments that a caller names and that are there no more (merged meanwhile) raise ZY001: it should look where its documents went.
 */
export function functionsOf(schema: string): string {
  return `
create or replace function ${schema}.must_exist(p_segments int4[]) returns void language plpgsql stable as $$
begin
  if (select count(*) from ${schema}.segment where id = any(p_segments)) < cardinality(p_segments) then
    raise exception 'segments were merged' using errcode = 'ZY001';
  end if;
end $$;

create or replace function ${schema}.from_all(
  p_part int2, p_segments int4[], p_bases int4[], p_masks bytea[], p_terms text[], p_weights int4[], p_least int8
) returns table (e int4, s int4) language plpgsql stable ${SETTINGS} as $$
begin
  return query
    select a.e, sum(a.s)::int4 from (
      select p.base + (p.x >> 6) as e, p.w * (95 - 2 * (p.x & 63)) as s from (
        select g.base, g.mask, t.w, unnest(p.entries) as x
        from unnest(p_terms, p_weights) t(t, w)
        join ${schema}.posting p on p.part = p_part and p.term = t.t
        join unnest(p_segments, p_bases, p_masks) g(id, base, mask) on g.id = p.segment) p
      where p.mask is null or get_bit(p.mask, p.x >> 6) = 1) a
    group by a.e having sum(a.s) >= p_least;
end $$;

create or replace function ${schema}.from_lists(
  p_part int2, p_segments int4[], p_bases int4[], p_terms text[], p_weights int4[], p_entries int4[]
) returns table (e int4, s int4) language plpgsql stable ${SETTINGS} as $$
begin
  return query
    select p.base + (p.x >> 6), p.w * (95 - 2 * (p.x & 63)) from (
      select g.base, t.w, unnest(p.entries) as x
      from unnest(p_terms, p_weights) t(t, w)
      join ${schema}.posting p on p.part = p_part and p.term = t.t and p.slots is null
      join unnest(p_segments, p_bases) g(id, base) on g.id = p.segment) p
    -- Said so that it is no join: the few entries are hashed, never the many postings.
    where (p.base + (p.x >> 6) in (select unnest(p_entries))) is true;
end $$;

create or replace function ${schema}.from_tables(
  p_part int2, p_segments int4[], p_bases int4[], p_terms text[], p_weights int4[], p_entries int4[]
) returns table (e int4, s int4) language plpgsql stable ${SETTINGS} as $$
begin
  return query
    select c.e, t.w * (97 - 2 * get_byte(t.slots, c.e - t.base)) from (
      -- Joined with nothing, a table is fetched once and not for each byte.
      select g.base, g.size, t.w, p.slots || ''::bytea as slots
      from unnest(p_terms, p_weights) t(t, w)
      join ${schema}.posting p on p.part = p_part and p.term = t.t and p.slots is not null
      join (select a.id, a.base, s.size from unnest(p_segments, p_bases) a(id, base)
        join ${schema}.segment s on s.id = a.id) g on g.id = p.segment offset 0) t
    cross join lateral (
      select u.e from unnest(p_entries) u(e) where u.e >= t.base and u.e < t.base + t.size offset 0) c
    where get_byte(t.slots, c.e - t.base) > 0;
end $$;

create or replace function ${schema}.rank(
  p_part int2, p_segments int4[], p_bases int4[], p_masks bytea[],
  p_terms text[], p_weights int4[], p_finds bool[], p_count int4
) returns table (entry int4, score int4) language plpgsql stable ${SETTINGS} as $$
declare
  terms text[]; weights int4[]; mosts int8[]; in_tables bool[];
  unread int8 := 0; threshold int8; n int4; at int4 := 0; goal int8;
  es int4[]; ss int4[];
begin
  perform ${schema}.must_exist(p_segments);
  -- What each term could give: those that find first, the rarest of them foremost.
  with held as (
    select x.t, x.w, x.f, x.w * (95 - 2 * min(p.best))::int8 as most, sum(p.count) as df,
      bool_or(p.slots is not null) as in_table
    from unnest(p_terms, p_weights, p_finds) x(t, w, f)
    join ${schema}.posting p on p.part = p_part and p.term = x.t and p.segment = any(p_segments)
    group by x.t, x.w, x.f)
  select array_agg(t order by f desc, df, t), array_agg(w order by f desc, df, t),
    array_agg(most order by f desc, df, t), array_agg(in_table order by f desc, df, t), coalesce(sum(most), 0), count(*) filter (where f)
  into terms, weights, mosts, in_tables, unread, n from held;
  if p_count is not null then
    -- From some terms some good entries, with what those have of the commonest terms: the last of those wanted has so much at least.
    goal := unread / 3;
    while at < n and unread >= goal loop
      at := at + 1;
      unread := unread - mosts[at];
    end loop;
    select array_agg(u.e), array_agg(u.s) into es, ss from (
      select a.e, a.s from ${schema}.from_all(p_part, p_segments, p_bases, p_masks, terms[1:at], weights[1:at], 0) a
      order by a.s desc limit 2 * p_count + 50) u;
    select u.s into threshold from (
      select a.e, sum(a.s) as s from (
        select unnest(es) as e, unnest(ss) as s
        union all
        select t.e, t.s from ${schema}.from_tables(p_part, p_segments, p_bases, terms[at + 1:], weights[at + 1:], es) t) a
      group by a.e) u order by u.s desc offset p_count - 1 limit 1;
  end if;
  -- So many terms that what holds none of them cannot come in.
  while at < n and unread >= coalesce(threshold, 0) loop
    at := at + 1;
    unread := unread - mosts[at];
  end loop;
  select array_agg(a.e), array_agg(a.s) into es, ss from ${schema}.from_all(
    p_part, p_segments, p_bases, p_masks, terms[1:at], weights[1:at], coalesce(threshold - unread, 0)) a;
  if at < cardinality(terms) then
    -- The rest is looked up for those that may come in: first in lists …
    select array_agg(b.e), array_agg(b.s) into es, ss from (
      select a.e, sum(a.s)::int4 as s from (
        select unnest(es) as e, unnest(ss) as s
        union all
        select l.e, l.s from ${schema}.from_lists(
          p_part, p_segments, p_bases, terms[at + 1:], weights[at + 1:], es) l) a
      group by a.e) b;
    select coalesce(sum(t.m), 0) into unread from unnest(mosts[at + 1:], in_tables[at + 1:]) t(m, d) where t.d;
    -- … then, fewer, in tables.
    select array_agg(b.e), array_agg(b.s) into es, ss from (
      with c as materialized (
        select u.e, u.s from unnest(es, ss) u(e, s) where threshold is null or u.s + unread >= threshold)
      select a.e, sum(a.s)::int4 as s from (
        select c.e, c.s from c
        union all
        select t.e, t.s from ${schema}.from_tables(p_part, p_segments, p_bases, terms[at + 1:], weights[at + 1:],
          (select array_agg(c.e) from c)) t) a
      group by a.e) b;
  end if;
  return query select u.e, u.s from unnest(es, ss) u(e, s)
    order by u.s desc fetch first (coalesce(p_count, 2147483647)) rows with ties;
end $$;

create or replace function ${schema}.frequencies(p_segments int4[], p_masks bytea[], p_terms text[])
returns table (term text, entries int4) language plpgsql stable set jit = off set enable_seqscan = off as $$
begin
  perform ${schema}.must_exist(p_segments);
  return query
    select p.term, sum(case when g.mask is null then p.count else (
        select count(*) from unnest(p.entries) x where get_bit(g.mask, x >> 6) = 1) end)::int4
    from unnest(p_segments, p_masks) g(id, mask)
    join ${schema}.posting p on p.segment = g.id and p.term = any(p_terms) group by p.term;
end $$;

create or replace function ${schema}.holding(
  p_part int2, p_segments int4[], p_bases int4[], p_masks bytea[], p_terms text[]
) returns table (entry int4) language plpgsql stable
set jit = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  ordered text[]; es int4[];
begin
  perform ${schema}.must_exist(p_segments);
  select array_agg(t order by df) into ordered from (
    select x.t, sum(p.count) as df from unnest(p_terms) x(t)
    join ${schema}.posting p on p.part = p_part and p.term = x.t and p.segment = any(p_segments) group by x.t) a;
  if ordered is null or cardinality(ordered) < cardinality(p_terms) then return; end if;
  for n in 1 .. cardinality(ordered) loop
    select array_agg(p.base + (p.x >> 6)) into es from (
      select g.base, g.mask, unnest(p.entries) as x
      from ${schema}.posting p join unnest(p_segments, p_bases, p_masks) g(id, base, mask) on g.id = p.segment
      where p.part = p_part and p.term = ordered[n]) p
    where (p.mask is null or get_bit(p.mask, p.x >> 6) = 1)
      and (n = 1 or (p.base + (p.x >> 6)) in (select unnest(es)));
    exit when es is null;
  end loop;
  return query select unnest(es);
end $$;
`;
}
