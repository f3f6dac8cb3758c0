import { toNumber } from '../../structure/numerals.ts';
import type { NamedWork, TitleMention } from './titles.ts';

/** Which version of a work a question asks for. */
export interface VersionWish {
  /** A year, a month or a date the text of which is asked for: 2007, 2007-12-29. */
  readonly named?: string;
  /** 旧法, 修订前. */
  readonly older: boolean;
  /** 两个版本, 新旧对比. */
  readonly both: boolean;
  /** 2021年时: the text in force then. */
  readonly asOf?: string;
  /** Where the wish is worded, to be taken out of the search terms. */
  readonly spans: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const FULL_YEAR = '(?<![\\d.])(?<year>(?:19|20)\\d{2}|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年))';
/** 07: only where 年 or 版 follows, and no further behind than this year's two digits would be read as 20… */
const SHORT_YEAR = '(?<![\\d.])(?<short>\\d{2})';
/** 年12月29日, -12-29, .12.29 behind a year. */
const DAY = '(?:\\s?[年./-]\\s?(?<month>\\d{1,2})(?:\\s?[月./-]\\s?(?<day>\\d{1,2})日?|月)?|年)?';
const VERSION_WORD = '(?:新?版本?|修订版?|修正版?|年版|修改版?|通过|公布|制定|文本|那版)';
const PLACE = '(?=\\s{0,3}第?\\s{0,2}[\\d一二三四五六七八九十百廿卅最倒§])';

/** Wordings that name a version wherever they stand. */
const NAMED: readonly RegExp[] = [
  new RegExp(`\\(${FULL_YEAR}${DAY}${VERSION_WORD}?\\)`, 'u'),
  new RegExp(`${FULL_YEAR}${DAY}的?${VERSION_WORD}的?`, 'u'),
  new RegExp(`${SHORT_YEAR}年?的?(?:版本?|修订版?|修正版?|那版)的?`, 'u'),
];
/** Right before a title: 2007年的应对法, 07年应对法. Whether it names a version depends on what follows. */
const BEFORE_TITLE = new RegExp(`(?:${FULL_YEAR}${DAY}|${SHORT_YEAR}(?<nian>年)?)\\s?的?\\s?$`, 'u');
/** Right behind one, before a place: 应对法2007第三条, 应对法2007年的64条. */
const BEHIND_TITLE = new RegExp(`^[\\s(,的]{0,3}(?:${FULL_YEAR}${DAY}|${SHORT_YEAR}年)的?\\)?${PLACE}`, 'u');
const AT = new RegExp(`${FULL_YEAR}年(?:时|当时|那时|的时候|施行的|有效的)`, 'u');
const OLDER =
  /(?:[旧老原]版的?|上一?个?版本?的?|前一?个?版本?的?|(?<![破陈新老])[旧老]的?(?=法(?![师律宝治])|条例|办法|规定)|原法(?![律院])|修[订改正]以?前(?!后)的?|以前的?(?=那?[部个]?(?:法(?!律)|条例|办法|规定)))/u;
/** 老应对法, 以前的应对法: part of many words, so only right before a title. */
const OLDER_BEFORE_TITLE = /(?:[旧老原](?:版|的)?的?|以前的)$/u;
const BOTH = /(?:两个?版本?|两版|新旧|前后两|修[订改正]前后|版本对比|各版本)/u;
const NEWER = /(?:现行有?效?的?|最新版?的?|新版的?|修[订改正]以?后的?|新(?=[^\s]{0,8}法))/u;

/**
 * Reads the wish for a version from a question. A year before or behind a title names a version where a place is asked for,
 * or where the work is known to have a version of that year.
 * @param titles where `text` names works
 * Example: 应对法2007版第三条 → named 2007; 应对法2007年12月29日版 → named 2007-12-29.
 */
export function versionWish(
  text: string,
  titles: readonly TitleMention[] = [],
  works: readonly NamedWork[] = [],
): VersionWish {
  const spans: Span[] = [];
  const take = (m: RegExpExecArray | null, from = 0) => {
    if (m) spans.push({ start: from + m.index, end: from + m.index + m[0].length });
    return m;
  };
  const at = take(AT.exec(text));
  const everywhere = at ? null : firstOf(NAMED, text);
  const named = at
    ? undefined
    : everywhere
      ? dateOf(take(everywhere))
      : besideTitles(text, titles, works, take);
  const both = take(BOTH.exec(text)) !== null;
  const older = take(OLDER.exec(text)) !== null || olderBefore(text, titles, take);
  take(NEWER.exec(text));
  return {
    named,
    asOf: at?.groups?.year ? `${at.groups.year}-12-31` : undefined,
    older,
    both,
    spans,
  };
}

type Take = (m: RegExpExecArray | null, from?: number) => RegExpExecArray | null;

function firstOf(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const m = pattern.exec(text);
    if (m) return m;
  }
  return null;
}

function besideTitles(
  text: string,
  titles: readonly TitleMention[],
  works: readonly NamedWork[],
  take: Take,
): string | undefined {
  for (const { start, end, works: ids } of titles) {
    const from = Math.max(0, start - LONGEST);
    const before = BEFORE_TITLE.exec(text.slice(from, start));
    const behind = BEHIND_TITLE.exec(text.slice(end, end + 2 * LONGEST));
    const placed = ASKS_PLACE.test(text.slice(end, end + LONGEST));
    const date = dateOf(before);
    const known = works.some((w) => ids.includes(w.id) && w.years.has(date?.slice(0, 4) ?? ''));
    const plain = before?.groups?.short !== undefined && before.groups.nian === undefined;
    if (before && date && (known || (placed && !plain))) {
      take(before, from);
      return date;
    }
    if (behind) {
      take(behind, end);
      return dateOf(behind);
    }
  }
  return undefined;
}

/** Characters within which a version stands beside a title. */
const LONGEST = 16;
const ASKS_PLACE =
  /^[\s的,那个]{0,5}(?:第\s{0,2}[\d一二三四五六七八九十百廿卅]{1,9}\s{0,2}[编章节条]|[\d一二三四五六七八九十百廿卅]{1,9}\s{0,2}条|最后|倒数|§)/u;

function olderBefore(text: string, titles: readonly TitleMention[], take: Take): boolean {
  return titles.some(({ start, end, works }) => {
    // 旧应对法 may be one of the names held.
    if (works.length > 0 && /^[旧老]/u.test(text.slice(start, end))) return true;
    const from = Math.max(0, start - 4);
    return take(OLDER_BEFORE_TITLE.exec(text.slice(from, start)), from) !== null;
  });
}

/** Years of two digits from here on are of the last century; the oldest statutes in force are of the fifties. */
const CENTURY = 50;

/** 二〇一七 → 2017. */
function arabic(year: string): string {
  return /^\d/u.test(year) ? year : String(toNumber(year.replaceAll('○', '〇')) ?? year);
}

function dateOf(m: RegExpExecArray | null): string | undefined {
  const { year, short, month, day } = m?.groups ?? {};
  const full =
    (year === undefined ? undefined : arabic(year)) ??
    (short === undefined ? undefined : `${Number(short) >= CENTURY ? 19 : 20}${short}`);
  if (full === undefined) return undefined;
  return [full, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
