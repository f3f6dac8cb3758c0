import { ABOUT_TEXT, isAspect, LEANING, OF_OUR_REPORT } from '../../language/zh/follow-ups.ts';
import { BETWEEN_TERMS, withoutFrames } from '../../language/zh/frames.ts';
import { intentsOf } from '../../language/zh/intents.ts';
import { talkOf } from '../../language/zh/talk.ts';
import { FOLDED_IN_QUESTION, QUOTED } from '../../language/zh/title-wordings.ts';
import { NEWER_IN_TALK, OLDER_IN_TALK } from '../../language/zh/version-wordings.ts';
import type { IsoDate, Term } from '../../types.ts';
import { fold } from '../fold.ts';
import { bare, type Tokenizer } from '../tokenize.ts';
import { factsAsked } from './asked-facts.ts';
import { type Concept, conceptsOf, queryTerms, type TermWeights } from './concepts.ts';
import type { Corrected } from './correct.ts';
import type { Embedding } from './embedding.ts';
import {
  correctedTurn,
  isCourtesy,
  neighbourStep,
  numberAlone,
  withoutContrasts,
  yearsAfter,
} from './follow-up.ts';
import { loadAlike } from './homophones.ts';
import { inArticle, renumbered, stepped } from './in-context.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import { withChineseTitles } from './latin-titles.ts';
import type { Matter } from './matter.ts';
import type { NamedWork } from './named-work.ts';
import { foldTitle, withTypeWords } from './named-works.ts';
import { normalise } from './normalise.ts';
import {
  outlinePlaceBehindTitle,
  type PlaceMention,
  placesAnywhere,
  placesBehindTitle,
  reportPlace,
} from './places.ts';
import type { Reading } from './reading.ts';
import { rephrase, type SynonymTable } from './synonyms.ts';
import type { TitleMention } from './title-mention.ts';
import { findTitles } from './titles.ts';
import type { Understanding } from './understanding.ts';
import { findUnheld, type LawNames } from './unheld-works.ts';
import { type VersionWish, versionWish } from './versions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What understanding needs to know of the knowledge. */
export interface Background {
  readonly jurisdiction: Jurisdiction;
  readonly works: readonly NamedWork[];
  readonly laws: LawNames;
  readonly isReport: (work: string) => boolean;
  readonly synonyms: SynonymTable;
  readonly tokenizer: Tokenizer;
  readonly weights: TermWeights;
  readonly vocabulary: Vocabulary;
  readonly embedding: Embedding;
  readonly matterOf: (normalized: string) => Matter;
  /** Replaces words that occur nowhere by near-misses that do; see correct.ts. */
  readonly correct: (matter: string) => Promise<Corrected>;
}

/** A message as understood by itself, and what it may mean in its conversation when that is asked for. */
export interface Readings {
  readonly alone: Understanding;
  /** It points at a place (第二款, 下一条) that only the talk before can tell: there is no reading by itself. */
  readonly pointing: boolean;
  /** It wishes for another version of what was spoken of. */
  readonly otherVersion: boolean;
  /** Turns of the last few that asked something. */
  readonly earlier: number;
  /** Reads it in the light of the turns before it, first as completed from the one it most likely goes on from; none when none of them asked anything. */
  readonly inContext: () => Promise<readonly Continuation[]>;
}

/** A message read in the light of one question before it. */
export interface Continuation {
  readonly from: Exclude<Reading['from'], 'alone'>;
  readonly understanding: Understanding;
  /** The question before, itself completed from the turns before it. */
  readonly before: Understanding;
  /** How many questions further back than the last it goes. */
  readonly back: number;
}

/** Turns further back than this are no longer what a message goes on from. */
const RECENT = 4;
/** Questions before a message that it may go on from. */
const BACK = 2;
/** Turns that are read in one breath with a message. */
const BREATH = 2;
/** Characters of matter up to which an earlier turn is itself read in the light of the ones before it. */
const LITTLE = 4;
/** Characters of matter from which a message says too much of its own to be the question before once more. */
const MUCH = 8;

/** Reads a question. Which reading answers, `find` decides; earlier turns are read only when they are needed. */
export async function understand(
  question: string,
  turns: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Readings> {
  const alone = await takeApart(question, await normalise(question), asOf, background);
  const named = alone.works.length > 0 || alone.unknownTitle || alone.unheldWorks.length > 0;
  const places = alone.locators.length > 0 || alone.askedFacts.length > 0;
  const pointing = (places && !named) || alone.step !== undefined || alone.numberAlone !== undefined;
  const asked = await questionsAmong(turns.slice(-RECENT), question);
  const inContext = () => continuationsOf({ alone, pointing }, asked, asOf, background);
  const otherVersion = !named && wishInTalk(alone.normalized) !== '';
  return { alone, pointing, otherVersion, earlier: asked.length, inContext };
}

/** The ways in which a message may go on from the questions before it. */
async function continuationsOf(
  { alone, pointing }: Pick<Readings, 'alone' | 'pointing'>,
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<readonly Continuation[]> {
  const befores: Understanding[] = [];
  for (let back = 0; back < Math.min(BACK, asked.length); back++)
    befores.push(await readBefore(asked.slice(0, asked.length - back), asOf, background));
  const [last] = befores;
  if (!last) return [];
  const joined = befores.map((before, back): Continuation => {
    return { from: 'joined', understanding: complete(alone, before, background.weights), before, back };
  });
  // 第十项念下 behind 前九项看过了: of the turn that named a place.
  if (pointing) return [joined.find(({ before }) => before.locators.length > 0) ?? joined[0]!];
  const breath = [...asked.slice(-BREATH), alone.raw].join(',');
  const together = {
    ...(await takeApart(breath, await normalise(breath), asOf, background)),
    // A place named before is no place asked for now; steps from it are the other reading's.
    locators: [],
    placesOf: new Map(),
    completedFrom: last.raw,
  };
  const right = correctedTurn(alone.normalized, asked, last, background.embedding);
  const corrected = right && (await takeApart(right, await normalise(right), asOf, background));
  return [
    ...joined,
    { from: 'together', understanding: together, before: last, back: 0 },
    ...restatements(alone, last, joined[0]!.understanding, background),
    ...(corrected
      ? [{ from: 'corrected' as const, understanding: inPlaceOf(corrected, last), before: last, back: 0 }]
      : []),
  ];
}

/** The last of some questions, completed from those before it where it leans on them. */
async function readBefore(
  asked: readonly string[],
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const readings = await understand(asked.at(-1)!, asked.slice(0, -1), asOf, background);
  const [first] = leans(readings) ? await readings.inContext() : [];
  return first?.understanding ?? readings.alone;
}

/** The turns that asked something, other than the message itself once more. */
async function questionsAmong(turns: readonly string[], message: string): Promise<string[]> {
  const out: string[] = [];
  for (const turn of turns) {
    const text = await normalise(turn);
    if (text !== '' && !isCourtesy(text) && !talkOf(turn) && turn !== message) out.push(turn);
  }
  return out;
}

/** Whether an earlier turn is likely to have leaned on those before it. */
function leans({ alone, pointing }: Readings): boolean {
  return pointing || LEANING.test(alone.raw) || alone.matterLength <= LITTLE;
}

/** Titles as they are written; where one is unknown so, also as it sounds. */
async function titlesIn(text: string, { works, jurisdiction }: Background): Promise<TitleMention[]> {
  const found = findTitles(text, works, jurisdiction);
  const strange = found.some((m) => m.works.length === 0);
  return strange ? findTitles(text, works, jurisdiction, await loadAlike()) : found;
}

async function takeApart(
  raw: string,
  normalized: string,
  asOf: IsoDate,
  background: Background,
): Promise<Understanding> {
  const text = foldKeepingTitles(await withChineseTitles(normalized, background.works));
  const titles = await titlesIn(text, background);
  const version = versionWish(text, titles, background.works);
  const works = [...new Set(titles.flatMap((t) => t.works))];
  // 2007年12月29日 is no list of places.
  const places = placesIn(blankOut(text, version.spans), titles, background);
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
    unheldWorks: findUnheld(text, titles, background.laws, background.jurisdiction).map((m) => m.title),
    askedFacts: factsAsked(blankOut(text, [...titles, ...datesAmong(text, version.spans)])),
    unheldTitles: works.length > 0 ? [] : quotedTitles(normalized),
    version,
    locators: places.flatMap((p) => p.locators),
    placesOf: new Map(places.flatMap((p) => p.works.map((work) => [work, p.locators] as const))),
    step: neighbourStep(normalized),
    numberAlone: numberAlone(normalized),
    regions: background.jurisdiction.regionsIn(text),
    years: [...new Set([...normalized.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map((m) => m[1]!))],
    matterLength: withoutFrames(matter).replace(/[^\p{L}\p{N}]/gu, '').length,
    phrases: phrasesOf(corrected.text),
    concepts,
    nouns: tokenizer.nounsIn(fold(withoutFrames(matter))).filter((noun) => !isAspect(noun)),
    matter: background.matterOf(normalized),
    terms: queryTerms(corrected.text, rephrasings, concepts, weights, tokenizer),
    // A slip would lie elsewhere than what was meant.
    vector: background.embedding.of(
      [...corrected.mended].reduce((words, [slip, meant]) => words.replace(slip, meant), fold(normalized)),
    ),
    asOf: version.asOf ?? asOf,
    completedFrom: undefined,
  };
}

/** What names a version by its date; 现行 and the like may be what is asked: 现行有效吗. */
function datesAmong(text: string, spans: VersionWish['spans']): VersionWish['spans'] {
  return spans.filter(({ start, end }) => /\d/u.test(text.slice(start, end)));
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
  const alone = placesAnywhere(text);
  return alone ? [{ ...alone, works: [] }] : [];
}

/** An incomplete question with the document, the place and the matter of the one before. */
function complete(question: Understanding, before: Understanding, weights: TermWeights): Understanding {
  const named = question.works.length > 0 || question.unknownTitle || question.unheldWorks.length > 0;
  // 旧版呢, 2007版呢: the same place in another version.
  const wish = wishInTalk(question.normalized);
  const samePlace =
    (hasWish(question.version) || wish !== '') &&
    !named &&
    question.concepts.every(({ said }) => wish.includes(said));
  const locators =
    question.locators.length > 0
      ? inArticle(question.locators, before.locators[0])
      : samePlace
        ? before.locators
        : [...stepped(question, before), ...renumbered(question, before.locators[0])];
  const exact = locators.length > 0;
  const kept = withoutContrasts(before.concepts, question.normalized);
  const history = kept.map((c): Concept => ({ ...c, from: 'history', at: -1 }));
  const dropped = before.concepts.filter((c) => !kept.includes(c)).flatMap((c) => [...c.alternatives]);
  const own = new Set(question.concepts.map((c) => c.said));
  const ownTerms = new Set(question.terms.map((t) => t.text));
  return {
    ...question,
    inTalk: `${before.inTalk} ${question.normalized}`,
    titles: named ? question.titles : before.titles,
    works: named ? question.works : before.works,
    unknownTitle: question.unknownTitle || (!named && before.unknownTitle),
    unheldWorks: named ? question.unheldWorks : before.unheldWorks,
    version: versionInTalk(question, before.version),
    locators,
    askedFacts: named || ofText(before) || ABOUT_TEXT.test(question.normalized) ? question.askedFacts : [],
    regions: question.regions.length > 0 ? question.regions : before.regions,
    years: question.years.length > 0 ? question.years : yearsAfter(before.years, question.normalized),
    intents: [
      ...new Set([...question.intents, ...before.intents.filter((i) => i === 'report' || i === 'penalty')]),
    ],
    concepts: exact ? question.concepts : [...question.concepts, ...history.filter((c) => !own.has(c.said))],
    terms: [
      ...question.terms,
      ...before.terms
        .filter(
          (t) =>
            !ownTerms.has(t.text) &&
            !dropped.some((d) => bare(t.text).length > 1 && d.includes(bare(t.text))),
        )
        .map((t): Term => ({ ...t, weight: t.weight * weights.history, from: 'history' })),
    ],
    vector: question.vector.map((own, i) => own + weights.history * before.vector[i]!),
    completedFrom: before.raw,
  };
}

/** Whether a question was about a text as such. */
function ofText({ works, askedFacts, locators }: Understanding): boolean {
  return works.length > 0 || askedFacts.length > 0 || locators.length > 0;
}

/** 防洪法一样吗, 依据在哪, 老的那条有没有: the question before once more, put to the texts that the message names. */
function restated(joined: Understanding, before: Understanding): Understanding {
  const { normalized, intents, concepts, terms, vector, nouns, phrases, matter, matterLength } = before;
  return {
    ...joined,
    ...{ normalized, concepts, terms, vector, nouns, phrases, matter, matterLength },
    intents: [...new Set([...intents, ...joined.intents.filter((i) => i === 'report')])],
    askedFacts: [],
    locators: [],
    placesOf: new Map(),
  };
}

/** The question before once more: put to the texts that the message names, and to the organisation's own report. */
function restatements(
  alone: Understanding,
  before: Understanding,
  joined: Understanding,
  { works, isReport }: Background,
): Continuation[] {
  if (alone.matterLength > MUCH) return [];
  const again = restated(joined, before);
  const ownReport = alone.works.length === 0 && OF_OUR_REPORT.test(alone.normalized);
  const reports = ownReport ? works.filter(({ id }) => isReport(id)).map(({ id }) => id) : [];
  const put = reports.length > 0 ? [{ ...again, works: reports, titles: [], unheldWorks: [] }] : [];
  return [again, ...put].map((understanding) => ({ from: 'restated', understanding, before, back: 0 }));
}

/** A question that a correction has put right, in the talk that it stood in. */
function inPlaceOf(corrected: Understanding, before: Understanding): Understanding {
  const named = corrected.works.length > 0 || corrected.unknownTitle || corrected.unheldWorks.length > 0;
  return {
    ...corrected,
    ...(named ? {} : { works: before.works, titles: before.titles, unheldWorks: before.unheldWorks }),
    version: hasWish(corrected.version) ? corrected.version : before.version,
    completedFrom: before.raw,
  };
}

/** 旧的那部呢, 新的怎么说 speak of a version only behind a question on another. */
function versionInTalk({ version, normalized }: Understanding, before: VersionWish): VersionWish {
  if (hasWish(version)) return version;
  if (OLDER_IN_TALK.test(normalized)) return { ...version, older: true };
  return NEWER_IN_TALK.test(normalized) ? { ...version, newer: true } : before;
}

/** The words of a wish for a version that only the talk before makes one. */
function wishInTalk(normalized: string): string {
  return (OLDER_IN_TALK.exec(normalized) ?? NEWER_IN_TALK.exec(normalized))?.[0] ?? '';
}

function hasWish(v: VersionWish): boolean {
  return v.named !== undefined || v.older || v.both || v.asOf !== undefined;
}

export function blankOut(text: string, spans: readonly { start: number; end: number }[]): string {
  let out = text;
  for (const { start, end } of spans) out = out.slice(0, start) + ' '.repeat(end - start) + out.slice(end);
  return out;
}
