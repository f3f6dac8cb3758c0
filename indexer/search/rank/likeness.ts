import { dot, type Embedding, unit } from '../understand/embedding.ts';
import type { EntryView } from './entry-view.ts';

/** How near each segment of an entry lies to a question, 0 (or less: nothing in common) to 1. */
export type Likeness = (view: EntryView) => readonly number[];

const segmentVectors = new WeakMap<Embedding, WeakMap<EntryView, readonly Float32Array[]>>();

/**
 * Compares entries with a question.
 * @param question its vector, of any length; see `Embedding`
 */
export function likenessTo(question: Float32Array, embedding: Embedding): Likeness {
  const asked = unit(question);
  const known = segmentVectors.get(embedding) ?? new WeakMap<EntryView, readonly Float32Array[]>();
  segmentVectors.set(embedding, known);
  const compared = new Map<EntryView, readonly number[]>();
  return (view) => {
    const before = compared.get(view);
    if (before) return before;
    let vectors = known.get(view);
    if (!vectors) {
      // Of a text that is not held there is nothing but what people say when they look for it.
      const texts = view.segments.length > 0 ? view.segments.map((s) => s.folded) : view.everyday.split('\n');
      vectors = texts.map((text) => unit(embedding.of(text)));
      known.set(view, vectors);
    }
    const likeness: number[] = [];
    for (const vector of vectors) likeness.push(dot(asked, vector));
    compared.set(view, likeness);
    return likeness;
  };
}
