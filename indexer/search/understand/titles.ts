import {
  IMPLEMENTING,
  NO_TITLE,
  NO_TITLE_BEFORE_PLACE,
  placeRightBefore,
  TITLE_END,
  VERSION_BETWEEN,
  WEAK_AFTER,
  WEAK_LENGTH,
} from '../../language/zh/title-wordings.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { type NamedWork, namesIn } from './named-works.ts';
import { placesBehindTitle } from './places.ts';
import { nearMiss, shortened } from './title-likeness.ts';

/** A place in a question where a work is named. */
export interface TitleMention {
  readonly start: number;
  readonly end: number;
  /** Works it may mean, best first; empty for a title that nothing held bears. */
  readonly works: readonly string[];
  /** Named by a full or listed short title rather than by likeness. */
  readonly exact: boolean;
}

/** Nobody names more than this in a question; what is pasted in may hold thousands. */
const MOST_TITLES = 50;
/**
 * Where a question names works, leftmost first, without overlap. `text` has been folded by `foldTitle`'s rules.
 * Example: 抗早条例28条 → 抗旱条例, not exact.
 */
export function findTitles(
  text: string,
  works: readonly NamedWork[],
  jurisdiction: Jurisdiction,
): TitleMention[] {
  const derived = derivedTitles(text, works, jurisdiction);
  const exact = exactTitles(text, works, derived, jurisdiction);
  const named = [...derived, ...exact.filter((m) => m.works.length > 0)];
  named.push(...likelyTitles(text, works, named, jurisdiction));
  // What looked like the tail of a longer title may be a title with a slip: 突事件应对法.
  const tails = exact.filter((m) => m.works.length === 0 && !overlaps(m.start, m.end, named));
  const regions = jurisdiction.regionsIn(text);
  return [...named, ...tails]
    .map((mention) => ({ ...mention, works: ofPlace(mention.works, regions, works, jurisdiction) }))
    .sort((a, b) => a.start - b.start);
}

/** Of works of several places that one name may mean: those of a place that the question names, else those that hold here. */
function ofPlace(
  ids: readonly string[],
  regions: readonly string[],
  works: readonly NamedWork[],
  { home }: Jurisdiction,
): readonly string[] {
  if (ids.length < 2) return ids;
  const regionOf = new Map(works.map(({ id, region }) => [id, region]));
  const named = ids.filter((id) => regions.includes(regionOf.get(id) ?? ''));
  if (named.length > 0) return named;
  const here = ids.filter((id) => [home, undefined].includes(regionOf.get(id)));
  // 气象灾害防御条例 is the title of two: the one that can be read is meant, else the one of the home province.
  const readable = here.filter((id) => works.some((w) => w.id === id && w.held));
  const ours = here.filter((id) => home !== undefined && regionOf.get(id) === home);
  return [readable, ours, here].find((list) => list.length > 0) ?? ids;
}

/** 乙省实施突发事件应对法办法, 应对法的省里实施办法: measures that implement a law, of the place named or of the home province. */
function derivedTitles(
  text: string,
  works: readonly NamedWork[],
  { home, regionsIn }: Jurisdiction,
): TitleMention[] {
  for (const pattern of IMPLEMENTING) {
    const m = pattern.exec(text);
    if (!m?.groups?.law) continue;
    const law = works.find((w) => w.names.some((n) => m.groups!.law!.endsWith(n)));
    const regions = regionsIn(text);
    const start = Math.max(0, ...regions.map((r) => text.indexOf(r)).filter((i) => i >= 0 && i < m.index));
    const region = regions[0] ?? home;
    const lawName = law?.names[0];
    const found = works.filter(
      (w) =>
        region !== undefined && w.region === region && lawName !== undefined && w.names[0]!.includes(lawName),
    );
    return [
      {
        start: regions.length > 0 ? start : m.index,
        end: m.index + m[0].length,
        works: found.map((w) => w.id),
        exact: true,
      },
    ];
  }
  return [];
}

function exactTitles(
  text: string,
  works: readonly NamedWork[],
  taken: readonly TitleMention[],
  jurisdiction: Jurisdiction,
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const {
    at,
    name: { name, ids },
  } of namesIn(text, works)) {
    if (out.length >= MOST_TITLES) break;
    const end = at + name.length;
    if (overlaps(at, end, [...taken, ...out])) continue;
    if (
      name.length <= WEAK_LENGTH &&
      !(jurisdiction.weakBefore.test(text.slice(Math.max(0, at - 8), at)) || WEAK_AFTER.test(text.slice(end)))
    )
      continue;
    const before = hanBefore(text, at);
    const place = placeFollows(text, end);
    const ofOthers =
      elsewhere(before, ids, works, jurisdiction) || (place && !jurisdiction.leadIn.test(before));
    const tail = name.length > WEAK_LENGTH && ofOthers;
    out.push({ start: tail ? at - before.length : at, end, works: tail ? [] : ids, exact: true });
  }
  return out;
}

/** A place stands right behind a title: 第5条, 63条, §38, 最后一条. */
function placeFollows(text: string, end: number): boolean {
  const behind = text.slice(end, end + 40).replace(VERSION_BETWEEN, '');
  return placesBehindTitle(behind) !== undefined;
}

/** Titles by abbreviation or with a slip: a run of Han characters that ends in a type word. */
function likelyTitles(
  text: string,
  works: readonly NamedWork[],
  taken: readonly TitleMention[],
  jurisdiction: Jurisdiction,
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const m of [...text.matchAll(TITLE_END)].slice(0, MOST_TITLES)) {
    const end = m.index + m[0].length;
    if (overlaps(m.index, end, [...taken, ...out])) continue;
    const before = hanBefore(text, m.index);
    const followed = placeFollows(text, end);
    const noTitle = followed ? NO_TITLE_BEFORE_PLACE : NO_TITLE;
    if (before === '' || noTitle.test(before) || (!followed && NO_TITLE.test(before + m[0].slice(0, -1))))
      continue;
    const found =
      bestLikeness(before, m[0], works, followed, jurisdiction) ??
      ofRegion(before, m[0], works, jurisdiction);
    // 乙省安全生产条例 is no shortened title of this province's.
    const foreign =
      found !== undefined &&
      elsewhere(before.slice(0, before.length - found.length), found.works, works, jurisdiction);
    if (found && !foreign) out.push({ start: m.index - found.length, end, works: found.works, exact: false });
    else if (followed || foreign) {
      out.push({ start: m.index - Math.min(before.length, 8), end, works: [], exact: false });
    }
  }
  return out;
}

/** The Han characters that stand right before a place in a text, as far as a title could reach. */
function hanBefore(text: string, at: number): string {
  return /\p{Script=Han}{1,16}$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? '';
}

/** Whether the place named right before a title is another than that of the works: 乙省防汛条例, 甲市安全生产条例. */
function elsewhere(
  before: string,
  ids: readonly string[],
  works: readonly NamedWork[],
  { home, regionsIn }: Jurisdiction,
): boolean {
  const [region] = regionsIn(before.slice(-4)).filter((r) => placeRightBefore(r).test(before));
  if (region === undefined || region === home) return false;
  return !works.some((w) => ids.includes(w.id) && w.region === region);
}

/** 乙市实施办法, 乙市那个突发办法: the only text of its kind of the place named. */
function ofRegion(
  before: string,
  type: string,
  works: readonly NamedWork[],
  { home, regionsIn }: Jurisdiction,
): { works: string[]; length: number } | undefined {
  const [region] = regionsIn(before);
  if (region === undefined || region === home) return undefined;
  const kind = type.slice(-2);
  const found = works.filter((w) => w.region === region && w.names[0]!.endsWith(kind));
  return found.length === 1
    ? { works: [found[0]!.id], length: before.length - before.indexOf(region) }
    : undefined;
}

function bestLikeness(
  before: string,
  type: string,
  works: readonly NamedWork[],
  followed: boolean,
  { leadIn }: Jurisdiction,
): { works: string[]; length: number } | undefined {
  let top: { score: number; length: number; works: string[] } | undefined;
  for (let length = before.length; length >= 2; length--) {
    const body = before.slice(-length);
    // Only where the whole run is the title: 气象灾害防御条例 is no 防汛条例, 食品安全法 no 安全法.
    if (!leadIn.test(before.slice(0, -length))) continue;
    for (const { id, names } of works) {
      for (const name of names) {
        if (!name.endsWith(type)) continue;
        const stem = name.slice(0, -type.length);
        const score = shortened(body, stem) ?? (followed ? nearMiss(body, stem) : undefined);
        if (score === undefined || (top && score < top.score)) continue;
        if (top && score === top.score) {
          if (!top.works.includes(id)) top.works.push(id);
        } else top = { score, length, works: [id] };
      }
    }
  }
  return top;
}

function overlaps(start: number, end: number, mentions: readonly TitleMention[]): boolean {
  return mentions.some((m) => start < m.end && end > m.start);
}
