import { bestSegment, type Evidence, evidenceOf } from '../../../indexer/search/decide/evidence.ts';
import { unanswerable, unheldWork } from '../../../indexer/search/decide/guards.ts';
import { periodOf } from '../../../indexer/search/decide/period.ts';
import { type Target, targetOf } from '../../../indexer/search/decide/target.ts';
import { isHeld } from '../../../indexer/search/entries.ts';
import { type FindRooms, readingRooms } from '../../../indexer/search/find.ts';
import { type Ranked, rank } from '../../../indexer/search/rank/rank.ts';
import { SIGNAL_NAMES, type WeighedQuestion } from '../../../indexer/search/rank/signals.ts';
import { wordFeatures } from '../../../indexer/search/rank/word-by-word.ts';
import { retrievePassages } from '../../../indexer/search/retrieve-passages.ts';
import type { Tokenizer } from '../../../indexer/search/tokenize.ts';
import { inPassage } from '../../../indexer/search/understand/in-context.ts';
import type { Reading } from '../../../indexer/search/understand/reading.ts';
import { understand } from '../../../indexer/search/understand/understand.ts';
import { weighQuestion } from '../../../indexer/search/weigh-question.ts';
import type { Weights } from '../../../indexer/search/weights.ts';
import type { IsoDate } from '../../../indexer/types.ts';
import type { RankedList } from './listwise.ts';
import { answers, type Question } from './question-sets.ts';

/** The day on which questions are asked in training and measuring. */
export const DAY: IsoDate = '2025-01-01';

/** Passages that are looked at for a question without an answer: none of them is to be put first. */
const MOST_UNANSWERED = 24;

/** What a search for a question found, before what the signals count is known. */
export interface Found {
  readonly question: Question;
  readonly asked: WeighedQuestion;
  readonly target: Target;
  /** The candidates held, in the order of the weights that it was found with. */
  readonly passages: readonly Ranked[];
  /** The candidates that answer. */
  readonly right: ReadonlySet<Ranked>;
  /** It names a place, which is looked up and not ranked, or a rule refuses it: what passages hold decides nothing. */
  readonly exact: boolean;
}

/** What judging a search saw. */
export interface Observed extends Pick<Found, 'question' | 'exact'> {
  readonly evidence: Evidence;
  /** What the best passage holds and lacks of it, as features; none where there is no passage. */
  readonly words: readonly string[];
  /** Rank of the first passage that answers, from 1; 0 for none. */
  readonly rank: number;
}

/** Searches for a question by itself, or as completed from its turns with the passage that answered the one before. */
export async function findFor(question: Question, rooms: FindRooms): Promise<Found> {
  const turns = question.kind === 'followup' ? question.turns : [];
  const message = await understand(question.question, turns, DAY, rooms.background);
  const [context] = await message.inContext();
  if (!context) return look(question, { from: 'alone', understanding: message.alone }, rooms);
  const before = await look(question, { from: 'alone', understanding: context.before }, rooms);
  const passage = before.passages[0]?.entry;
  const joined = context.understanding;
  const { versioned } = readingRooms(rooms);
  const understanding = passage ? inPassage(joined, passage, versioned) : joined;
  return look(question, { from: 'joined', understanding, passage }, rooms);
}

async function look(
  question: Question,
  { understanding, passage }: Reading,
  rooms: FindRooms,
): Promise<Found> {
  const { store, weights } = rooms;
  const target = await targetOf(understanding, store);
  const asked = await weighQuestion(understanding, target, passage, rooms);
  const { close } = await retrievePassages(asked, target, store, weights);
  const kept = question.answerable ? close.length : MOST_UNANSWERED;
  const passages = rank(close, asked, weights, kept).filter((r) => isHeld(r.entry));
  const right = new Set(passages.filter((r) => answers(question, r, r.view.shown)));
  const refused =
    periodOf(understanding, target, store)?.missing ||
    (await unheldWork(understanding, target, store)) !== undefined ||
    (await unanswerable(understanding, target, store, true)) !== undefined;
  return { question, asked, target, passages, right, exact: refused || understanding.locators.length > 0 };
}

/** What ranking learns from. */
export function listOf({ passages, right }: Found): RankedList {
  return {
    weight: 1,
    passages: passages.map((r) => ({ signals: { lexical: r.lexical, ...r.values }, right: right.has(r) })),
  };
}

/** Judges what was found, in the order that some weights give it. */
export function observe(found: Found, weights: Weights, tokenizer: Tokenizer): Observed {
  const { question, asked, target, right, exact } = found;
  const ranked = found.passages
    .map((r) => ({ ...r, score: scoreOf(r, weights), right: right.has(r) }))
    .sort((a, b) => b.score - a.score);
  const [first] = ranked;
  return {
    question,
    exact,
    evidence: evidenceOf(ranked, asked, target),
    words: first ? wordFeatures(asked, first.view, bestSegment(first), tokenizer) : [],
    rank: ranked.findIndex((r) => r.right) + 1,
  };
}

function scoreOf(
  { lexical, sameDocument, values }: Ranked,
  { sameDocument: share, signals }: Weights,
): number {
  return SIGNAL_NAMES.reduce(
    (sum, name) => sum + values[name] * signals[name],
    lexical + share * sameDocument,
  );
}
