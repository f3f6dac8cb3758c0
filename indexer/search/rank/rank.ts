import type { Entry, Signal } from '../../types.ts';
import type { Weights } from '../weights.ts';
import { type EntryView, viewOf } from './entry-view.ts';
import { type Asked, type SignalName, signalsOf } from './signals.ts';

/** A ranked entry before it becomes a Hit. */
export interface Ranked {
  readonly entry: Entry;
  readonly view: EntryView;
  readonly score: number;
  readonly signals: readonly Signal[];
  /** The signals before their weights, each as its definition has it. */
  readonly values: Readonly<Record<SignalName, number>>;
  /** Coverage of each segment of the view. */
  readonly segments: readonly number[];
}

/** An entry that the index proposes. */
export interface Candidate {
  readonly entry: Entry;
  /** Its score as a share of the greatest possible, 0 to 1. */
  readonly lexical: number;
  /** How well its document as a whole speaks of the matter, on the same scale. */
  readonly sameDocument: number;
}

/**
 * Orders candidates by lexical score plus weighted signals. Pure: the same input gives the same order; ties fall to the
 * earlier entry.
 */
export function rank(candidates: readonly Candidate[], asked: Asked, weights: Weights): Ranked[] {
  const ranked = candidates.map(({ entry, lexical, sameDocument }): Ranked => {
    const view = viewOf(entry);
    const { values, segments } = signalsOf(view, asked);
    const signals: Signal[] = [{ name: 'lexical', value: lexical }];
    let score = lexical + weights.sameDocument * sameDocument;
    if (weights.sameDocument * sameDocument > 0)
      signals.push({ name: 'sameDocument', value: weights.sameDocument * sameDocument });
    for (const [name, value] of Object.entries(values) as [SignalName, number][]) {
      const contribution = value * weights.signals[name];
      if (contribution === 0) continue;
      signals.push({ name, value: contribution });
      score += contribution;
    }
    return { entry, view, score, signals, values, segments };
  });
  return ranked
    .map((r, i) => ({ r, i }))
    .sort((a, b) => b.r.score - a.r.score || a.i - b.i)
    .map(({ r }) => r);
}
