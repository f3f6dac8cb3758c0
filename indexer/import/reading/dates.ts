import { toNumber } from '../../structure/numerals.ts';
import type { IsoDate } from '../../types.ts';

const DIGIT = '〇零○一二三四五六七八九';
/** A date as official texts print it, in Arabic or Chinese numerals. Blanks are to be taken out before. */
export const DATE = new RegExp(
  `(\\d{4}|[${DIGIT}]{4})年(\\d{1,2}|[${DIGIT}十]{1,3})月(\\d{1,2}|[${DIGIT}十]{1,3})日`,
  'gu',
);

export interface DateFound {
  readonly date: IsoDate;
  readonly start: number;
  readonly end: number;
}

/** All real days a text names, in order. Example: 2021年5月28日, 二〇二一年五月二十八日 → 2021-05-28. */
export function datesIn(text: string): DateFound[] {
  return [...text.matchAll(DATE)].flatMap((m) => {
    const date = isoDay(m[1]!, m[2]!, m[3]!);
    return date === undefined ? [] : [{ date, start: m.index, end: m.index + m[0].length }];
  });
}

function isoDay(year: string, month: string, day: string): IsoDate | undefined {
  const [y, m, d] = [year, month, day].map((part) => toNumber(part.replaceAll('○', '〇')));
  if (y === undefined || m === undefined || d === undefined) return undefined;
  return realDay(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
}

/** The day itself when the calendar has it. Example: 2021-02-30 → undefined. */
export function realDay(text: string): IsoDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}

/** The date a file name carries. Example: 防汛条例(2011-01-08).md → 2011-01-08; 防汛条例_20110108.docx too. */
export function dateInName(name: string): IsoDate | undefined {
  const dashed = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/u.exec(name)?.[1];
  if (dashed) return realDay(dashed);
  // 20260716_034952_… is when a file was uploaded.
  const compact = /(?<!\d)(?<!^)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d|[_-]?\d{4,9}(?!\d))/u.exec(name);
  return compact ? realDay(`${compact[1]}-${compact[2]}-${compact[3]}`) : undefined;
}
