import type { Concept } from '../understand/concepts.ts';
import type { EntryView } from './entry-view.ts';

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
  /** Words of the headings, title, headnote and everyday words, and those that lead in an item. */
  readonly around: number;
  /** A word that occurs nowhere, as a share of the rarest: as often a turn of speech as the matter asked for. */
  readonly unseen: number;
  /** Concepts from earlier turns. */
  readonly history: number;
}

/** How much of a concept a folded text holds: 1 a wording of it, less for parts of one, 0 nothing. */
export function cover(concept: Concept, folded: string, { partial }: Matching): number {
  let best = 0;
  for (const alternative of concept.alternatives) {
    if (folded.includes(alternative)) return 1;
    if (alternative.length >= 3) best = Math.max(best, pairShare(alternative, folded) * partial);
  }
  return best;
}

function pairShare(word: string, folded: string): number {
  let found = 0;
  for (let i = 0; i + 1 < word.length; i++) if (folded.includes(word.slice(i, i + 2))) found++;
  const share = found / (word.length - 1);
  return share >= 0.5 ? share : 0;
}

/** How much of what is asked an entry holds. */
export interface Coverage {
  /** Share of the concepts' weight in the entry, its surroundings counting less. 0 to 1. */
  readonly entry: number;
  /** Share in each segment, the words that lead it in counting less. */
  readonly segments: readonly number[];
}

/** Measures an entry and its segments against the concepts. */
export function coverageOf(
  concepts: readonly WeighedConcept[],
  view: EntryView,
  matching: Matching,
): Coverage {
  const total = concepts.reduce((n, c) => n + c.weight, 0);
  const segments = new Array<number>(view.segments.length).fill(0);
  if (total === 0) return { entry: 0, segments };
  let sum = 0;
  for (const concept of concepts) {
    const own = cover(concept, view.folded, matching);
    sum +=
      concept.weight *
      (own === 1 ? 1 : Math.max(own, matching.around * cover(concept, view.around, matching)));
    // What the entry lacks no sentence of it has.
    if (own === 0) continue;
    view.segments.forEach(({ folded, lead }, i) => {
      const here = cover(concept, folded, matching);
      const share =
        here === 1 || lead === '' ? here : Math.max(here, matching.around * cover(concept, lead, matching));
      segments[i]! += (concept.weight * share) / total;
    });
  }
  return { entry: sum / total, segments };
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
