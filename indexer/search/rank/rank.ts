import type { Entry, Signal } from '../../types.ts';
import type { Weights } from '../weights.ts';
import { type EntryView, viewOf } from './entry-view.ts';
import { type Asked, inOrder, named, type SignalName, signalsAsked, signalsOf } from './signals.ts';

/** A ranked entry before it becomes a Hit. */
export interface Ranked {
  readonly entry: Entry;
  readonly view: EntryView;
  readonly score: number;
  /** The index's own score as a share of the greatest possible. */
  readonly lexical: number;
  readonly signals: readonly Signal[];
  /** The signals before their weights, each as its definition has it. */
  readonly values: Readonly<Record<SignalName, number>>;
  /** Coverage of each segment of the view. */
  readonly segments: readonly number[];
}

/** An entry that the index proposes. */
export interface Candidate {
  /** Its place among the entries. */
  readonly number: number;
  readonly entry: Entry;
  /** Its score as a share of the greatest possible, 0 to 1. */
  readonly lexical: number;
  /** How well its document as a whole speaks of the matter, on the same scale. */
  readonly sameDocument: number;
}

/**
 * Orders candidates by lexical score plus weighted signals. Pure: the same input gives the same order; ties fall to the
 * earlier candidate.
 * @param keep how many of the best to give reasons for; the others are dropped
 */
export function rank(
  candidates: readonly Candidate[],
  asked: Asked,
  weights: Weights,
  keep: number,
): Ranked[] {
  const order = inOrder(weights.signals);
  const signals = signalsAsked(asked);
  const scored = candidates.map((candidate, i) => {
    const view = viewOf(candidate.entry);
    const { values, segments } = signalsOf(view, signals, asked, asked.present[candidate.number]!);
    let score = candidate.lexical + weights.sameDocument * candidate.sameDocument;
    for (const { place } of signals) score += values[place]! * order[place]!;
    return { candidate, view, values, segments, score, i };
  });
  scored.sort((a, b) => b.score - a.score || a.i - b.i);
  return scored.slice(0, keep).map((s) => new RankedCandidate(s, weights));
}

interface Scored {
  readonly candidate: Candidate;
  readonly view: EntryView;
  readonly values: readonly number[];
  readonly segments: readonly number[];
  readonly score: number;
}

/** A class and no literal: accessors of a literal are made anew for each. */
class RankedCandidate implements Ranked {
  readonly entry: Entry;
  readonly view: EntryView;
  readonly score: number;
  readonly lexical: number;
  readonly segments: readonly number[];
  readonly #scored: Scored;
  readonly #weights: Weights;
  #values: Ranked['values'] | undefined;

  constructor(scored: Scored, weights: Weights) {
    this.entry = scored.candidate.entry;
    this.view = scored.view;
    this.score = scored.score;
    this.lexical = scored.candidate.lexical;
    this.segments = scored.segments;
    this.#scored = scored;
    this.#weights = weights;
  }

  /** Asked for of one passage or, to explain, of a few: named when they are first read. */
  get values(): Ranked['values'] {
    this.#values ??= named(this.#scored.values);
    return this.#values;
  }

  get signals(): Signal[] {
    return reasons(this.#scored.candidate, this.values, this.#weights);
  }
}

function reasons(
  { lexical, sameDocument }: Candidate,
  values: Readonly<Record<SignalName, number>>,
  weights: Weights,
): Signal[] {
  const all = [
    { name: 'lexical', value: lexical },
    { name: 'sameDocument', value: weights.sameDocument * sameDocument },
    ...(Object.entries(values) as [SignalName, number][]).map(([name, value]) => ({
      name,
      value: value * weights.signals[name],
    })),
  ];
  return all.filter(({ name, value }) => name === 'lexical' || value !== 0);
}
