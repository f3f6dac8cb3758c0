import type { Document, Entry, Finding, Hit, IsoDate, Locator, Query, Status } from '../types.ts';
import type { Work } from '../versions/works.ts';
import { decide } from './decide/decide.ts';
import { exactFinding } from './decide/exact-finding.ts';
import { unanswerable } from './decide/guards.ts';
import { type Scope, scopeOf } from './decide/scope.ts';
import { fold } from './fold.ts';
import type { LexicalIndex } from './index/build.ts';
import { accumulate, best } from './index/candidates.ts';
import { quoteOf } from './rank/excerpt.ts';
import { type Ranked, rank } from './rank/rank.ts';
import type { Asked } from './rank/signals.ts';
import { greatestScore, weigh } from './rank/weigh.ts';
import { regionOfTitle } from './understand/regions.ts';
import type { NamedWork } from './understand/titles.ts';
import { type Background, type Understanding, understand } from './understand/understand.ts';
import type { Weights } from './weights.ts';

/** What there is to search. */
export interface Shelf {
  readonly documents: readonly Document[];
  readonly entries: readonly Entry[];
  readonly works: ReadonlyMap<string, Work>;
  readonly named: readonly NamedWork[];
  readonly index: LexicalIndex;
  readonly statusOn: (document: Document, asOf?: IsoDate) => Status;
}

export interface FindRequest {
  readonly turns: readonly string[];
  readonly asOf: IsoDate;
  readonly limit: number;
}

/** Understands a question, looks up or searches, ranks and decides. */
export async function find(
  question: string,
  request: FindRequest,
  shelf: Shelf,
  background: Background,
  weights: Weights,
): Promise<Finding> {
  const readings = await understand(question, request.turns, request.asOf, background);
  const { alone, completed, before, incomplete } = readings;
  if (!completed || !before) return answer(alone, undefined, request, shelf, weights);
  const context = topEntry(before, shelf, weights);
  if (incomplete) return answer(completed, context, request, shelf, weights);
  const finding = answer(alone, undefined, request, shelf, weights);
  if (finding.query.locators.length > 0 || finding.query.documents.length > 0) return finding;
  // A question that finds little alone may lean on the one before without showing it.
  const inContext = answer(completed, context, request, shelf, weights);
  return finding.confidence < WEAK && inContext.confidence > finding.confidence ? inContext : finding;
}

/** Below this confidence a question that came after others is also read in their light. */
const WEAK = 0.6;

function topEntry(before: Understanding, shelf: Shelf, weights: Weights): Entry | undefined {
  const finding = answer(before, undefined, { turns: [], asOf: before.asOf, limit: 1 }, shelf, weights);
  return finding.outcome === 'answered' ? finding.hits[0]?.entry : undefined;
}

/** The finding for one reading of a question. */
function answer(
  understanding: Understanding,
  context: Entry | undefined,
  request: FindRequest,
  shelf: Shelf,
  weights: Weights,
): Finding {
  const scope = scopeOf(understanding, shelf);
  const finding = (part: Partial<Finding> & Pick<Finding, 'outcome'>): Finding => ({
    query: queryOf(understanding),
    hits: [],
    confidence: part.outcome === 'answered' ? 1 : 0,
    otherVersions: scope.otherVersions,
    choices: [],
    ...(scope.about ? { about: scope.about } : {}),
    ...part,
  });
  const refusal = unanswerable(understanding, scope, shelf);
  if (refusal) return finding({ outcome: 'not_found', reason: refusal });
  const asked = askedOf(understanding, scope, context, shelf);
  const exact = exactFinding(understanding, scope, shelf, request.limit, asked);
  if (exact) return finding(exact);
  const ranked = search(understanding, scope, shelf, asked, weights);
  const hits = ranked.slice(0, Math.max(request.limit, 5)).map((r) => toHit(r, asked, shelf));
  return finding(decide(understanding, scope, ranked, hits, asked, request.limit));
}

function search(
  understanding: Understanding,
  scope: Scope,
  shelf: Shelf,
  asked: Asked,
  weights: Weights,
): Ranked[] {
  const { postings, entryCount } = shelf.index;
  const scores = new Float32Array(entryCount);
  const touched = accumulate(postings, entryCount, understanding.terms, weights, scores);
  // A document named is searched whole: a question of its parts may share no word with them.
  const pool = scope.documents.length > 0 ? shelf.entries.keys() : touched;
  const inScope = [...pool].filter((id) => scope.admits(shelf.entries[id]!));
  const greatest = greatestScore(understanding.terms, shelf.index, weights);
  const candidates = best(inScope, scores, weights.candidates).map((id) => ({
    entry: shelf.entries[id]!,
    lexical: greatest === 0 ? 0 : scores[id]! / greatest,
  }));
  return rank(candidates, asked, weights);
}

function askedOf(
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
    mentionNames: shelf.named
      .filter((w) => mentioned.has(w.id))
      .flatMap((w) => w.names)
      .map(fold),
    ...(context ? { context } : {}),
    statusOf: (view) => shelf.statusOn(view.entry.document, understanding.asOf),
    regionOf: (view) => {
      const { title } = view.entry.document;
      if (!regions.has(title)) regions.set(title, regionOfTitle(title));
      return regions.get(title);
    },
  };
}

function toHit(ranked: Ranked, asked: Asked, shelf: Shelf): Hit {
  const { entry, view } = ranked;
  return {
    entry,
    score: ranked.score,
    signals: ranked.signals,
    locator: entry.locator,
    text: view.shown,
    quote: quoteOf(view, ranked.segments, asked),
    form: entry.form,
    status: shelf.statusOn(entry.document, asked.understanding.asOf),
  };
}

function queryOf(u: Understanding): Query {
  return {
    raw: u.raw,
    normalized: u.normalized,
    intents: u.intents,
    documents: u.works,
    ...(u.version.named ? { version: u.version.named } : {}),
    locators: u.locators as readonly Locator[],
    terms: u.terms,
    asOf: u.asOf,
    ...(u.completedFrom ? { completedFrom: u.completedFrom } : {}),
  };
}
