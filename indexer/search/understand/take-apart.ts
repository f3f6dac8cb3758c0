import { isAspect } from '../../language/zh/follow-ups.ts';
import { BETWEEN_TERMS, withoutFrames } from '../../language/zh/frames.ts';
import { intentsOf } from '../../language/zh/intents.ts';
import { FOLDED_IN_QUESTION, OF_PLACE, placeRightBefore, QUOTED } from '../../language/zh/title-wordings.ts';
import { BOTH_VERSIONS, VERSION_FOR_TITLE } from '../../language/zh/version-wordings.ts';
import type { IsoDate, Locator } from '../../types.ts';
import { fold } from '../fold.ts';
import { factsAsked } from './asked-facts.ts';
import type { Background } from './background.ts';
import { conceptsOf, queryTerms } from './concepts.ts';
import { counterpartWish } from './counterpart-wish.ts';
import { neighbourStep, numbersAlone, withoutWrong } from './follow-up.ts';
import { loadAlike } from './homophones.ts';
import { beside } from './in-context.ts';
import { withChineseTitles } from './latin-titles.ts';
import { foldTitle, withTypeWords } from './named-works.ts';
import {
  outlinePlaceBehindTitle,
  type PlaceMention,
  placesAnywhere,
  placesBeforeTitle,
  placesBehindTitle,
  reportPlace,
} from './places.ts';
import { rephrase } from './synonyms.ts';
import type { TitleMention } from './title-mention.ts';
import { findTitles } from './titles.ts';
import { inCharacters } from './typed-in-letters.ts';
import type { NeighbourStep, Understanding } from './understanding.ts';
import { findUnheld } from './unheld-works.ts';
import { type VersionWish, versionWish, yearOnly } from './versions.ts';

/** Titles as they are written; where one is unknown so, also as it sounds. */
async function titlesIn(text: string, { works, jurisdiction }: Background): Promise<TitleMention[]> {
  const found = findTitles(text, works, jurisdiction);
  const strange = found.some((m) => m.works.length === 0);
  return strange ? findTitles(text, works, jurisdiction, await loadAlike()) : found;
}

/** A message by itself. @param normalized see `normalise` */
export async function takeApart(
  raw: string,
  normalized: string,
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const titled = await withChineseTitles(normalized, background.works);
  const spelled = titled === normalized ? await inCharacters(normalized) : normalized;
  if (spelled !== normalized) return takeApart(raw, spelled, asOf, background);
  const text = withoutWrong(foldKeepingTitles(titled));
  const titles = await titlesIn(text, background);
  const version = versionWish(text, titles, background.works);
  const works = [...new Set(titles.flatMap((t) => t.works))];
  // 2007年12月29日 is no list of places.
  const dated = placesIn(blankOut(text, version.spans), titles, background);
  const places = dated.length > 0 ? dated : placesIn(text, titles, background);
  const counterpart = counterpartWish(blankOut(text, titles), places[0]?.start);
  const matter = blankOut(text, [...titles, ...places, ...version.spans]);
  const corrected = await background.correct(withoutFrames(matter));
  const rephrasings = rephrase(fold(blankOut(text, titles)), background.synonyms);
  const { tokenizer, vocabulary, weights } = background;
  const concepts = conceptsOf(corrected.text, rephrasings, tokenizer, vocabulary);
  return {
    raw,
    normalized,
    inTalk: normalized,
    intents: intentsOf(normalized, background.jurisdiction.ownWords),
    titles,
    works,
    unknownTitle: titles.some((t) => t.works.length === 0),
    national: false,
    unheldWorks: findUnheld(text, titles, background.laws, background.works, background.jurisdiction).map(
      (m) => m.title,
    ),
    askedFacts: factsAsked(
      (version.both ? BOTH_VERSIONS : '') +
        blankOut(text, [...placedTitles(text, titles, background), ...spansOfFacts(text, version)]),
    ),
    unheldTitles: works.length > 0 ? [] : quotedTitles(normalized),
    version: counterpart ? { ...counterpart.to, spans: version.spans } : version,
    ...(counterpart ? { counterpart } : {}),
    yearOnly: yearOnly(normalized),
    ...placesAsked(places, neighbourStep(normalized)),
    numbersAlone: numbersAlone(normalized),
    regions: background.jurisdiction.regionsAsked(text),
    years: yearsIn(normalized),
    matterLength: withoutFrames(matter).replace(/[^\p{L}\p{N}]/gu, '').length,
    phrases: phrasesOf(corrected.text),
    concepts,
    nouns: tokenizer.nounsIn(fold(withoutFrames(matter))).filter((noun) => !isAspect(noun)),
    matter: background.matterOf(normalized),
    liability: background.liabilityOf(normalized),
    terms: queryTerms(corrected.text, rephrasings, concepts, weights, tokenizer),
    // A slip would lie elsewhere than what was meant.
    vector: background.embedding.of(
      [...corrected.mended].reduce((words, [slip, meant]) => words.replace(slip, meant), fold(normalized)),
    ),
    asOf: version.asOf ?? asOf,
    completedFrom: undefined,
  };
}

function yearsIn(normalized: string): string[] {
  const named = [...normalized.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map((m) => m[1]!);
  const only = yearOnly(normalized);
  return [...new Set(only === undefined ? named : [...named, only])];
}

/** Titles with the place that is said before them: 宁波那个主体责任规定. */
function placedTitles(
  text: string,
  titles: readonly TitleMention[],
  { jurisdiction }: Background,
): { start: number; end: number }[] {
  const places = jurisdiction.regionsIn(text).map(placeRightBefore);
  return titles.map(({ start, end }) => {
    const before = text.slice(0, start).replace(OF_PLACE, '');
    const region = places.map((place) => place.exec(before)).find((m) => m !== null);
    return { start: region?.index ?? start, end };
  });
}

/** What names versions and is no part of what is asked of them; 现行 and the like may be what is asked: 现行有效吗. */
function spansOfFacts(text: string, { both, older, spans }: VersionWish): VersionWish['spans'] {
  return both || older ? spans : spans.filter(({ start, end }) => /\d/u.test(text.slice(start, end)));
}

/** The places named; 防洪法第三十八条前面那条 is the one before it. */
function placesAsked(
  places: readonly PlacedMention[],
  step: NeighbourStep | undefined,
): Pick<Understanding, 'locators' | 'placesOf' | 'step'> {
  const locators = distinct(places.flatMap((p) => p.locators));
  const [named, ...others] = locators;
  const counted = named?.every(({ number }) => number > 0);
  if (step && named && counted && others.length === 0 && places[0]!.works.length > 0)
    return { locators: beside(named, step), placesOf: new Map() };
  const byWork = places.flatMap((p) => p.works.map((work) => [work, distinct(p.locators)] as const));
  return { locators, placesOf: new Map(byWork), ...(step ? { step } : {}) };
}

/** Places named, each once: 旧版20条和新版20条 names one. */
function distinct(locators: readonly Locator[]): Locator[] {
  return [...new Map(locators.map((locator) => [JSON.stringify(locator), locator])).values()];
}

/** Stretches of Han characters that could be one term. */
function phrasesOf(matter: string): string[] {
  const parts = fold(matter).split(BETWEEN_TERMS);
  return [...new Set(parts.filter((p) => p.length >= 2 && p.length <= 14))].sort(
    (a, b) => b.length - a.length,
  );
}

function quotedTitles(normalized: string): string[] {
  return [...normalized.matchAll(QUOTED)].map((m) => foldTitle(m[1]!));
}

/** Titles are compared without title marks and 中华人民共和国; the rest of the question is read in the same form. */
export function foldKeepingTitles(normalized: string): string {
  return withTypeWords(normalized.replace(FOLDED_IN_QUESTION, ''));
}

interface PlacedMention extends PlaceMention {
  readonly works: readonly string[];
}

function placesIn(text: string, titles: readonly TitleMention[], background: Background): PlacedMention[] {
  const out: PlacedMention[] = [];
  for (const [i, { end: from, works }] of titles.entries()) {
    const rest = text.slice(from, titles[i + 1]?.start);
    const found =
      outlinePlaceBehindTitle(rest) ??
      (works.some(background.isReport) ? reportPlace(rest) : placesBehindTitle(rest));
    if (found) out.push({ ...found, start: found.start + from, end: found.end + from, works });
  }
  if (out.length > 0) return out;
  const alone = placesAnywhere(text) ?? placesBeforeTitle(text, titles[0]) ?? placesOfVersion(text);
  return alone ? [{ ...alone, works: [] }] : [];
}

/** 旧法63条现在是第几条: right behind a version, as behind a title. */
function placesOfVersion(text: string): PlaceMention | undefined {
  const m = VERSION_FOR_TITLE.exec(text);
  const from = m ? m.index + m[0].length : 0;
  const found = m && placesBehindTitle(text.slice(from));
  return found ? { ...found, start: found.start + from, end: found.end + from } : undefined;
}

export function blankOut(text: string, spans: readonly { start: number; end: number }[]): string {
  let out = text;
  for (const { start, end } of spans) out = out.slice(0, start) + ' '.repeat(end - start) + out.slice(end);
  return out;
}
