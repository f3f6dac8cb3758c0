import { dot, type Embedding, unit } from '../understand/embedding.ts';
import type { EntryView } from './entry-view.ts';

/** How near each segment of an entry lies to a question, 0 (or less: nothing in common) to 1. */
export type Likeness = (view: EntryView) => readonly number[];

const segmentVectors = new WeakMap<Embedding, WeakMap<EntryView, readonly Float32Array[]>>();

/** The vectors of the segments of an entry, of length 1, made once. */
function vectorsOf(view: EntryView, embedding: Embedding): readonly Float32Array[] {
  let known = segmentVectors.get(embedding);
  if (!known) {
    known = new WeakMap();
    segmentVectors.set(embedding, known);
  }
  let vectors = known.get(view);
  if (!vectors) {
    // Of a text that is not held there is nothing but what people say when they look for it.
    const texts = view.segments.length > 0 ? view.segments.map((s) => s.folded) : view.everyday.split('\n');
    vectors = texts.map((text) => unit(embedding.of(text)));
    known.set(view, vectors);
  }
  return vectors;
}

/**
 * Compares entries with a question.
 * @param question its vector, of any length; see `Embedding`
 */
export function likenessTo(question: Float32Array, embedding: Embedding): Likeness {
  return likenessToUnit(unit(question), embedding);
}

/** Compares entries with the sentence of one of them that lies nearest to a question. */
export function likenessToNearest(view: EntryView, likeness: Likeness, embedding: Embedding): Likeness {
  const near = likeness(view);
  const at = near.indexOf(Math.max(...near));
  // Of an entry without sentences the words that are shown stand for it.
  if (view.segments[at] === undefined) return likenessTo(embedding.of(view.folded), embedding);
  return likenessToUnit(vectorsOf(view, embedding)[at]!, embedding);
}

function likenessToUnit(asked: Float32Array, embedding: Embedding): Likeness {
  const compared = new Map<EntryView, readonly number[]>();
  return (view) => {
    const before = compared.get(view);
    if (before) return before;
    const likeness: number[] = [];
    for (const vector of vectorsOf(view, embedding)) likeness.push(dot(asked, vector));
    compared.set(view, likeness);
    return likeness;
  };
}
