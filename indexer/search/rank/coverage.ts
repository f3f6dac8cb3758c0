import type { Concept } from '../understand/concepts.ts';
import type { EntryView } from './entry-view.ts';

/** A concept with what it weighs: the inverse document frequency of its rarest wording that occurs. */
export interface WeighedConcept extends Concept {
  readonly weight: number;
  /** Whether any wording of it occurs anywhere in the texts. */
  readonly occurs: boolean;
}

/** A word counts in part when some of its pairs are there: 应急预案 against 预案. */
const PARTIAL = 0.6;
/** Words of the entry's headings, title and headnote count less than its own. */
const AROUND = 0.7;

/** How much of a concept a folded text holds: 1 a wording of it, less for parts of one, 0 nothing. */
export function cover(concept: Concept, folded: string): number {
  let best = 0;
  for (const alternative of concept.alternatives) {
    if (folded.includes(alternative)) return 1;
    if (alternative.length >= 3) best = Math.max(best, pairShare(alternative, folded) * PARTIAL);
  }
  return best;
}

function pairShare(word: string, folded: string): number {
  let found = 0;
  for (let i = 0; i + 1 < word.length; i++) if (folded.includes(word.slice(i, i + 2))) found++;
  const share = found / (word.length - 1);
  return share >= 0.5 ? share : 0;
}

/** Share of the concepts' weight that an entry covers, its surroundings counting less. 0 to 1. */
export function coverage(concepts: readonly WeighedConcept[], view: EntryView): number {
  let sum = 0;
  let total = 0;
  for (const concept of concepts) {
    total += concept.weight;
    const own = cover(concept, view.folded);
    sum += concept.weight * (own === 1 ? 1 : Math.max(own, AROUND * cover(concept, view.around)));
  }
  return total === 0 ? 0 : sum / total;
}

/** Share of the concepts' weight that each segment covers, the words that lead it in counting less. */
export function segmentCoverages(concepts: readonly WeighedConcept[], view: EntryView): number[] {
  const total = concepts.reduce((n, c) => n + c.weight, 0);
  return view.segments.map(({ folded, lead }) => {
    if (total === 0) return 0;
    let sum = 0;
    for (const concept of concepts) {
      const own = cover(concept, folded);
      sum += concept.weight * (own === 1 || lead === '' ? own : Math.max(own, AROUND * cover(concept, lead)));
    }
    return sum / total;
  });
}

/** Share of the concepts' weight that headings cover; concepts that occur nowhere are left out. */
export function headingCoverage(concepts: readonly WeighedConcept[], foldedHeadings: string): number {
  let sum = 0;
  let total = 0;
  for (const concept of concepts) {
    if (!concept.occurs) continue;
    total += concept.weight;
    sum += concept.weight * cover(concept, foldedHeadings);
  }
  return total === 0 ? 0 : sum / total;
}
