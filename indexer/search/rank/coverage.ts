import type { Concept } from '../understand/concepts.ts';
import type { EntryView, Segment } from './entry-view.ts';

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

/** A word of three characters and more counts in part when half of its pairs are there. */
function parts({ said }: Concept, folded: string, { partial }: Matching): number {
  return said.length >= 3 ? pairShare(said, folded) * partial : 0;
}

function pairShare(word: string, folded: string): number {
  let found = 0;
  for (let i = 0; i + 1 < word.length; i++) if (folded.includes(word.slice(i, i + 2))) found++;
  const share = found / (word.length - 1);
  return share >= 0.5 ? share : 0;
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
  for (const concept of concepts) {
    const share = concept.weight / total;
    const at = placesOf(concept, view.folded);
    const own = at.length > 0 ? 1 : parts(concept, view.folded, matching);
    const near = cover(concept, view.around, matching);
    const said = cover(concept, view.everyday, matching);
    const held = Math.max(own, matching.around * near, matching.around * said);
    const meant = held < 1 ? nearness(concept, view.folded) : 0;
    any += share * held;
    learned += share * Math.max(held, meant);
    around += share * near;
    everyday += share * said;
    // What the entry lacks no sentence of it has.
    if (own > 0 || meant > 0) addToSegments(segments, share, concept, at, view.segments, matching);
  }
  return { any, around, everyday, learned, segments };
}

/** How likely a folded text means a concept by words of rules that it may stand for: 0 to less than 1. */
export function nearness({ near }: Concept, folded: string): number {
  let not = 1;
  for (const { word, p } of near) if (folded.includes(word)) not *= 1 - 0.8 * Math.sqrt(Math.min(1, p));
  return 1 - not;
}

/** What a word of rules that may be meant counts in a sentence: less than in the whole, where several have to agree. */
const MEANT = 0.4;

/** Adds what each segment holds of a concept that the entry holds. */
function addToSegments(
  sums: number[],
  share: number,
  concept: Concept,
  at: readonly number[],
  segments: readonly Segment[],
  matching: Matching,
): void {
  segments.forEach(({ start, end, leadStart, leadEnd, folded }, n) => {
    if (at.length === 0)
      sums[n]! += share * Math.max(parts(concept, folded, matching), MEANT * nearness(concept, folded));
    else if (anyWithin(at, start, end)) sums[n]! += share;
    else if (anyWithin(at, leadStart, leadEnd)) sums[n]! += share * matching.around;
  });
}

function anyWithin(places: readonly number[], start: number, end: number): boolean {
  return places.some((place) => place >= start && place < end);
}

/** Occurrences of one wording that are looked for in one entry. */
const MOST_PLACES = 8;

/** Where the wordings of a concept stand in a folded text. */
function placesOf({ alternatives }: Concept, folded: string): number[] {
  const out: number[] = [];
  for (const wording of alternatives) {
    let found = 0;
    for (
      let at = folded.indexOf(wording);
      at >= 0 && found < MOST_PLACES;
      at = folded.indexOf(wording, at + 1)
    ) {
      out.push(at);
      found++;
    }
  }
  return out;
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
