import type { Document, Locator } from '../types.ts';
import { compareQuote, holds, LEAST_LIKE, type Likeness, piecesOf } from './compare-quote.ts';
import type { HeldArticle, HeldTexts } from './held-texts.ts';
import { bare, placeOfStretch } from './wording.ts';

/** Where a quotation stands that is not at the place the draft names. */
export interface Elsewhere {
  readonly document: Document;
  readonly locator: Locator;
  readonly likeness: Likeness;
}

/** Fewer characters may stand anywhere. */
const SHORTEST = 8;
const SHORTEST_IN_OTHER_WORKS = 16;
/** Not word for word, a quotation is taken for another place's only when nearly all of it is. */
const LEAST_LIKE_ELSEWHERE = 0.82;

/**
 * Where a quotation stands: another article of the text, another version of the work, another work. First those that
 * have it word for word, then those that nearly do. Undefined when it stands nowhere or is too short to tell.
 */
export function findElsewhere(
  quotation: string,
  document: Document,
  heldTexts: HeldTexts,
): Elsewhere | undefined {
  const pieces = piecesOf(quotation);
  const length = pieces.reduce((sum, piece) => sum + bare(piece).length, 0);
  if (length < SHORTEST) return undefined;
  const versions = heldTexts.works.get(document.id)?.expressions ?? [];
  const own = [document, ...versions.filter((d) => d !== document)];
  for (const held of own) {
    const found = exactIn(pieces, quotation, heldTexts.articlesOf(held));
    if (found) return found;
  }
  for (const held of own) {
    const found = nearIn(pieces, quotation, heldTexts.articlesOf(held));
    if (found) return found;
  }
  if (length < SHORTEST_IN_OTHER_WORKS) return undefined;
  for (const held of heldTexts.documents) {
    if (held.id === document.id || held.kind === 'report') continue;
    const found = exactIn(pieces, quotation, heldTexts.articlesOf(held));
    if (found) return found;
  }
  return undefined;
}

function exactIn(
  pieces: readonly string[],
  quotation: string,
  articles: readonly HeldArticle[],
): Elsewhere | undefined {
  for (const { document, article, wording } of articles) {
    const stretch = holds(pieces, wording);
    if (!stretch) continue;
    const locator = placeOfStretch(wording, stretch.from, stretch.to) ?? article.locator;
    return { document, locator, likeness: compareQuote(quotation, wording) };
  }
  return undefined;
}

function nearIn(
  pieces: readonly string[],
  quotation: string,
  articles: readonly HeldArticle[],
): Elsewhere | undefined {
  const words = bare(pieces.join(''));
  let best: Elsewhere | undefined;
  for (const { document, article, wording } of articles) {
    if (sharedRuns(words, wording.words) < LEAST_LIKE / 2) continue;
    const likeness = compareQuote(quotation, wording);
    if (likeness.similarity < LEAST_LIKE_ELSEWHERE || likeness.similarity <= (best?.likeness.similarity ?? 0))
      continue;
    best = { document, locator: likeness.locator ?? article.locator, likeness };
  }
  return best;
}

const RUN = 4;

/** The share of a text's runs of four characters that stand in another. */
export function sharedRuns(words: string, within: string): number {
  const count = words.length - RUN + 1;
  if (count < 1) return within.includes(words) ? 1 : 0;
  let found = 0;
  for (let i = 0; i < count; i++) if (within.includes(words.slice(i, i + RUN))) found++;
  return found / count;
}
