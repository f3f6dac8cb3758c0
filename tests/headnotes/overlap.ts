import { FIXED_TERMS } from './fixed-terms.ts';
import { NUMERAL } from './numerals.ts';
import { UNIT } from './units.ts';

/** How much of a headnote's wording is the official text's. */
export interface Overlap {
  /** The longest shared run; '' when none has 8 characters. */
  longest: string;
  runs: string[];
  /** Characters in shared runs of 8 or more, as a part of all that count: 0 to 1. */
  share: number;
}

export const LONGEST_RUN = 11;
export const LARGEST_SHARE = 0.2;
const COUNTED_RUN = 8;

const BREAK = '\n';
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const TERMS = new RegExp(
  [...new Set(FIXED_TERMS)]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|'),
  'g',
);
const AMOUNTS = new RegExp(
  `\\d{4}年\\d{1,2}月\\d{1,2}日|第${NUMERAL}[条款项]|${NUMERAL}分之${NUMERAL}|${NUMERAL}(?:[%‰]|${UNIT})(?:以上|以下|以内|内)?`,
  'g',
);

/** The text as it is compared: titles, terms and amounts become breaks, punctuation and blanks go. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/《[^》]*》/g, BREAK)
    .replace(/[^\p{L}\p{N}、%‰\n]/gu, '')
    .replace(TERMS, BREAK)
    .replace(AMOUNTS, BREAK)
    .replace(/、/g, '')
    .replace(/\n+/g, BREAK);
}

/** Compares a headnote with an official text; both as `comparable` gives them. */
export function overlap(headnote: string, official: string): Overlap {
  const runs: string[] = [];
  let start = 0;
  while (start + COUNTED_RUN <= headnote.length) {
    let end = start + COUNTED_RUN;
    const shared = () =>
      !headnote.slice(start, end).includes(BREAK) && official.includes(headnote.slice(start, end));
    if (!shared()) {
      start += 1;
      continue;
    }
    while (end <= headnote.length && shared()) end += 1;
    runs.push(headnote.slice(start, end - 1));
    start = end - 1;
  }
  const counted = headnote.replaceAll(BREAK, '').length;
  const longest = runs.reduce((a, b) => (b.length > a.length ? b : a), '');
  return { longest, runs, share: counted ? runs.join('').length / counted : 0 };
}

/** The runs of `size` han characters, punctuation and blanks ignored: to find passages shared with any law at all. */
export function hanRuns(text: string, size: number): Set<string> {
  const han = text.replace(/[^\p{Script=Han}]/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, han.length - size + 1) }, (_, i) => han.slice(i, i + size)),
  );
}
