import type { Intent, IsoDate, Locator, Term } from '../../types.ts';
import { fold } from '../fold.ts';
import type { Tokenizer } from '../tokenize.ts';
import { type Concept, conceptsOf, queryTerms, type TermWeights } from './concepts.ts';
import { isIncomplete, lastQuestion, neighbourStep } from './follow-up.ts';
import { withoutFrames } from './frames.ts';
import { intentsOf } from './intents.ts';
import { normalise } from './normalise.ts';
import { findPlaces, findReportPlace } from './places.ts';
import { regionsIn } from './regions.ts';
import { rephrase, type SynonymTable } from './synonyms.ts';
import { findTitles, foldTitle, type NamedWork, type TitleMention } from './titles.ts';
import { type VersionWish, versionWish } from './versions.ts';

/** What understanding needs to know of the knowledge. */
export interface Background {
  readonly works: readonly NamedWork[];
  readonly isReport: (work: string) => boolean;
  readonly synonyms: SynonymTable;
  readonly tokenizer: Tokenizer;
  readonly weights: TermWeights;
  /** Replaces words that occur nowhere by near-misses that do; see correct.ts. */
  readonly correct: (matter: string) => Promise<{ text: string; corrected: readonly string[] }>;
}

/** A question taken apart. */
export interface Understanding {
  readonly raw: string;
  readonly normalized: string;
  readonly intents: readonly Intent[];
  readonly titles: readonly TitleMention[];
  /** Works named, best first; empty when none is. */
  readonly works: readonly string[];
  /** A title is named that nothing held bears. */
  readonly unknownTitle: boolean;
  readonly version: VersionWish;
  readonly locators: readonly Locator[];
  /** −1, +1: the article before or after the one in `locators`. */
  readonly step?: -1 | 1;
  readonly regions: readonly string[];
  readonly years: readonly string[];
  readonly concepts: readonly Concept[];
  readonly terms: readonly Term[];
  readonly asOf: IsoDate;
  readonly completedFrom?: string;
}

/** Understands a question, completing it from earlier turns when it cannot stand alone. */
export async function understand(
  question: string,
  turns: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const normalized = await normalise(question);
  const alone = await takeApart(question, normalized, asOf, background);
  const matter = withoutFrames(blank(normalized, alone)).replace(/[^\p{L}\p{N}]/gu, '');
  const named = alone.works.length > 0 || alone.unknownTitle;
  const wantsContext =
    turns.length > 0 &&
    (isIncomplete(normalized, named, matter.length) || (alone.locators.length > 0 && !named));
  if (!wantsContext) return alone;
  const earlier = lastQuestion(await Promise.all(turns.map(normalise)));
  if (earlier === undefined) return alone;
  const before = await understand(earlier, turns.slice(0, turns.length - 1), asOf, background);
  return complete(alone, before);
}

async function takeApart(
  raw: string,
  normalized: string,
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const text = foldKeepingTitles(normalized);
  const titles = findTitles(text, background.works);
  const version = versionWish(text);
  const works = [...new Set(titles.flatMap((t) => t.works))];
  const place = placesIn(text, titles, works, background);
  const matter = blankOut(text, [...titles, ...(place ? [place] : [])], version.words);
  const corrected = await background.correct(withoutFrames(matter));
  const rephrasings = rephrase(fold(blankOut(text, titles, [])), background.synonyms);
  return {
    raw,
    normalized,
    intents: intentsOf(normalized),
    titles,
    works,
    unknownTitle: titles.some((t) => t.works.length === 0),
    version,
    locators: place?.locators ?? [],
    ...(neighbourStep(normalized) === undefined ? {} : { step: neighbourStep(normalized)! }),
    regions: regionsIn(text),
    years: [...new Set([...normalized.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map((m) => m[1]!))],
    concepts: conceptsOf(corrected.text, rephrasings, background.tokenizer),
    terms: queryTerms(corrected.text, rephrasings, background.weights, background.tokenizer),
    asOf: version.asOf ?? asOf,
  };
}

/** Titles are compared without title marks and 中华人民共和国; the rest of the question is read in the same form. */
function foldKeepingTitles(normalized: string): string {
  return normalized.replace(/中华人民共和国(?=[\p{Script=Han}]{2})|[《》〈〉]/gu, '');
}

function placesIn(
  text: string,
  titles: readonly TitleMention[],
  works: readonly string[],
  background: Background,
): { start: number; end: number; locators: readonly Locator[] } | undefined {
  for (const title of titles) {
    const rest = text.slice(title.end);
    const report = title.works.some(background.isReport);
    const found = report ? findReportPlace(rest) : findPlaces(rest, true);
    if (found) return { ...found, start: found.start + title.end, end: found.end + title.end };
  }
  return findPlaces(text, false) ?? (works.length === 0 ? undefined : undefined);
}

/** An incomplete question with the document, the place and the matter of the one before. */
function complete(question: Understanding, before: Understanding): Understanding {
  const named = question.works.length > 0 || question.unknownTitle;
  const locators =
    question.locators.length > 0 ? inContext(question.locators, before.locators) : stepped(question, before);
  const exact = locators.length > 0;
  const history = before.concepts.map((c): Concept => ({ ...c, from: 'history' }));
  const own = new Set(question.concepts.map((c) => c.said));
  const ownTerms = new Set(question.terms.map((t) => t.text));
  return {
    ...question,
    titles: named ? question.titles : before.titles,
    works: named ? question.works : before.works,
    unknownTitle: question.unknownTitle || (!named && before.unknownTitle),
    version: hasWish(question.version) ? question.version : before.version,
    locators,
    regions: question.regions.length > 0 ? question.regions : before.regions,
    years: question.years.length > 0 ? question.years : before.years,
    intents: [
      ...new Set([...question.intents, ...before.intents.filter((i) => i === 'report' || i === 'penalty')]),
    ],
    concepts: exact ? question.concepts : [...question.concepts, ...history.filter((c) => !own.has(c.said))],
    terms: [
      ...question.terms,
      ...before.terms
        .filter((t) => !ownTerms.has(t.text))
        .map((t): Term => ({ ...t, weight: t.weight * 0.8, from: 'history' })),
    ],
    completedFrom: before.raw,
  };
}

function hasWish(v: VersionWish): boolean {
  return v.named !== undefined || v.older || v.both || v.asOf !== undefined;
}

/** 第二款 after an article is that article's; an article stands alone. */
function inContext(locators: readonly Locator[], before: readonly Locator[]): readonly Locator[] {
  const article = before[0]?.find((s) => s.type === 'article');
  return locators.map((l) =>
    (l[0]?.type === 'paragraph' || l[0]?.type === 'item') && article ? [article, ...l] : l,
  );
}

function stepped(question: Understanding, before: Understanding): readonly Locator[] {
  const step = question.step;
  const [first] = before.locators;
  const article = first?.find((s) => s.type === 'article');
  if (step === undefined || !article) return [];
  const from = step > 0 ? (before.locators.at(-1)!.find((s) => s.type === 'article') ?? article) : article;
  return from.number + step >= 1 ? [[{ type: 'article', number: from.number + step }]] : [];
}

function blank(normalized: string, { titles }: Understanding): string {
  return blankOut(foldKeepingTitles(normalized), titles, []);
}

function blankOut(
  text: string,
  spans: readonly { start: number; end: number }[],
  words: readonly string[],
): string {
  let out = text;
  for (const { start, end } of spans) out = out.slice(0, start) + ' '.repeat(end - start) + out.slice(end);
  for (const word of words) out = out.replace(word, ' '.repeat(word.length));
  return out;
}

export { foldTitle };
