import { talkOf, wantsWords } from '../language/zh/talk.ts';
import type { Entry, Finding } from '../types.ts';
import { answeredAlone } from './answered-alone.ts';
import type { ApprovedFinder } from './approved.ts';
import { amountAlone } from './decide/amount-alone.ts';
import type { Decider } from './decide/decide.ts';
import { documentFacts } from './decide/document-facts.ts';
import { exactFinding } from './decide/exact-finding.ts';
import { unanswerable, unheldWork } from './decide/guards.ts';
import { inNamedChapter } from './decide/named-chapter.ts';
import { newestFirst, periodOf, withPeriod } from './decide/period.ts';
import { targetOf } from './decide/target.ts';
import { unclear } from './decide/unclear.ts';
import { type FindRequest, findingFor } from './finding-for.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import { type Ranked, rank } from './rank/rank.ts';
import type { WordByWord } from './rank/word-by-word.ts';
import { type Answerer, isSure, type ReadingRooms } from './read-in-context.ts';
import { bestReading } from './readings.ts';
import { type RerankOptions, reranked } from './rerank/reranker.ts';
import { retrievePassages } from './retrieve-passages.ts';
import { type OneOf, partings, severalOf, together, unsearched } from './several.ts';
import type { Background } from './understand/background.ts';
import type { Reading } from './understand/reading.ts';
import { sidesOf } from './understand/sides.ts';
import { understand } from './understand/understand.ts';
import { weighQuestion } from './weigh-question.ts';
import type { Weights } from './weights.ts';

/** Ranked passages that deciding and answering look at. */
const KEPT = 12;

/** What answering works with. */
export interface FindRooms {
  readonly store: KnowledgeStore;
  readonly background: Background;
  readonly weights: Weights;
  /** What a passage holds and lacks of a question. */
  readonly wordByWord: WordByWord;
  /** Tells whether passages answer. */
  readonly decider: Decider;
  readonly rerank: RerankOptions;
  /** Answers that a department has bound to questions, where there are any. */
  readonly approved?: ApprovedFinder | undefined;
}

/**
 * The way of a question: understood, in one reading or more, each answered; the one that answers best is the finding. What
 * is said to the assistant is not searched, and the questions of one message are answered one by one.
 */
export async function find(question: string, request: FindRequest, rooms: FindRooms): Promise<Finding> {
  // The words of what was shown are shown with it.
  if (wantsWords(question)) {
    const before = request.turns.findLastIndex((turn) => !talkOf(turn) && !wantsWords(turn));
    const turns = request.turns.slice(0, Math.max(0, before));
    if (before >= 0) return find(request.turns[before]!, { ...request, turns }, rooms);
  }
  const talk = talkOf(question);
  if (talk) return unsearched(question, request.asOf, { outcome: 'not_found', reason: 'not_in_texts', talk });
  const oneByOne = (several: readonly OneOf[]) =>
    together(question, request, several, (part, turns) => findOne(part, { ...request, turns }, rooms));
  const several = severalOf(question);
  if (several.length > 0) return oneByOne(several);
  const found = await findOne(question, request, rooms);
  if (found.outcome !== 'not_found' || found.reason !== 'not_in_texts') return found;
  for (const { parts, least } of partings(question)) {
    const parted = await oneByOne(parts);
    if (parted.parts!.filter(isSure).length >= least) return parted;
  }
  return found;
}

/** One question: asked back where it names nothing, its two sides where it compares, else answered. */
async function findOne(question: string, request: FindRequest, rooms: FindRooms): Promise<Finding> {
  const message = await understand(question, request.turns, request.asOf, rooms.background);
  const approved = request.dated ? undefined : await rooms.approved?.(message, request.asOf);
  if (approved) return approved;
  if (message.earlier === 0) {
    const choices = unclear(message.alone, rooms.store);
    const part = { outcome: 'clarify', reason: 'ambiguous', choices } as const;
    if (choices) return unsearched(question, request.asOf, part);
  }
  const sides = sidesOf(message.alone, rooms.store);
  const asOne = () => bestReading(message, answerer(request, rooms), readingRooms(rooms));
  if (sides.length < 2) return asOne();
  const found = await together(question, request, sides, (side) =>
    findOne(side, { ...request, turns: [] }, rooms),
  );
  const compared = { ...found, compared: true };
  if (found.outcome === 'answered') return compared;
  const whole = await asOne();
  return whole.outcome === 'answered' ? whole : compared;
}

/** What telling readings apart works with. */
export function readingRooms({ store, weights, background }: FindRooms): ReadingRooms {
  return {
    matching: weights.matching,
    embedding: background.embedding,
    versionsOf: ({ id }) => {
      const held = store.works.get(id)?.expressions.filter((d) => d.text !== 'none');
      const years = background.works.find((work) => work.id === id)?.years;
      return { years: years ?? new Set(), several: (held?.length ?? 0) > 1 };
    },
  };
}

/** Answers readings of one request. */
export function answerer(request: FindRequest, rooms: FindRooms): Answerer {
  return (reading, dated = request.dated) => {
    if (reading.from !== 'alone' || reading.first || dated)
      return answer(reading, { ...request, dated }, rooms);
    const { understanding } = reading;
    return answeredAlone(understanding, request.limit, rooms, () =>
      answer({ from: 'alone', understanding }, { ...request, dated }, rooms),
    );
  };
}

/** The finding for one reading: refused outright, looked up, or retrieved, ranked and decided. */
async function answer(
  { from, understanding: said, passage, first }: Reading,
  request: FindRequest,
  rooms: FindRooms,
): Promise<Finding> {
  const { store, weights, rerank } = rooms;
  const named = await targetOf(said, store);
  const understanding = inNamedChapter(said, named, passage);
  const target = understanding === said ? named : await targetOf(understanding, store);
  const finding = findingFor(understanding, target, request, store, weights);

  const facts = target.versionMissing ? undefined : documentFacts(understanding, target, store, passage);
  if (facts) return finding.exact(facts);

  const period = periodOf(understanding, target, store);
  if (period?.missing) {
    const asked = await weighQuestion(understanding, target, passage, rooms);
    const near = await retrievePassages(asked, { ...target, entries: period.entries }, store, weights);
    return finding.nearest(rank(near.close, asked, weights, KEPT), asked, period.told);
  }

  const unheld = await unheldWork(understanding, target, store);
  const refusal = unheld === undefined && (await unanswerable(understanding, target, store, finding.dated));
  if (refusal) return withPeriod(finding.refused(refusal), period, () => finding.refused(refusal));
  const amount = amountAlone(understanding, store, request.limit);
  if (amount) return finding.exact(amount);

  const asked = await weighQuestion(understanding, target, passage, rooms);
  const exact = unheld === undefined && exactFinding(understanding, target, store, request.limit, asked);
  if (exact) return finding.exact(exact);

  const scoped = period?.entries ? { ...target, entries: period.entries } : target;
  const again = from !== 'alone' && from !== 'joined';
  const { close } = await retrievePassages(
    asked,
    scoped,
    store,
    again ? { ...weights, ...weights.again } : weights,
  );
  const ranked = rank(close, asked, weights, first ? close.length : KEPT);
  const ordered = await reranked(
    beginningWith(first, ranked).slice(0, KEPT),
    understanding.normalized,
    rerank,
  );
  if (unheld !== undefined) return finding.unheld(unheld, ordered, asked);
  const newest = newestFirst(ordered, period);
  return withPeriod(finding.decided(newest, asked, rooms.decider), period, () =>
    finding.nearest(newest, asked, period?.told),
  );
}

/** Ranked passages with one of them, where it is among them, before the others, and why it stands there. */
function beginningWith(first: Entry | undefined, ranked: readonly Ranked[]): readonly Ranked[] {
  const place = ranked.findIndex(({ entry }) => entry === first);
  if (place < 1) return ranked;
  const found = ranked[place]!;
  const notes = [...found.notes, { name: 'together', value: place }];
  return [{ ...found, notes }, ...ranked.filter((one) => one !== found)];
}
