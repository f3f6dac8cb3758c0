import { toChinese } from '../../indexer/structure/numerals.ts';
import type { Document, Locator } from '../../indexer/types.ts';
import type { Random } from '../soak/random.ts';

/** How one drafter types. */
export interface Style {
  /** Full-width punctuation and brackets. */
  readonly full: boolean;
  readonly arabic: boolean;
  /** Characters a line; 0 for one line a paragraph. */
  readonly width: number;
  readonly marks: readonly [string, string];
  readonly title: 'full' | 'short' | 'bare' | 'dated';
  /** Blanks around numbers, as some typing programs put them. */
  readonly blanks: boolean;
}

export const pick = <T>(random: Random, list: readonly T[]): T => list[random.below(list.length)] as T;

export function styleOf(random: Random): Style {
  return {
    full: random.below(3) > 0,
    arabic: random.below(3) === 0,
    width: pick(random, [0, 0, 0, 28, 34, 40]),
    marks: pick(random, [
      ['“', '”'],
      ['“', '”'],
      ['"', '"'],
      ['「', '」'],
    ] as const),
    title: pick(random, ['full', 'full', 'short', 'short', 'bare', 'dated'] as const),
    blanks: random.below(8) === 0,
  };
}

/** A text in a drafter's punctuation. */
export function typed(text: string, { full, blanks }: Style): string {
  const wide: Record<string, string> = {
    ',': '\uff0c',
    ':': '\uff1a',
    ';': '\uff1b',
    '(': '\uff08',
    ')': '\uff09',
  };
  const narrow: Record<string, string> = {
    '\uff0c': ',',
    '\uff1a': ':',
    '\uff1b': ';',
    '\uff08': '(',
    '\uff09': ')',
  };
  const own = [...text].map((c) => (full ? (wide[c] ?? c) : (narrow[c] ?? c))).join('');
  return blanks ? own.replace(/(第)(\d+)(条)/gu, '$1 $2 $3') : own;
}

const UNITS: Readonly<Record<string, string>> = { article: '条', paragraph: '款', item: '项' };

/** 第十二条第二款第(三)项, 第12条第2款第3项. */
export function placeWords(locator: Locator, arabic: boolean): string {
  return locator
    .map(({ type, number, suffix }) => {
      const n = arabic ? String(number) : toChinese(number);
      const inner = type === 'item' && !arabic ? `(${n})` : n;
      return `第${inner}${UNITS[type] ?? ''}${suffix ? `之${toChinese(suffix)}` : ''}`;
    })
    .join('');
}

/** A title as the drafter writes it. */
export function titleWords(document: Document, style: Style, title = document.title): string {
  // The title of a local text without its place may be that of a national one: what is to be found wrong is not named so.
  const local = !title.startsWith('中华人民共和国');
  const short = document.shortTitles.filter(
    (t) => t.length >= 4 && t.length <= title.length && !(local && title.endsWith(t)),
  )[0];
  switch (style.title) {
    case 'short':
      return `《${short ?? title}》`;
    case 'bare':
      return short ?? `《${title}》`;
    case 'dated':
      return document.version
        ? `《${title}》(${document.version.slice(0, 4)}年${document.history.length > 1 ? '修订' : '公布'})`
        : `《${title}》`;
    default:
      return `《${title}》`;
  }
}
