import type { Finding } from '../types.ts';
import { askedOf } from './asked.ts';
import { decide } from './decide/decide.ts';
import { documentFacts } from './decide/document-facts.ts';
import { exactFinding } from './decide/exact-finding.ts';
import { unanswerable, unheldWork } from './decide/guards.ts';
import { targetOf } from './decide/target.ts';
import { type FindRequest, findingFor } from './finding-for.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import { rank } from './rank/rank.ts';
import { type Answerer, bestReading } from './readings.ts';
import { type RerankOptions, reranked } from './rerank/reranker.ts';
import { retrievePassages } from './retrieve-passages.ts';
import type { Reading } from './understand/reading.ts';
import { type Background, understand } from './understand/understand.ts';
import type { Weights } from './weights.ts';

/** Ranked passages that deciding and answering look at. */
const KEPT = 12;

/** What answering works with. */
export interface FindRooms {
  readonly store: KnowledgeStore;
  readonly background: Background;
  readonly weights: Weights;
  readonly rerank: RerankOptions;
}

/** The way of a question: understood, in one reading or more, each answered; the one that answers best is the finding. */
export async function find(question: string, request: FindRequest, rooms: FindRooms): Promise<Finding> {
  const message = await understand(question, request.turns, request.asOf, rooms.background);
  return bestReading(message, answerer(request, rooms), rooms.weights.matching);
}

/** Answers readings of one request. */
export function answerer(request: FindRequest, rooms: FindRooms): Answerer {
  return (reading, dated = request.dated) => answer(reading, { ...request, dated }, rooms);
}

/** The finding for one reading: refused outright, looked up, or retrieved, ranked and decided. */
async function answer(
  { understanding, passage }: Reading,
  request: FindRequest,
  { store, weights, rerank }: FindRooms,
): Promise<Finding> {
  const target = await targetOf(understanding, store);
  const finding = findingFor(understanding, target, request, store, weights);

  const facts = target.versionMissing ? undefined : documentFacts(understanding, target, store, passage);
  if (facts) return finding.exact(facts);

  const unheld = await unheldWork(understanding, target, store);
  const refusal = unheld === undefined && (await unanswerable(understanding, target, store, finding.dated));
  if (refusal) return finding.refused(refusal);

  const asked = await askedOf(understanding, target, passage, store, weights);
  const exact = unheld === undefined && exactFinding(understanding, target, store, request.limit, asked);
  if (exact) return finding.exact(exact);

  const retrieved = await retrievePassages(asked, target, store, weights);
  const ranked = rank(retrieved.slice(0, weights.candidates), asked, weights, KEPT);
  const ordered = await reranked(ranked, understanding.normalized, rerank);
  if (unheld !== undefined) return finding.unheld(unheld, ordered, asked);
  return finding.decided(ordered, asked, decide);
}
