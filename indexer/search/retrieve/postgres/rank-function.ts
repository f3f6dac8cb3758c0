/**
 * The statements that rank inside the database, as functions of a schema. A posting row holds all that one segment has of one term:
 * `entries` are numbers of the segment's entries, each shifted by 6 bits with the slot of its impact below (0 is the
 * greatest), `count` is how many there are and `best` their least slot. An impact is (95 − 2 × slot) / 96, so that with whole weights
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

create or replace function ${schema}.rank(
  p_part int2, p_segments int4[], p_bases int4[], p_masks bytea[],
  p_terms text[], p_weights int4[], p_finds bool[], p_count int4
) returns table (entry int4, score int4) language plpgsql stable
set jit = off set work_mem = '64MB' set enable_mergejoin = off set enable_seqscan = off as $$
declare
  ids int4[]; mosts int8[]; counts int8[];
  unread int8; threshold int4; n int4; at int4 := 0; first int4; read int8; budget int8 := 8192;
  es int4[] := '{}'; ss int4[] := '{}'; later int4[];
begin
  perform ${schema}.must_exist(p_segments);
  with held as (
    select x.i, x.f, x.w * (95 - 2 * min(p.best))::int8 as most, sum(p.count) as df
    from unnest(p_terms, p_weights, p_finds) with ordinality x(t, w, f, i)
    join ${schema}.posting p on p.part = p_part and p.term = x.t and p.segment = any(p_segments)
    group by x.i, x.f, x.w)
  select coalesce(array_agg(i order by df, i) filter (where f), '{}'),
    array_agg(most order by df, i) filter (where f), array_agg(df order by df, i) filter (where f),
    coalesce(sum(most), 0), coalesce(array_agg(i) filter (where not f), '{}')
  into ids, mosts, counts, unread, later from held;
  n := cardinality(ids);
  while at < n loop
    first := at + 1;
    read := 0;
    while at < n and (p_count is null or read < budget) loop
      at := at + 1;
      read := read + counts[at];
      unread := unread - mosts[at];
    end loop;
    select coalesce(array_agg(e), '{}'), coalesce(array_agg(s), '{}') into es, ss from (
      select e, sum(s)::int4 as s from (
        select unnest(es) as e, unnest(ss) as s
        union all
        select base + (x >> 6), w * (95 - 2 * (x & 63)) from (
          select g.base, g.mask, t.w, unnest(p.entries) as x
          from (select p_terms[i] as t, p_weights[i] as w from unnest(ids[first:at]) i) t
          join ${schema}.posting p on p.part = p_part and p.term = t.t
          join unnest(p_segments, p_bases, p_masks) g(id, base, mask) on g.id = p.segment) p
        where mask is null or get_bit(mask, x >> 6) = 1) a
      group by e) b;
    threshold := null;
    if p_count is not null then
      select s into threshold from unnest(ss) s order by s desc offset p_count - 1 limit 1;
    end if;
    exit when threshold > unread;
    budget := 2 * read;
  end loop;
  later := later || ids[at + 1:];
  return query
    with c as materialized (
      select u.e, u.s from unnest(es, ss) u(e, s) where threshold is null or u.s + unread >= threshold)
    select a.e, sum(a.s)::int4 from (
      select c.e, c.s from c
      union all
      select c.e, p.w * (95 - 2 * (p.x & 63)) from (
        select g.base, t.w, unnest(p.entries) as x
        from (select p_terms[i] as t, p_weights[i] as w from unnest(later) i) t
        join ${schema}.posting p on p.part = p_part and p.term = t.t
        join unnest(p_segments, p_bases) g(id, base) on g.id = p.segment) p
      join c on c.e = p.base + (p.x >> 6)) a
    group by a.e order by 2 desc fetch first (coalesce(p_count, 2147483647)) rows with ties;
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
