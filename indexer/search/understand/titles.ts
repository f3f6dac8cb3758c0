import {
  NO_TITLE,
  NO_TITLE_BEFORE_PLACE,
  TITLE_END,
  VERSION_BETWEEN,
  WEAK_AFTER,
  WEAK_LENGTH,
} from '../../language/zh/title-wordings.ts';
import { KIND_SLIPS, POINTED, SHORTEST_KIND } from '../../language/zh/typed-titles.ts';
import { LAW_NAME_GOES_ON } from '../../language/zh/unheld-laws.ts';
import { bareStem } from './bare-stems.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { pointedAtByMatter } from './matter-titles.ts';
import type { NamedWork } from './named-work.ts';
import { namesIn } from './named-works.ts';
import { orderTitles } from './order-numbers.ts';
import { placesBehindTitle } from './places.ts';
import { derivedTitles, elsewhere, ofRegion, pointedAt } from './region-titles.ts';
import { type Alike, endsAlike, nearMiss, shortened } from './title-likeness.ts';
import type { TitleMention } from './title-mention.ts';
import { isLawNamed } from './unheld-works.ts';

/** Nobody names more than this in a question; what is pasted in may hold thousands. */
const MOST_TITLES = 50;
/**
 * Where a question names works, leftmost first, without overlap. `text` has been folded by `foldTitle`'s rules.
 * @param alike whether two words sound alike, where slips of that sort are to be seen through
 * Example: 抗早条例28条 → 抗旱条例, not exact.
 */
export function findTitles(
  text: string,
  works: readonly NamedWork[],
  jurisdiction: Jurisdiction,
  alike?: Alike,
): TitleMention[] {
  const placed = (end: number) => placeFollows(text, end);
  const derived = [...derivedTitles(text, works, jurisdiction), ...orderTitles(text, works, placed)];
  const exact = exactTitles(text, works, derived, jurisdiction);
  const named = [...derived, ...exact.filter((m) => m.works.length > 0)];
  named.push(...likelyTitles(text, works, named, jurisdiction, alike));
  if (named.length === 0 && exact.length === 0) named.push(...pointedAt(text, works, placed, jurisdiction));
  if (named.length === 0 && exact.length === 0) named.push(...bareStem(text, works, jurisdiction));
  if (named.length === 0 && exact.length === 0) named.push(...pointedAtByMatter(text, works, jurisdiction));
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
    if (name.length <= WEAK_LENGTH && !isWeakNamed(text, at, name, jurisdiction)) continue;
    const before = hanBefore(text, at);
    const place = placeFollows(text, end);
    const ofOthers =
      elsewhere(before, ids, works, jurisdiction) || (place && !jurisdiction.leadIn.test(before));
    const tail = name.length > WEAK_LENGTH && ofOthers;
    out.push({ start: tail ? at - before.length : at, end, works: tail ? [] : ids, exact: true });
  }
  return out;
}

/** 报告里, 安法对培训怎么规定 name a work; 打报告 names none. */
function isWeakNamed(text: string, at: number, name: string, jurisdiction: Jurisdiction): boolean {
  if (jurisdiction.weakBefore.test(text.slice(Math.max(0, at - 8), at))) return true;
  if (WEAK_AFTER.test(text.slice(at + name.length))) return true;
  return name.endsWith(SHORTEST_KIND) && isLawNamed(text, at, name, jurisdiction);
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
  alike: Alike | undefined,
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const m of [...text.matchAll(TITLE_END)].slice(0, MOST_TITLES)) {
    const end = m.index + m[0].length;
    if (overlaps(m.index, end, [...taken, ...out])) continue;
    // 行政法规 is no 行政处罚法.
    if (m[0] === SHORTEST_KIND && LAW_NAME_GOES_ON.test(text.slice(end))) continue;
    const slip = KIND_SLIPS[m[0]];
    const type = slip ?? m[0];
    const before = hanBefore(text, m.index);
    const followed = placeFollows(text, end);
    if (before === '' || (slip && !followed)) continue;
    // 甲市那个规定第14条
    const pointed =
      followed && POINTED.test(before) ? ofRegion(before, type, works, jurisdiction) : undefined;
    if (!pointed && isNoTitle(before, m[0], followed)) continue;
    const found =
      pointed ??
      bestLikeness(before, type, works, followed, jurisdiction, alike) ??
      ofRegion(before, type, works, jurisdiction);
    // 乙省安全生产条例 is no shortened title of this province's.
    const foreign =
      found !== undefined &&
      elsewhere(before.slice(0, before.length - found.length), found.works, works, jurisdiction);
    // 应对法法律责任: what ends in the title that is named begins none.
    if (found && overlaps(m.index - found.length, end, taken)) continue;
    if (found && !foreign) out.push({ start: m.index - found.length, end, works: found.works, exact: false });
    else if (!slip && (followed || foreign)) {
      out.push({ start: m.index - Math.min(before.length, 8), end, works: [], exact: false });
    }
  }
  return out;
}

function isNoTitle(before: string, type: string, followed: boolean): boolean {
  if (followed) return NO_TITLE_BEFORE_PLACE.test(before);
  return NO_TITLE.test(before) || NO_TITLE.test(before + type.slice(0, -1));
}

/** The Han characters that stand right before a place in a text, as far as a title could reach. */
function hanBefore(text: string, at: number): string {
  return /\p{Script=Han}{1,16}$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? '';
}

function bestLikeness(
  before: string,
  type: string,
  works: readonly NamedWork[],
  followed: boolean,
  { leadIn }: Jurisdiction,
  alike: Alike | undefined,
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
        const score = shortened(body, stem) ?? (followed ? nearMiss(body, stem, alike) : undefined);
        if (score === undefined || (top && score < top.score)) continue;
        if (top && score === top.score) {
          if (!top.works.includes(id)) top.works.push(id);
        } else top = { score, length, works: [id] };
      }
    }
  }
  const single = followed && !top && type === SHORTEST_KIND && leadIn.test(before.slice(0, -1));
  return single ? endsAlike(before.slice(-1) + type, works) : top;
}

function overlaps(start: number, end: number, mentions: readonly TitleMention[]): boolean {
  return mentions.some((m) => start < m.end && end > m.start);
}
