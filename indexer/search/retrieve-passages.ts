import type { Document, Entry } from '../types.ts';
import type { Crowd } from './crowd.ts';
import type { Target } from './decide/target.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import type { Retrieved } from './rank/rank.ts';
import type { WeighedQuestion } from './rank/signals.ts';
import type { Candidate, WeightedTerm } from './retrieve/retriever.ts';
import type { Weights } from './weights.ts';

interface Scored {
  readonly entry: Entry;
  readonly score: number;
}

/** Entries that a question is put to, best first, as the index scores them. */
export interface RetrievedPassages {
  /** Those that are looked at closely. */
  readonly close: readonly Retrieved[];
  /** Those that follow, where more are wanted. */
  readonly rest: readonly Retrieved[];
}

/**
 * The entries that a question is put to. A document named is taken whole: a question of its parts may share no word with them.
 * @param wanted how many at least, where there are so many; default as many as are looked at closely
 */
export async function retrievePassages(
  { terms: { terms, greatest } }: WeighedQuestion,
  { entries }: Target,
  store: KnowledgeStore,
  weights: Weights,
  wanted = 0,
): Promise<RetrievedPassages> {
  const depth = weights.sameDocument > 0 ? weights.evidenceDepth : 0;
  const count = Math.max(weights.candidates, depth, wanted);
  const documents = entries && new Set(entries.map((entry) => store.keyOf(entry.document)));
  const candidates = await store.index.candidates({
    terms,
    count: documents
      ? Number.POSITIVE_INFINITY
      : Math.max(count, weights.candidates + weights.wordless.among),
    documents,
  });
  const scoredOf = (candidate: Candidate): Scored => {
    return { entry: store.entryOf(candidate), score: candidate.score };
  };
  const best = entries
    ? withAll(entries, candidates.map(scoredOf)).slice(0, count)
    : candidates.slice(0, count).map(scoredOf);
  const crowd = entries ? undefined : store.crowd();
  const further = entries ? [] : wordlessAmong(candidates, store, weights).map(scoredOf);
  if (crowd) further.push(...(await tendedAmong(terms, candidates, crowd, store, weights)).map(scoredOf));
  const back = crowd ? weights.crowd.back * crowd.magnitude : 0;
  const evidence = evidenceOfDocuments(best.slice(0, depth));
  const retrieved = ({ entry, score }: Scored): Retrieved => ({
    entry,
    lexical: score / (greatest || 1),
    sameDocument: (evidence.get(entry.document) ?? 0) / (greatest || 1),
    ...(crowd && !crowd.tended.has(store.keyOf(entry.document)) ? { back } : {}),
  });
  return {
    close: [...best.slice(0, weights.candidates), ...further].map(retrieved),
    rest: best.slice(weights.candidates).map(retrieved),
  };
}

/**
 * Candidates beyond those looked at closely that come from documents for which nobody wrote what people say: they stand behind
 * others for that alone, so some are looked at in any case.
 */
function wordlessAmong(
  candidates: readonly Candidate[],
  { hasWords }: KnowledgeStore,
  { candidates: close, wordless: { among, least } }: Weights,
): Candidate[] {
  const without = ({ document }: Candidate): boolean => !hasWords(document);
  const there = candidates.slice(0, close).filter(without).length;
  return candidates
    .slice(close, close + among)
    .filter(without)
    .slice(0, Math.max(0, least - there));
}

/** Candidates of tended texts beyond those looked at closely: in a crowd they stand behind others of which there are so many. */
async function tendedAmong(
  terms: readonly WeightedTerm[],
  candidates: readonly Candidate[],
  { tended }: Crowd,
  { index }: KnowledgeStore,
  { candidates: close, crowd: { least } }: Weights,
): Promise<readonly Candidate[]> {
  const first = candidates.slice(0, close);
  const there = first.filter(({ document }) => tended.has(document));
  const wanted = least - there.length;
  if (wanted <= 0) return [];
  const known = new Set(there.map(nameOf));
  const found = await index.candidates({ terms, count: least, documents: tended });
  return found.filter((candidate) => !known.has(nameOf(candidate))).slice(0, wanted);
}

const nameOf = ({ document, entry }: Candidate): string => `${document}#${entry}`;

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
