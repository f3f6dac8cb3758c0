import { asksWhatWasDone } from '../../language/zh/times.ts';
import {
  ASKS_PLACE,
  AT,
  BEFORE_TITLE,
  BEHIND_TITLE,
  BOTH,
  CHANGED_BEHIND_TITLE,
  NAMED,
  NAMED_OLD,
  NEWER,
  NEWER_BEFORE_TITLE,
  NEWER_BEHIND_TITLE,
  NUMERAL_ZERO,
  OF_YEAR_IN_TALK,
  OLDER,
  OLDER_BEFORE_TITLE,
  OLDER_BEHIND_TITLE,
  ROUND_ZERO,
  SAYS_YEAR,
  YEAR_ONLY,
} from '../../language/zh/version-wordings.ts';
import { toNumber } from '../../structure/numerals.ts';
import type { NamedWork } from './named-work.ts';
import type { TitleMention } from './title-mention.ts';

/** Which version of a work a question asks for. */
export interface VersionWish {
  /** A year, a month or a date the text of which is asked for: 2007, 2007-12-29. */
  readonly named?: string;
  /** 旧法, 修订前. */
  readonly older: boolean;
  /** 新的怎么说 behind a question on another: the text in force, of a work of which there are others. */
  readonly newer?: boolean;
  /** 两个版本, 新旧对比. */
  readonly both: boolean;
  /** 2021年时, and a year of which there is no version: the text in force at its end. */
  readonly asOf?: string;
  /** Where the wish is worded, to be taken out of the search terms. */
  readonly spans: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the wish for a version from a question. A year before or behind a title names a version where a place is asked for,
 * or where the work is known to have a version of that year; 2018年的, of which there is no version, means the text in force then.
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
  const at = titles.length === 0 && asksWhatWasDone(text) ? null : take(AT.exec(text));
  const everywhere = at ? null : firstOf(NAMED, text);
  const second = everywhere && otherOf(NAMED, text, everywhere);
  const beside = at || everywhere ? undefined : besideTitles(text, titles, works, take);
  const named = everywhere ? dateOf(take(everywhere)?.groups) : beside?.named;
  const year = at?.groups?.year ?? beside?.inForce;
  take(second ?? null);
  const bothSaid = take(BOTH.exec(text)) !== null;
  const older =
    take(OLDER.exec(text)) !== null ||
    olderBefore(text, titles, take) ||
    isBehind(OLDER_BEHIND_TITLE, text, titles, take) ||
    isBehind(CHANGED_BEHIND_TITLE, text, titles, take);
  const newer =
    take(NEWER.exec(text)) !== null ||
    isBefore(NEWER_BEFORE_TITLE, text, titles, take) ||
    isBehind(NEWER_BEHIND_TITLE, text, titles, take);
  // 旧版20条和新版20条, 07版和24版.
  const both = bothSaid || (older && newer) || second !== null;
  return {
    named: second ? undefined : named,
    asOf: year ? `${year}-12-31` : undefined,
    older,
    both,
    spans,
  };
}

/** The year of the version that a message behind another question wishes for: 2024的改成怎么写了. */
export function yearInTalk(normalized: string): string | undefined {
  return dateOf(OF_YEAR_IN_TALK.exec(normalized)?.groups);
}

/** The year of a message that says nothing else: 24年的呢, 打错了 我要24年的. */
export function yearOnly(normalized: string): string | undefined {
  return dateOf(YEAR_ONLY.exec(normalized)?.groups);
}

type Take = (m: RegExpExecArray | null, from?: number) => RegExpExecArray | null;

function firstOf(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const m = pattern.exec(text);
    if (m) return m;
  }
  return null;
}

/** Where another version is named than at `first`. */
function otherOf(patterns: readonly RegExp[], text: string, first: RegExpExecArray): RegExpExecArray | null {
  const from = first.index + first[0].length;
  const m = firstOf(patterns, ' '.repeat(from) + text.slice(from));
  return m && dateOf(m.groups) !== dateOf(first.groups) ? m : null;
}

function besideTitles(
  text: string,
  titles: readonly TitleMention[],
  works: readonly NamedWork[],
  take: Take,
): { named?: string; inForce?: string } | undefined {
  for (const { start, end, works: ids } of titles) {
    const from = Math.max(0, start - LONGEST);
    const before = BEFORE_TITLE.exec(text.slice(from, start));
    const behind = BEHIND_TITLE.exec(text.slice(end, end + 2 * LONGEST));
    const placed = ASKS_PLACE.test(text.slice(end, end + LONGEST));
    const date = dateOf(before?.groups);
    const isKnown = (year = ''): boolean =>
      works.some((w) => ids.includes(w.id) && w.years.has(year.slice(0, 4)));
    const wish = (m: RegExpExecArray) => {
      const said = dateOf(m.groups);
      return SAYS_YEAR.test(m[0]) && said?.length === 4 && !isKnown(said)
        ? { inForce: said }
        : { named: said };
    };
    const plain = before?.groups?.short !== undefined && before.groups.nian === undefined;
    if (before && date && (isKnown(date) || (placed && !plain))) {
      take(before, from);
      return wish(before);
    }
    if (behind) {
      take(behind, end);
      return wish(behind);
    }
  }
  return undefined;
}

/** …and the longest word for an old one before it: 早就被替换掉的. */
const OLD_BEFORE = 8;
/** Characters within which a version stands beside a title. */
const LONGEST = 16;

function olderBefore(text: string, titles: readonly TitleMention[], take: Take): boolean {
  // 旧应对法 may be one of the names held.
  const named = ({ start, end, works }: TitleMention) =>
    works.length > 0 && NAMED_OLD.test(text.slice(start, end));
  return titles.some(named) || isBefore(OLDER_BEFORE_TITLE, text, titles, take);
}

function isBefore(wording: RegExp, text: string, titles: readonly TitleMention[], take: Take): boolean {
  return titles.some(({ start }) => {
    const from = Math.max(0, start - OLD_BEFORE);
    return take(wording.exec(text.slice(from, start)), from) !== null;
  });
}

function isBehind(wording: RegExp, text: string, titles: readonly TitleMention[], take: Take): boolean {
  return titles.some(({ end }) => take(wording.exec(text.slice(end, end + 2 * LONGEST)), end) !== null);
}

/** Years of two digits from here on are of the last century; the oldest statutes in force are of the fifties. */
const CENTURY = 50;

/** 二〇一七 → 2017. */
function arabic(year: string): string {
  return /^\d/u.test(year) ? year : String(toNumber(year.replaceAll(ROUND_ZERO, NUMERAL_ZERO)) ?? year);
}

/** The date of a match by its groups year or short, month and day. */
export function dateOf(groups: Readonly<Record<string, string | undefined>> = {}): string | undefined {
  const { year, short, month, day } = groups;
  const full =
    (year === undefined ? undefined : arabic(year)) ??
    (short === undefined ? undefined : `${Number(short) >= CENTURY ? 19 : 20}${short}`);
  if (full === undefined) return undefined;
  return [full, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
