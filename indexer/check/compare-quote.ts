import type { Locator } from '../types.ts';
import type { Difference } from '../versions/comparison.ts';
import { differences } from '../versions/difference.ts';
import { bare, placeOfStretch, printedStretch, quotedWords, type Wording } from './wording.ts';

/** How a quotation stands to a wording. */
export interface Likeness {
  readonly level: 'exact' | 'punctuation' | 'words' | 'none';
  /** 0 to 1: the share of the quotation's characters that are right. */
  readonly similarity: number;
  /** The stretch that is meant, as printed. */
  readonly held: string;
  /** From what is held to what the draft writes. */
  readonly differences: readonly Difference[];
  /** The smallest provision that holds the stretch. */
  readonly locator?: Locator;
}

/** Less alike than this a quotation is not of that text. */
export const LEAST_LIKE = 0.6;
const NONE: Likeness = { level: 'none', similarity: 0, held: '', differences: [] };
const OMITTED = /(?:…|\.{3,}|·{3,})+/u;
const EDGE = /^[,.。;:!?、"]+|[,.。;:!?、"…]+$/gu;
/** Alignments are bounded: a longer quotation is compared by what it holds only. */
const LONGEST_ALIGNED = 4000;

/** The pieces of a quotation between its omissions, as they are compared. */
export function piecesOf(quotation: string): string[] {
  return quotation
    .split(OMITTED)
    .map((piece) => quotedWords(piece))
    .filter((piece) => bare(piece) !== '');
}

/** Whether all pieces stand in a wording, words alone, in their order; and the first piece's stretch of words. */
export function holds(pieces: readonly string[], wording: Wording): { from: number; to: number } | undefined {
  let at = 0;
  let first: { from: number; to: number } | undefined;
  for (const piece of pieces) {
    const words = bare(piece);
    const found = wording.words.indexOf(words, at);
    if (found < 0) return undefined;
    first ??= { from: found, to: found + words.length };
    at = found + words.length;
  }
  return first;
}

/**
 * Compares a quotation with a provision's wording. Typography, omissions marked by …… and the numbers of items make no
 * difference. Example: 应当在三日内 against 应当在五日内 → words, similarity 0.83.
 */
export function compareQuote(quotation: string, wording: Wording): Likeness {
  const pieces = piecesOf(quotation);
  if (pieces.length === 0 || wording.words === '') return NONE;
  const stretch = holds(pieces, wording);
  if (stretch) {
    const locator = placeOfStretch(wording, stretch.from, stretch.to);
    const exact = pieces.every((piece) => wording.text.includes(piece.replace(EDGE, '')));
    const held = printedStretch(wording, stretch.from, stretch.to, /[。;:,]$/u.test(pieces[0]!));
    return {
      level: exact ? 'exact' : 'punctuation',
      similarity: 1,
      held,
      differences: [],
      ...(locator ? { locator } : {}),
    };
  }
  const whole = pieces.join('');
  const words = bare(whole);
  if (words.length * wording.words.length > LONGEST_ALIGNED * 2000) return NONE;
  const worst = pieces.map((piece) => nearest(bare(piece), wording.words));
  const distance = worst.reduce((sum, n) => sum + n.distance, 0);
  const similarity = 1 - distance / words.length;
  if (similarity < LEAST_LIKE) return { ...NONE, similarity };
  const parts = pieces.map((piece, i) => ({
    quoted: piece,
    held: printedStretch(wording, worst[i]!.from, worst[i]!.to, /[。;:,]$/u.test(piece)),
  }));
  const locator = placeOfStretch(wording, worst[0]!.from, worst[0]!.to);
  return {
    level: 'words',
    similarity,
    held: parts.map((p) => p.held).join('……'),
    differences: parts.flatMap((p) => differences(p.held, p.quoted)),
    ...(locator ? { locator } : {}),
  };
}

/** The stretch of a text that differs from a pattern by the fewest characters put in, left out or exchanged. */
export function nearest(pattern: string, text: string): { distance: number; from: number; to: number } {
  const [n, m] = [pattern.length, text.length];
  let row = new Uint16Array(m + 1);
  let start = new Uint32Array(m + 1).map((_, j) => j);
  for (let i = 1; i <= n; i++) {
    const next = new Uint16Array(m + 1);
    const begin = new Uint32Array(m + 1);
    next[0] = i;
    const c = pattern.charCodeAt(i - 1);
    for (let j = 1; j <= m; j++) {
      const diagonal = row[j - 1]! + (c === text.charCodeAt(j - 1) ? 0 : 1);
      const up = row[j]! + 1;
      const left = next[j - 1]! + 1;
      if (diagonal <= up && diagonal <= left) {
        next[j] = diagonal;
        begin[j] = start[j - 1]!;
      } else if (up <= left) {
        next[j] = up;
        begin[j] = start[j]!;
      } else {
        next[j] = left;
        begin[j] = begin[j - 1]!;
      }
    }
    [row, start] = [next, begin];
  }
  let to = 0;
  const ends = (j: number): boolean => text[j - 1] === pattern[n - 1];
  // Of equals the one that ends as the pattern does: 本例 is 本条例 with a character left out.
  for (let j = 1; j <= m; j++) if (row[j]! < row[to]! || (row[j] === row[to] && ends(j) && !ends(to))) to = j;
  return { distance: row[to]!, from: start[to]!, to: Math.max(to, start[to]! + 1) };
}
