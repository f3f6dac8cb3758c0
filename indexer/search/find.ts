import type { Entry, Finding, Hit, IsoDate, Locator, Query } from '../types.ts';
import { decide, isSure } from './decide/decide.ts';
import { exactFinding } from './decide/exact-finding.ts';
import { foundOutOfForce, unanswerable } from './decide/guards.ts';
import { scopeOf } from './decide/scope.ts';
import { isHeld } from './entries.ts';
import { type EntryView, speaksOf, viewOf } from './rank/entry-view.ts';
import { quoteOf } from './rank/excerpt.ts';
import type { Ranked } from './rank/rank.ts';
import type { Asked } from './rank/signals.ts';
import { wordingIn } from './rank/wordings.ts';
import { askedOf, search } from './search.ts';
import type { Shelf } from './shelf.ts';
import type { Need } from './understand/follow-up.ts';
import { inPassage } from './understand/in-context.ts';
import { HOME, HOME_CITIES } from './understand/regions.ts';
import { type Background, understand } from './understand/understand.ts';
import type { Understanding } from './understand/understanding.ts';
import type { Weights } from './weights.ts';

export interface FindRequest {
  readonly turns: readonly string[];
  readonly asOf: IsoDate;
  /** Whether the date was asked for, rather than being today's. */
  readonly dated: boolean;
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
  const { alone, needs, nouns, inContext } = await understand(
    question,
    request.turns,
    request.asOf,
    background,
  );
  const finding = needs === 'context' ? undefined : answer(alone, undefined, request, shelf, weights);
  if (finding && standsAlone(finding, needs)) return finding;
  const said = nouns().map((noun) => alone.concepts.find((c) => c.said === noun)?.alternatives ?? [noun]);
  // 那火箭呢: of what no text speaks the turn before says nothing either.
  if (!finding && said.length > 0 && !said.some((words) => words.some(isHeard(shelf))))
    return answer(alone, undefined, request, shelf, weights);
  const context = await inContext();
  if (!context) return finding ?? answer(alone, undefined, request, shelf, weights);
  const entry = topEntry(context.before, shelf, weights);
  const completed = entry ? inPassage(context.completed, entry) : context.completed;
  const found = answer(completed, entry, request, shelf, weights);
  if (!finding) return found;
  const better = needs === 'joining' ? isAnother(found, finding) : isBetter(found, finding, needs, said);
  return better ? found : finding;
}

/** Whether any text has a word. */
function isHeard({ index }: Shelf): (word: string) => boolean {
  return (word) => wordingIn(index, word).idf !== undefined;
}

/** Confidence from which a question that came after others is not also read in their light, by what it seems to need. */
const SURE: Readonly<Record<Need, number>> = { context: 1, joining: 0.85, topic: 0.9, help: 0.6, nothing: 0 };
/** Lead in confidence by which the reading in context must win over an answer to a question that has a topic of its own. */
const CLEARLY = 0.15;

function standsAlone({ query, confidence }: Finding, needs: Need): boolean {
  return query.locators.length > 0 || query.documents.length > 0 || confidence >= SURE[needs];
}

/** Whether the reading in context answers by another passage: where it does not, the question needed none. */
function isAnother(found: Finding, finding: Finding): boolean {
  return finding.outcome !== 'answered' || found.hits[0]?.entry !== finding.hits[0]?.entry;
}

/**
 * Whether the reading in context answers better than the question alone, which does not lean on it by its wording.
 * @param said the things that the question names itself, each in all its wordings
 */
function isBetter(
  found: Finding,
  finding: Finding,
  needs: Need,
  said: readonly (readonly string[])[],
): boolean {
  const lead = found.confidence - finding.confidence;
  const [first] = found.hits;
  const margin = needs === 'help' && finding.outcome === 'answered' ? CLEARLY : 0;
  if (!first || lead <= margin) return false;
  // 食堂午餐多少钱 is no question on what was spoken of before.
  const view = viewOf(first.entry);
  return said.every((words) => words.some((word) => speaksOf(view, word)));
}

function topEntry(before: Understanding, shelf: Shelf, weights: Weights): Entry | undefined {
  const finding = answer(
    before,
    undefined,
    { turns: [], asOf: before.asOf, dated: false, limit: 1 },
    shelf,
    weights,
  );
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
  // Field by field, here and in what follows: compiled code is thrown away whenever an object of a new shape comes along.
  const finding = (part: Partial<Finding> & Pick<Finding, 'outcome'>): Finding => ({
    query: queryOf(understanding),
    outcome: part.outcome,
    reason: part.reason,
    hits: part.hits ?? [],
    confidence: part.confidence ?? (part.outcome === 'answered' ? 1 : 0),
    evidence: part.evidence,
    about: part.about ?? scope.about,
    otherVersions: scope.otherVersions,
    choices: part.choices ?? [],
    articleCount: part.articleCount,
  });
  const dated = request.dated || understanding.version.asOf !== undefined;
  const refusal = unanswerable(understanding, scope, shelf, dated);
  if (refusal) return finding({ outcome: 'not_found', reason: refusal });
  const asked = askedOf(understanding, scope, context, shelf, weights);
  const exact = exactFinding(understanding, scope, shelf, request.limit, asked);
  if (exact) return finding(exact);
  const ranked = search(asked, scope, shelf, weights).filter(
    ({ entry, view }) => isHeld(entry) || concerns(view, understanding),
  );
  const held = ranked.filter((r) => isHeld(r.entry));
  const hits = held.slice(0, request.limit).map((r) => new RankedHit(r, asked, shelf));
  const elsewhere = ranked[0] && !isHeld(ranked[0].entry) ? ranked : undefined;
  if (elsewhere && isSure(elsewhere, asked, scope))
    return finding({
      outcome: 'not_found',
      reason: 'text_not_held',
      about: elsewhere[0]!.entry.document,
      hits,
    });
  const decided = decide(asked, scope, held, hits);
  if (dated && decided.outcome === 'answered' && foundOutOfForce(understanding, held[0]!.entry, shelf))
    return finding({ ...decided, outcome: 'not_found', reason: 'not_in_force' });
  return finding(decided);
}

/** Whether a text not held is worth pointing at: not that of another place that the question does not name. */
function concerns({ region }: EntryView, { regions }: Understanding): boolean {
  return region === undefined || region === HOME || HOME_CITIES.includes(region) || regions.includes(region);
}

/** A class and no literal: accessors of a literal are made anew for each. */
class RankedHit implements Hit {
  readonly entry: Entry;
  readonly score: number;
  readonly locator: Locator;
  readonly text: string;
  readonly quote: string;
  readonly form: Hit['form'];
  readonly status: Hit['status'];
  readonly #ranked: Ranked;

  constructor(ranked: Ranked, asked: Asked, shelf: Shelf) {
    const { entry, view } = ranked;
    this.entry = entry;
    this.score = ranked.score;
    this.locator = entry.locator;
    this.text = view.shown;
    this.quote = quoteOf(view, ranked.segments, asked);
    this.form = entry.form;
    this.status = shelf.statusOn(entry.document, asked.understanding.asOf);
    this.#ranked = ranked;
  }

  /** Only an explanation asks for them. */
  get signals(): Hit['signals'] {
    return this.#ranked.signals;
  }
}

function queryOf(u: Understanding): Query {
  return {
    raw: u.raw,
    normalized: u.normalized,
    intents: u.intents,
    documents: u.works,
    version: u.version.named,
    locators: u.locators as readonly Locator[],
    terms: u.terms,
    asOf: u.asOf,
    completedFrom: u.completedFrom,
  };
}
