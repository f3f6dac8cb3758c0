import type { Concept } from '../understand/concepts.ts';
import type { Translation } from '../understand/vocabulary.ts';
import type { EntryView, Segment } from './entry-view.ts';
import { mayHold, mayHoldPair, type Pairs, pairsOf } from './pairs.ts';

/** A concept with what it weighs: the inverse document frequency of its rarest wording that occurs. */
export interface WeighedConcept extends Concept {
  readonly weight: number;
  /** Whether any wording of it occurs anywhere in the texts. */
  readonly occurs: boolean;
}

/** How far a concept counts as held where it is not there word for word. */
export interface Matching {
  /** A word of which half the pairs or more are there, by the share of its pairs: 应急预案 against 预案. */
  readonly partial: number;
  /** Words of what surrounds an entry, and those that lead in an item. */
  readonly around: number;
  /** A word that occurs nowhere, as a share of the rarest: as often a turn of speech as the matter asked for. */
  readonly unseen: number;
  /** Concepts from earlier turns. */
  readonly history: number;
  /** A year: it says when, which the signal `year` asks of the headings, and is in many passages that are about else. */
  readonly year: number;
}

/** How much of a concept a folded text holds: 1 a wording of it, less for parts of one, 0 nothing. */
export function cover(concept: Concept, folded: string, matching: Matching): number {
  for (const wording of concept.alternatives) if (folded.includes(wording)) return 1;
  return parts(concept, folded, matching);
}

/** Share of its pairs from which a word of three characters and more counts in part. */
const HALF = 0.5;

/** What a word counts of which no wording is there. */
function parts({ said }: Concept, folded: string, { partial }: Matching): number {
  return said.length >= 3 ? pairShare(said, folded) * partial : 0;
}

function pairShare(word: string, folded: string): number {
  let found = 0;
  for (let i = 0; i + 1 < word.length; i++) if (folded.includes(word.slice(i, i + 2))) found++;
  const share = found / (word.length - 1);
  return share >= HALF ? share : 0;
}

/** Shares of what is asked, by weight, that an entry holds; each between 0 and 1. */
export interface Coverage {
  /** In its own words, or else in what surrounds them. */
  readonly any: number;
  /** In its title, headings and headnote. */
  readonly around: number;
  /** In what people say when they look for it. */
  readonly everyday: number;
  /** The same as `any`, where words of rules that the question's words may stand for count as well. */
  readonly learned: number;
  /** In each segment, the words that lead it in counting less. */
  readonly segments: readonly number[];
}

/** Measures an entry and its segments against the concepts. */
export function coverageOf(
  concepts: readonly WeighedConcept[],
  view: EntryView,
  matching: Matching,
): Coverage {
  const segments = new Array<number>(view.segments.length).fill(0);
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
  let [any, around, everyday, learned] = [0, 0, 0, 0];
  if (total === 0) return { any, around, everyday, learned, segments };
  const texts = textsOf(view);
  for (const concept of concepts) {
    const share = concept.weight / total;
    const at = placesOf(concept, texts.own);
    const own = at.length > 0 ? 1 : partsOf(concept, texts.own, matching);
    const near = coverIn(concept, texts.around, matching);
    const said = coverIn(concept, texts.everyday, matching);
    const held = Math.max(own, matching.around * near, matching.around * said);
    const meanings = held < 1 || (at.length === 0 && own > 0) ? meaningsIn(concept, texts.own) : NOTHING;
    const meant = held < 1 ? likelihood(meanings) : 0;
    any += share * held;
    learned += share * Math.max(held, meant);
    around += share * near;
    everyday += share * said;
    // What the entry lacks no sentence of it has.
    if (at.length > 0) addPlaces(segments, share, at, view.segments, matching);
    else if (own > 0 || meant > 0) {
      const parted = own > 0 ? concept : undefined;
      addMeanings(segments, share, parted, meanings, view.segments, matching);
    }
  }
  return { any, around, everyday, learned, segments };
}

/** `learned` of `coverageOf` alone: no segment is looked at, and what stands in the entry itself is looked for nowhere else. */
export function learnedOf(concepts: readonly WeighedConcept[], view: EntryView, matching: Matching): number {
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  const texts = textsOf(view);
  let learned = 0;
  for (const concept of concepts) {
    const share = concept.weight / total;
    const own = coverIn(concept, texts.own, matching);
    if (own === 1) {
      learned += share;
      continue;
    }
    const near = coverIn(concept, texts.around, matching);
    const said = coverIn(concept, texts.everyday, matching);
    const held = Math.max(own, matching.around * near, matching.around * said);
    const meant = held < 1 ? likelihood(meaningsIn(concept, texts.own)) : 0;
    learned += share * Math.max(held, meant);
  }
  return learned;
}

/** A folded text with the pairs that it holds. */
interface Text {
  readonly folded: string;
  readonly pairs: Pairs;
}

/** The texts in which an entry is looked through for concepts. */
interface Texts {
  readonly own: Text;
  readonly around: Text;
  readonly everyday: Text;
}

const known = new WeakMap<EntryView, Texts>();

function textsOf(view: EntryView): Texts {
  let texts = known.get(view);
  if (!texts) {
    const text = (folded: string): Text => ({ folded, pairs: pairsOf(folded) });
    texts = { own: text(view.folded), around: text(view.around), everyday: text(view.everyday) };
    known.set(view, texts);
  }
  return texts;
}

function holds({ folded, pairs }: Text, word: string): boolean {
  return mayHold(pairs, word) && folded.includes(word);
}

/** `cover`, in a text whose pairs are known. */
function coverIn(concept: Concept, text: Text, matching: Matching): number {
  for (const wording of concept.alternatives) if (holds(text, wording)) return 1;
  return partsOf(concept, text, matching);
}

/** `parts`, in a text whose pairs are known. */
function partsOf(concept: Concept, text: Text, matching: Matching): number {
  const { said } = concept;
  if (said.length < 3) return 0;
  let most = 0;
  for (let i = 0; i + 1 < said.length; i++) if (mayHoldPair(text.pairs, said, i)) most++;
  return most / (said.length - 1) >= HALF ? parts(concept, text.folded, matching) : 0;
}

const NOTHING: readonly Translation[] = [];

/** The words of rules that a concept may stand for and a text holds. */
function meaningsIn({ near }: Concept, text: Text): readonly Translation[] {
  let out: Translation[] | undefined;
  for (const one of near) {
    if (!holds(text, one.word)) continue;
    out ??= [];
    out.push(one);
  }
  return out ?? NOTHING;
}

/** How likely words of rules that are there tell that a concept is meant: 0 to less than 1. */
function likelihood(meanings: readonly Translation[]): number {
  let not = 1;
  for (const { p } of meanings) not *= 1 - 0.8 * Math.sqrt(Math.min(1, p));
  return 1 - not;
}

/** How likely a folded text means a concept by words of rules that it may stand for. */
export function nearness({ near }: Concept, folded: string): number {
  return likelihood(near.filter(({ word }) => folded.includes(word)));
}

/** What a word of rules that may be meant counts in a sentence: less than in the whole, where several have to agree. */
const MEANT = 0.4;

/** Adds to each segment that has a wording of a concept, or is led in by one, its share. */
function addPlaces(
  sums: number[],
  share: number,
  at: readonly number[],
  segments: readonly Segment[],
  matching: Matching,
): void {
  for (let n = 0; n < segments.length; n++) {
    const { start, end, leadStart, leadEnd } = segments[n]!;
    if (anyWithin(at, start, end)) sums[n]! += share;
    else if (anyWithin(at, leadStart, leadEnd)) sums[n]! += share * matching.around;
  }
}

/**
 * Adds what each segment holds of a concept that the entry has no wording of.
 * @param parted the concept, where the entry holds it in part
 * @param meanings those that the entry holds
 */
function addMeanings(
  sums: number[],
  share: number,
  parted: Concept | undefined,
  meanings: readonly Translation[],
  segments: readonly Segment[],
  matching: Matching,
): void {
  for (let n = 0; n < segments.length; n++) {
    const { folded } = segments[n]!;
    const part = parted ? parts(parted, folded, matching) : 0;
    const here = meanings.filter(({ word }) => folded.includes(word));
    sums[n]! += share * Math.max(part, MEANT * likelihood(here));
  }
}

function anyWithin(places: readonly number[], start: number, end: number): boolean {
  return places.some((place) => place >= start && place < end);
}

/** Occurrences of one wording that are looked for in one entry. */
const MOST_PLACES = 8;

const NOWHERE: readonly number[] = [];

/** Where the wordings of a concept stand in a folded text. */
function placesOf({ alternatives }: Concept, { folded, pairs }: Text): readonly number[] {
  let out: number[] | undefined;
  for (const wording of alternatives) {
    if (!mayHold(pairs, wording)) continue;
    let found = 0;
    for (
      let at = folded.indexOf(wording);
      at >= 0 && found < MOST_PLACES;
      at = folded.indexOf(wording, at + 1)
    ) {
      out ??= [];
      out.push(at);
      found++;
    }
  }
  return out ?? NOWHERE;
}

/** Share of the concepts' weight that headings cover; concepts that occur nowhere are left out. */
export function headingCoverage(
  concepts: readonly WeighedConcept[],
  foldedHeadings: string,
  matching: Matching,
): number {
  let sum = 0;
  let total = 0;
  for (const concept of concepts) {
    if (!concept.occurs) continue;
    total += concept.weight;
    sum += concept.weight * cover(concept, foldedHeadings, matching);
  }
  return total === 0 ? 0 : sum / total;
}
