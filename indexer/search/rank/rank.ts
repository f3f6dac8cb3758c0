import type { Entry, Signal } from '../../types.ts';
import type { Weights } from '../weights.ts';
import { type EntryView, viewOf } from './entry-view.ts';
import {
  type AskedSignal,
  inOrder,
  named,
  SIGNAL_NAMES,
  type SignalName,
  signalsAsked,
  signalsOf,
  type WeighedQuestion,
} from './signals.ts';

/** An entry that the index proposes. */
export interface Retrieved {
  readonly entry: Entry;
  /** Its score as a share of the greatest possible, 0 to 1. */
  readonly lexical: number;
  /** How well its document as a whole speaks of the matter, on the same scale. */
  readonly sameDocument: number;
  /** How far it stands back in the order, whatever its score. */
  readonly back?: number;
}

/** A ranked entry before it becomes a Hit. */
export interface Ranked {
  readonly entry: Entry;
  readonly view: EntryView;
  readonly score: number;
  /** The index's own score as a share of the greatest possible. */
  readonly lexical: number;
  /** How well its document as a whole speaks of the matter. */
  readonly sameDocument: number;
  /** Reasons for its place besides the signals. */
  readonly notes: readonly Signal[];
  /** The signals before their weights, each as its definition has it. */
  readonly values: Readonly<Record<SignalName, number>>;
  /** Coverage of each segment of the view. */
  readonly segments: readonly number[];
}

/**
 * Orders entries by lexical score plus weighted signals, less how far each stands back. Pure: the same input gives the same
 * order; ties fall to the earlier entry.
 * @param keep how many of the best to keep
 */
export function rank(
  retrieved: readonly Retrieved[],
  asked: WeighedQuestion,
  weights: Weights,
  keep: number,
): Ranked[] {
  return score(retrieved, asked, weights, signalsAsked(asked))
    .slice(0, keep)
    .map(({ one: { entry, lexical, sameDocument, back = 0 }, view, values, answers, score }) => {
      const notes = back > 0 ? [{ name: 'crowd', value: -back }] : [];
      const segments = answers();
      return { entry, view, score, lexical, sameDocument, segments, values: named(values), notes };
    });
}

/** The order alone, as `rank` has it: signals that weigh nothing are left out. */
export function inRank(
  retrieved: readonly Retrieved[],
  asked: WeighedQuestion,
  weights: Weights,
): Retrieved[] {
  const factors = inOrder(weights.signals);
  const telling = signalsAsked(asked).filter(({ place }) => factors[place] !== 0 || place === HEADING);
  return score(retrieved, asked, weights, telling).map(({ one }) => one);
}

/** An entry with what its signals say, before it is put in its place. */
interface Scored {
  readonly one: Retrieved;
  readonly values: ArrayLike<number>;
}

function score(
  retrieved: readonly Retrieved[],
  asked: WeighedQuestion,
  weights: Weights,
  signals: readonly AskedSignal[],
) {
  const factors = inOrder(weights.signals);
  const scored = retrieved.map((one) => {
    const view = viewOf(one.entry);
    const { values, answers } = signalsOf(view, signals, asked);
    let score = one.lexical + weights.sameDocument * one.sameDocument;
    for (const { place } of signals) score += values[place]! * factors[place]!;
    return { one, view, values, answers, score, place: score - (one.back ?? 0) };
  });
  // Sorting is stable.
  scored.sort((a, b) => b.place - a.place);
  return asked.understanding.intents.includes('place') ? beginningFirst(scored) : scored;
}

const HEADING = SIGNAL_NAMES.indexOf('heading');

/** 法律责任在哪一章: what is asked for is a whole part, and it is shown by where it begins. */
function beginningFirst<T extends Scored>(scored: readonly T[]): readonly T[] {
  const [first] = scored;
  if (first?.values[HEADING] !== 1) return scored;
  const { document, headings } = first.one.entry;
  const part = scored.filter(
    ({ one: { entry }, values }) =>
      values[HEADING] === 1 && entry.document === document && entry.headings.join() === headings.join(),
  );
  const beginning = part.reduce((a, b) =>
    b.one.entry.provision.number < a.one.entry.provision.number ? b : a,
  );
  return [beginning, ...scored.filter((one) => one !== beginning)];
}

/** Why a passage has its score: what each signal adds, those that add nothing left out. */
export function reasonsFor(
  { lexical, sameDocument, values, notes }: Ranked,
  weights: Pick<Weights, 'sameDocument' | 'signals'>,
): Signal[] {
  const out = [{ name: 'lexical', value: lexical }];
  const add = (name: string, value: number) => {
    if (value !== 0) out.push({ name, value });
  };
  add('sameDocument', weights.sameDocument * sameDocument);
  for (const name of SIGNAL_NAMES) add(name, values[name] * weights.signals[name]);
  return [...out, ...notes];
}
