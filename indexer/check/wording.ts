import { walk } from '../structure/tree.ts';
import type { Locator, Provision } from '../types.ts';
import { signsOf } from '../versions/typography.ts';

/** The words of a provision as they are compared: typography folded, numbers of articles and items left out. */
export interface Wording {
  /** With its punctuation. */
  readonly text: string;
  /** For each character of `text` what is printed there. */
  readonly printed: readonly string[];
  /** Letters, characters and digits alone. */
  readonly words: string;
  /** For each character of `words` its offset in `text`. */
  readonly offsets: readonly number[];
  /** The provisions with words of their own, by their stretch of `text`, in reading order. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly locator: Locator;
  readonly start: number;
  readonly end: number;
}

const MARKS = /[\p{P}\p{S}\s]/u;
const LABEL = /\([一二三四五六七八九十百]{1,3}\)/gu;
const ARTICLE_LABEL = /^第[一二三四五六七八九十百零〇\d]{1,7}条(?:之[一二三四五六七八九十])?/u;

/** Marks that are one when compared: what a text quotes is quoted again, in other marks, within a quotation. */
const ONE: Readonly<Record<string, string>> = { "'": '"', '《': '<', '〈': '<', '》': '>', '〉': '>' };

function charsOf(text: string): { chars: string[]; printed: string[] } {
  const chars: string[] = [];
  const printed: string[] = [];
  for (const sign of signsOf(text)) {
    [...sign.folded].forEach((c, i) => {
      chars.push(ONE[c] ?? c);
      printed.push(i === 0 ? sign.printed.trim() : '');
    });
  }
  return { chars, printed };
}

/** A quotation as it is compared; the numbers of items and of the article are no words of it. */
export function quotedWords(text: string): string {
  return charsOf(text).chars.join('').replace(LABEL, '').replace(ARTICLE_LABEL, '');
}

/** Every text is made of some thousand characters: each is classed once. */
const classed = new Map<string, boolean>();

function isMark(c: string): boolean {
  let known = classed.get(c);
  if (known === undefined) {
    known = MARKS.test(c);
    classed.set(c, known);
  }
  return known;
}

/** Letters, characters and digits of a text. */
export function bare(text: string): string {
  let words = '';
  for (const c of text) if (!isMark(c)) words += c;
  return words;
}

const worded = new WeakMap<Provision, Wording>();

/** The wording of a provision and all below it, worked out once. */
export function wordingOf(provision: Provision): Wording {
  const known = worded.get(provision);
  if (known) return known;
  const made = makeWording(provision);
  worded.set(provision, made);
  return made;
}

function makeWording(provision: Provision): Wording {
  const chars: string[] = [];
  const printed: string[] = [];
  const parts: Part[] = [];
  for (const node of walk(provision)) {
    const own = charsOf(node.text);
    if (own.chars.length === 0) continue;
    parts.push({ locator: node.locator, start: chars.length, end: chars.length + own.chars.length });
    for (const c of own.chars) chars.push(c);
    for (const p of own.printed) printed.push(p);
  }
  const offsets: number[] = [];
  let words = '';
  chars.forEach((c, i) => {
    if (isMark(c)) return;
    words += c;
    offsets.push(i);
  });
  return { text: chars.join(''), printed, words, offsets, parts };
}

/** The stretch of a wording's words from one to another as it is printed, with the mark that ends it. */
export function printedStretch(wording: Wording, from: number, to: number, closed: boolean): string {
  const start = wording.offsets[from] ?? 0;
  let end = (wording.offsets[to - 1] ?? start) + 1;
  if (closed) {
    const marks = /^[)"'>]*[。;:,!?]?/u.exec(wording.text.slice(end, end + 4))![0];
    end += marks.length;
  }
  return wording.printed.slice(start, end).join('');
}

/** The smallest provision that holds a stretch of a wording's words; undefined where it spans several. */
export function placeOfStretch(wording: Wording, from: number, to: number): Locator | undefined {
  const [start, end] = [wording.offsets[from] ?? 0, wording.offsets[to - 1] ?? 0];
  return wording.parts.find((part) => start >= part.start && end < part.end)?.locator;
}
