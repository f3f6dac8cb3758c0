import type { Entry } from '../types.ts';
import type { Scope } from './decide/scope.ts';
import { accumulate, best } from './index/candidates.ts';
import { type Ranked, rank } from './rank/rank.ts';
import type { Asked } from './rank/signals.ts';
import { greatestScore, weigh } from './rank/weigh.ts';
import type { Shelf } from './shelf.ts';
import { regionOfTitle } from './understand/regions.ts';
import type { Understanding } from './understand/understand.ts';
import type { Weights } from './weights.ts';

/** Candidates from the index, within the scope, ranked. */
export function search(asked: Asked, scope: Scope, shelf: Shelf, weights: Weights): Ranked[] {
  const { postings, entryCount } = shelf.index;
  const { terms } = asked.understanding;
  const scores = new Float32Array(entryCount);
  const touched = accumulate(postings, entryCount, terms, weights, scores);
  // A document named is searched whole: a question of its parts may share no word with them.
  const pool = scope.documents.length > 0 ? [...shelf.entries.keys()] : touched;
  const inScope = pool.filter((id) => scope.admits(shelf.entries[id]!));
  const greatest = greatestScore(terms, shelf.index, weights);
  const candidates = best(inScope, scores, weights.candidates).map((id) => ({
    entry: shelf.entries[id]!,
    lexical: greatest === 0 ? 0 : scores[id]! / greatest,
  }));
  return rank(candidates, asked, weights);
}

/** What ranking needs to know of a question. `context` is the passage that answered the question before. */
export function askedOf(
  understanding: Understanding,
  scope: Scope,
  context: Entry | undefined,
  shelf: Shelf,
): Asked {
  const regions = new Map<string, string | undefined>();
  const mentioned = new Set(scope.mentions.map((d) => d.id));
  return {
    understanding,
    concepts: weigh(understanding.concepts, shelf.index),
    mentionNames: shelf.named.filter((w) => mentioned.has(w.id)).flatMap((w) => w.titles),
    foldedOf: (view) => shelf.folded(view.entry),
    ...(context ? { context } : {}),
    statusOf: (view) => shelf.statusOn(view.entry.document, understanding.asOf),
    regionOf: (view) => {
      const { title } = view.entry.document;
      if (!regions.has(title)) regions.set(title, regionOfTitle(title));
      return regions.get(title);
    },
  };
}
