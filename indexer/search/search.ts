import type { Document, Entry } from '../types.ts';
import type { Scope } from './decide/scope.ts';
import { fold } from './fold.ts';
import { accumulate, best } from './index/candidates.ts';
import { viewOf } from './rank/entry-view.ts';
import { type Candidate, type Ranked, rank } from './rank/rank.ts';
import { type Asked, SIGNALS } from './rank/signals.ts';
import { greatestScore, weigh } from './rank/weigh.ts';
import type { Shelf } from './shelf.ts';
import { regionOfTitle } from './understand/regions.ts';
import type { Understanding } from './understand/understand.ts';
import type { Weights } from './weights.ts';

/**
 * Candidates from the index, within the scope, ranked. Only the best are looked at closely; where more are wanted, the rest
 * follow in the order of the index.
 */
export function search(asked: Asked, scope: Scope, shelf: Shelf, weights: Weights, wanted = 0): Ranked[] {
  const { postings, entryCount } = shelf.index;
  const { terms } = asked.understanding;
  const scores = new Float32Array(entryCount);
  const touched = accumulate(postings, entryCount, terms, weights, scores);
  // A document named is searched whole: a question of its parts may share no word with them.
  const pool = scope.documents.length > 0 ? [...shelf.entries.keys()] : touched;
  const inScope = scope.documents.length > 0 ? pool.filter((id) => scope.admits(shelf.entries[id]!)) : pool;
  const greatest = greatestScore(terms, shelf.index, weights) || 1;
  const ids = best(inScope, scores, Math.max(weights.candidates, weights.evidenceDepth, wanted));
  const evidence = evidenceOfDocuments(ids.slice(0, weights.evidenceDepth), scores, shelf);
  const candidates = ids.map((id) => {
    const entry = shelf.entries[id]!;
    const sameDocument = (evidence.get(entry.document) ?? 0) / greatest;
    return { entry, lexical: scores[id]! / greatest, sameDocument };
  });
  const close = rank(candidates.slice(0, weights.candidates), asked, weights);
  return wanted > close.length ? [...close, ...unranked(candidates.slice(weights.candidates))] : close;
}

/** How well a document as a whole speaks of the matter: the mean score of its three best candidates. */
function evidenceOfDocuments(
  ids: readonly number[],
  scores: Float32Array,
  shelf: Shelf,
): Map<Document, number> {
  const best3 = new Map<Document, number[]>();
  for (const id of ids) {
    const { document } = shelf.entries[id]!;
    const list = best3.get(document) ?? [];
    if (list.length < 3) list.push(scores[id]!);
    best3.set(document, list);
  }
  return new Map([...best3].map(([d, list]) => [d, list.reduce((a, b) => a + b, 0) / 3]));
}

const NO_SIGNALS = Object.fromEntries(Object.keys(SIGNALS).map((name) => [name, 0])) as Ranked['values'];

function unranked(candidates: readonly Candidate[]): Ranked[] {
  return candidates.map(({ entry, lexical }) => ({
    entry,
    view: viewOf(entry),
    score: 0,
    signals: [{ name: 'lexical', value: lexical }],
    values: NO_SIGNALS,
    segments: [],
  }));
}

/** What ranking needs to know of a question. `context` is the passage that answered the question before. */
export function askedOf(
  understanding: Understanding,
  scope: Scope,
  context: Entry | undefined,
  shelf: Shelf,
  { matching }: Weights,
): Asked {
  const regions = new Map<string, string | undefined>();
  const mentioned = new Set(scope.mentions.map((d) => d.id));
  return {
    understanding,
    matching,
    question: fold(understanding.normalized),
    concepts: weigh(understanding.concepts, shelf.index, matching),
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
