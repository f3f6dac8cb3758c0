import type { Document, Entry } from '../types.ts';
import { wordsIn } from './by-start.ts';
import type { Scope } from './decide/scope.ts';
import { fold } from './fold.ts';
import { accumulate, best, seek } from './index/candidates.ts';
import { viewOf } from './rank/entry-view.ts';
import { phrasesIn } from './rank/phrase-index.ts';
import { presence } from './rank/presence.ts';
import { type Candidate, type Ranked, rank } from './rank/rank.ts';
import { type Asked, SIGNALS } from './rank/signals.ts';
import { greatestScore, weigh } from './rank/weigh.ts';
import type { Shelf } from './shelf.ts';
import type { Understanding } from './understand/understanding.ts';
import type { Weights } from './weights.ts';

/** Ranked passages that deciding and answering look at. */
const KEPT = 12;

/**
 * Candidates from the index, within the scope, ranked. Only the best are looked at closely; where more are wanted, the rest
 * follow in the order of the index.
 */
export function search(asked: Asked, scope: Scope, shelf: Shelf, weights: Weights, wanted = 0): Ranked[] {
  const { postings, entryCount } = shelf.index;
  const terms = seek(asked.understanding.terms, postings, entryCount, weights);
  const scores = new Float32Array(entryCount);
  const touched = accumulate(postings, terms, scores);
  // A document named is searched whole: a question of its parts may share no word with them.
  const inScope =
    scope.documents.length > 0
      ? [...shelf.entries.keys()].filter((id) => scope.admits(shelf.entries[id]!))
      : touched;
  const greatest = greatestScore(terms) || 1;
  const depth = weights.sameDocument > 0 ? weights.evidenceDepth : 0;
  const ids = best(inScope, scores, Math.max(weights.candidates, depth, wanted));
  const evidence = evidenceOfDocuments(ids.slice(0, depth), scores, shelf);
  const candidates = ids.map((id) => {
    const entry = shelf.entries[id]!;
    const sameDocument = (evidence.get(entry.document) ?? 0) / greatest;
    return { number: id, entry, lexical: scores[id]! / greatest, sameDocument };
  });
  const close = rank(candidates.slice(0, weights.candidates), asked, weights, Math.max(wanted, KEPT));
  return wanted > weights.candidates ? [...close, ...unranked(candidates.slice(weights.candidates))] : close;
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
    lexical,
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
  const concepts = weigh(understanding.concepts, shelf.index, matching);
  const mentioned = new Set(scope.mentions.map((d) => d.id));
  return {
    understanding,
    matching,
    phrases: phrasesIn(fold(understanding.normalized), shelf.phrases),
    outOfScope: wordsIn(fold(understanding.normalized), shelf.outOfScope),
    concepts,
    present: presence(concepts, shelf.index),
    mentionNames: shelf.named.filter((w) => mentioned.has(w.id)).flatMap((w) => w.titles),
    foldedOf: (view) => shelf.folded(view.entry),
    context,
    statusOf: ({ entry }) => shelf.statusOn(entry.document, understanding.asOf),
  };
}
