import type { Document, Entry } from '../types.ts';
import type { Target } from './decide/target.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import type { Retrieved } from './rank/rank.ts';
import type { WeighedQuestion } from './rank/signals.ts';
import type { Weights } from './weights.ts';

interface Scored {
  readonly entry: Entry;
  readonly score: number;
}

/**
 * The entries that a question is put to, best first, as the index scores them. A document named is taken whole: a question of
 * its parts may share no word with them.
 * @param wanted how many at least, where there are so many; default as many as are looked at closely
 */
export async function retrievePassages(
  { terms: { terms, greatest } }: WeighedQuestion,
  { entries }: Target,
  { index, entryOf, keyOf }: KnowledgeStore,
  weights: Weights,
  wanted = 0,
): Promise<Retrieved[]> {
  const depth = weights.sameDocument > 0 ? weights.evidenceDepth : 0;
  const count = Math.max(weights.candidates, depth, wanted);
  const documents = entries && new Set(entries.map((entry) => keyOf(entry.document)));
  const candidates = await index.candidates({
    terms,
    count: documents ? Number.POSITIVE_INFINITY : count,
    documents,
  });
  const found = candidates.map((candidate): Scored => {
    return { entry: entryOf(candidate), score: candidate.score };
  });
  const scored = (entries ? withAll(entries, found) : found).slice(0, count);
  const evidence = evidenceOfDocuments(scored.slice(0, depth));
  return scored.map(({ entry, score }) => ({
    entry,
    lexical: score / (greatest || 1),
    sameDocument: (evidence.get(entry.document) ?? 0) / (greatest || 1),
  }));
}

/** Those of the entries that were found, then the others in their order. */
function withAll(entries: readonly Entry[], found: readonly Scored[]): Scored[] {
  const admitted = new Set(entries);
  const first = found.filter(({ entry }) => admitted.has(entry));
  for (const { entry } of first) admitted.delete(entry);
  return [...first, ...[...admitted].map((entry) => ({ entry, score: 0 }))];
}

/** How well a document as a whole speaks of the matter: the mean score of its three best candidates. */
function evidenceOfDocuments(scored: readonly Scored[]): ReadonlyMap<Document, number> {
  const best3 = new Map<Document, number[]>();
  for (const { entry, score } of scored) {
    const list = best3.get(entry.document) ?? [];
    if (list.length < 3) list.push(score);
    best3.set(entry.document, list);
  }
  return new Map([...best3].map(([d, list]) => [d, list.reduce((a, b) => a + b, 0) / 3]));
}
