import { formatLocator, isWithin } from '../structure/locator.ts';
import type { Document, Locator, Provision } from '../types.ts';
import { compareQuote, holds, type Likeness, piecesOf } from './compare-quote.ts';
import { type Elsewhere, findElsewhere, sharedRuns } from './elsewhere.ts';
import type { CheckFinding, CheckKind, Severity } from './finding.ts';
import type { HeldTexts } from './held-texts.ts';
import { articleOf, placeName, readerPlace, shownDifferences, versionWord } from './names.ts';
import type { Quotation } from './quotations.ts';
import { bare, quotedWords, wordingOf } from './wording.ts';

/** A place of a list of references, with the text it is held against. */
export interface NamedPlace {
  readonly document: Document;
  /** The text in force on the day. */
  readonly current: Document;
  readonly locator: Locator;
  readonly provisions: readonly Provision[];
}

/** What a quotation came to; nothing for one that says too little to be held against anything. */
export type Judged = Pick<CheckFinding, 'severity' | 'kind' | 'message'> &
  Pick<CheckFinding, 'suggestion' | 'held' | 'place'>;

/** Fewer characters in marks are a word, not a quotation. */
const SHORTEST = 6;
const SHORTEST_FREE = 12;

/** Holds a quotation against the places it is attributed to. @param words as the draft has them, folded */
export function judgeQuotation(
  words: string,
  manner: Quotation['manner'],
  places: readonly NamedPlace[],
  heldTexts: HeldTexts,
): Judged | undefined {
  const length = bare(quotedWords(words)).length;
  const best = places
    .map((place) => ({ place, likeness: likenessAt(words, place) }))
    .reverse()
    // Of equals the last named is the nearest to the words.
    .sort((a, b) => rank(b.likeness) - rank(a.likeness))[0];
  if (!best || length === 0) return undefined;
  const { place, likeness } = best;
  const name = placeName(place.document, place.locator);
  const at = readerPlace(place.document, likeness.locator ?? place.locator);
  if (likeness.level === 'exact')
    return { severity: 'fine', kind: 'right', message: `引文与${name}一致`, place: at };
  const free = manner === 'told' || manner === 'colon' || manner === 'loose' || manner === 'topic';
  if (length < (free ? SHORTEST_FREE : SHORTEST)) {
    const there = manner === 'topic' ? findElsewhere(words, place.document, heldTexts) : undefined;
    return there?.document === place.document && there.likeness.level === 'exact'
      ? judgeElsewhere(there, place, heldTexts)
      : undefined;
  }
  if (likeness.level === 'punctuation') {
    if (free) return { severity: 'fine', kind: 'right', message: `与${name}的文字一致`, place: at };
    const message = `引文与${name}只有标点不同`;
    return {
      severity: 'warning',
      kind: 'punctuation',
      message,
      suggestion: likeness.held,
      held: likeness.held,
      place: at,
    };
  }
  if (manner === 'told') return judgeTold(words, place, heldTexts);
  const texts = new Map([...places].reverse().map((p) => [p.document, p]));
  for (const named of texts.values()) {
    const other = findElsewhere(words, named.document, heldTexts);
    if (other && other.likeness.similarity > likeness.similarity + 0.02)
      return judgeElsewhere(other, named, heldTexts);
  }
  if (likeness.level === 'words' && likeness.similarity >= (free ? 0.8 : 0.6)) {
    return {
      severity: 'error',
      kind: 'misquoted',
      message: `引文与${name}的文字不同:${shownDifferences(likeness.differences)}`,
      suggestion: likeness.held,
      held: likeness.held,
      place: at,
    };
  }
  if (free) return undefined;
  const severity: Severity = length >= 16 ? 'error' : 'warning';
  return {
    severity,
    kind: 'quote-not-found',
    message: `${name}里没有这段引文,收录的其他条文里也没有`,
    place: at,
  };
}

const rank = (l: Likeness): number =>
  l.level === 'exact' ? 3 : l.level === 'punctuation' ? 2 : l.similarity;

function likenessAt(words: string, { document, locator, provisions }: NamedPlace): Likeness {
  let best: Likeness = { level: 'none', similarity: 0, held: '', differences: [] };
  const take = (found: Likeness): void => {
    if (rank(found) > rank(best)) best = found;
  };
  for (const provision of provisions) take(compareQuote(words, wordingOf(provision)));
  if (best.level === 'exact' || locator.at(-1)?.type === 'article') return best;
  // An item may be quoted with the words that lead to it, and a 款 that has a list by its first line.
  for (const provision of provisions) {
    if (provision.type !== 'item') continue;
    const above = paragraphOf(document, provision);
    if (above) take(compareQuote(words, wordingOf({ ...above, children: [provision] })));
  }
  return best;
}

function paragraphOf(document: Document, item: Provision): Provision | undefined {
  let found: Provision | undefined;
  const visit = (node: Provision): void => {
    for (const child of node.children) {
      if (child === item) found = node;
      else if (!found) visit(child);
    }
  };
  visit(document.root);
  return found;
}

function judgeElsewhere(
  { document, locator, likeness }: Elsewhere,
  named: NamedPlace,
  heldTexts: HeldTexts,
): Judged {
  const { held } = likeness;
  const differs = likeness.level === 'words' ? `(文字也不同:${shownDifferences(likeness.differences)})` : '';
  const finding = (
    kind: CheckKind,
    message: string,
    suggestion: string,
    where = document,
    at = locator,
  ): Judged => ({
    severity: 'error',
    kind,
    message: message + differs,
    suggestion,
    held,
    place: readerPlace(where, at),
  });
  const from = placeName(named.document, named.locator);
  if (document.id !== named.document.id) {
    const right = placeName(document, locator);
    return finding('wrong-place', `这段文字不在${from},在${right}`, right);
  }
  if (document === named.document) {
    const right = formatLocator(locator);
    const old = likeness.level === 'words' ? undefined : olderWithSame(named, likeness.held, heldTexts);
    if (old) {
      const own = formatLocator(articleOf(named.locator) ?? []);
      return finding(
        'renumbered',
        `${versionWord(old)}${own}的这段文字,${versionWord(document)}在${right}`,
        right,
      );
    }
    return finding('wrong-place', `这段文字不在${formatLocator(named.locator)},在${right}`, right);
  }
  // The words of another version: of the place named, or of another.
  const article = articleOf(locator);
  const went = article ? wentTo(article, document, named.document, heldTexts) : [];
  const now = went[0];
  const old = `${versionWord(document)}${formatLocator(locator)}`;
  if (!now) return finding('old-wording', `这是${old}的文字,${versionWord(named.document)}没有对应的条`, '');
  const own = named.provisions.some((p) => isWithin(p.locator, now) || isWithin(now, p.locator));
  const nowWords = textAt(named.document, now);
  if (own) {
    return {
      ...finding(
        'old-wording',
        `这是${old}的文字,${versionWord(named.document)}${formatLocator(now)}已经改动`,
        nowWords,
        named.document,
        now,
      ),
      held: nowWords,
    };
  }
  return {
    ...finding(
      'renumbered',
      `这是${old}的文字;${versionWord(named.document)}为${formatLocator(now)}`,
      formatLocator(now),
      named.document,
      now,
    ),
    held: nowWords,
  };
}

/** The earlier version that has the words in the article of the number named. */
function olderWithSame(
  { document, locator }: NamedPlace,
  words: string,
  heldTexts: HeldTexts,
): Document | undefined {
  const own = articleOf(locator);
  const pieces = piecesOf(words);
  return heldTexts.works
    .get(document.id)
    ?.expressions.find(
      (d) =>
        (d.version ?? '') < (document.version ?? '') &&
        heldTexts
          .articlesOf(d)
          .some(({ article, wording }) => own && isWithin(article.locator, own) && holds(pieces, wording)),
    );
}

/** Where an article of one version stands in another, the counterpart first. */
export function wentTo(
  article: Locator,
  from: Document,
  to: Document,
  heldTexts: HeldTexts,
): readonly Locator[] {
  return linksTo(article, from, to, heldTexts).map(({ place }) => place);
}

/** The same, with what people are to know of it: 第九十五条(可能)、第五十四条(部分,可能). */
export function wentWords(article: Locator, from: Document, to: Document, heldTexts: HeldTexts): string {
  return linksTo(article, from, to, heldTexts)
    .map(({ place, link: { change, certainty } }) => {
      const words = [change === 'part' ? '部分' : '', certainty === 'possible' ? '可能' : ''].filter(Boolean);
      return formatLocator(place) + (words.length > 0 ? `(${words.join(',')})` : '');
    })
    .join('、');
}

function linksTo(article: Locator, from: Document, to: Document, heldTexts: HeldTexts) {
  const forward = (from.version ?? '') < (to.version ?? '');
  const map = forward ? heldTexts.renumbering(from, to) : heldTexts.renumbering(to, from);
  const other = forward ? 'newer' : 'older';
  return map.linksOf(forward ? 'older' : 'newer', article).flatMap((link) => {
    const place = link[other];
    return place ? [{ place, link }] : [];
  });
}

function textAt(document: Document, locator: Locator): string {
  const found = shelfText(document, locator);
  return found ? wordingOf(found).printed.join('') : '';
}

function shelfText(document: Document, locator: Locator): Provision | undefined {
  const visit = (node: Provision): Provision | undefined => {
    if (node.type === 'article' && isWithin(node.locator, locator)) return node;
    for (const child of node.children) {
      const found = visit(child);
      if (found) return found;
    }
    return undefined;
  };
  return visit(document.root);
}

const OWN_AT_MOST = 0.15;
const OTHER_AT_LEAST = 0.6;

/** The draft's own sentence about a place: only when hardly a word is that place's and most are another's is it wrong. */
function judgeTold(words: string, place: NamedPlace, heldTexts: HeldTexts): Judged | undefined {
  const told = bare(quotedWords(words.split(/[。]/u)[0]!)).slice(0, 120);
  if (told.length < SHORTEST_FREE) return undefined;
  const articles = heldTexts.articlesOf(place.document);
  const own = articles.filter(({ article }) => isOwn(article, place));
  const shares = (held: (typeof articles)[number]): number => sharedRuns(told, held.wording.words);
  if (own.some((held) => shares(held) > OWN_AT_MOST)) return undefined;
  const versions = (heldTexts.works.get(place.document.id)?.expressions ?? []).filter(
    (d) => d !== place.document,
  );
  for (const document of [place.document, ...versions]) {
    const best = heldTexts
      .articlesOf(document)
      .map((held) => ({ held, share: shares(held) }))
      .sort((a, b) => b.share - a.share)[0];
    if (!best || best.share < OTHER_AT_LEAST) continue;
    const likeness: Likeness = { level: 'exact', similarity: 1, held: '', differences: [] };
    const judged = judgeElsewhere(
      { document, locator: best.held.article.locator, likeness },
      place,
      heldTexts,
    );
    return { ...judged, message: judged.message.replace('这段文字', '所说的内容') };
  }
  return undefined;
}

function isOwn(article: Provision, place: NamedPlace): boolean {
  const own = articleOf(place.locator);
  return (
    place.provisions.some((p) => isWithin(p.locator, article.locator)) ||
    (own !== undefined && isWithin(article.locator, own))
  );
}
