import { bestSegment, type Evidence, evidenceOf } from '../../../indexer/search/decide/evidence.ts';
import { unanswerable, unheldWork } from '../../../indexer/search/decide/guards.ts';
import { periodOf } from '../../../indexer/search/decide/period.ts';
import { type Target, targetOf } from '../../../indexer/search/decide/target.ts';
import { isHeld } from '../../../indexer/search/entries.ts';
import { type FindRooms, readingRooms } from '../../../indexer/search/find.ts';
import type { KnowledgeStore } from '../../../indexer/search/knowledge-store.ts';
import { viewOf } from '../../../indexer/search/rank/entry-view.ts';
import { rank } from '../../../indexer/search/rank/rank.ts';
import { wordFeatures } from '../../../indexer/search/rank/word-by-word.ts';
import { retrievePassages } from '../../../indexer/search/retrieve-passages.ts';
import { inPassage } from '../../../indexer/search/understand/in-context.ts';
import type { Reading } from '../../../indexer/search/understand/reading.ts';
import { understand } from '../../../indexer/search/understand/understand.ts';
import type { Understanding } from '../../../indexer/search/understand/understanding.ts';
import { weighQuestion } from '../../../indexer/search/weigh-question.ts';
import type { IsoDate } from '../../../indexer/types.ts';
import type { RankedList } from './listwise.ts';
import { answers, type Question } from './question-sets.ts';

/** The day on which questions are asked in training and measuring. */
export const DAY: IsoDate = '2025-01-01';

/** What a search for a question saw. */
export interface Observed {
  readonly question: Question;
  readonly list: RankedList;
  readonly evidence: Evidence;
  /** What the best passage holds and lacks of it, as features; none where there is no passage. */
  readonly words: readonly string[];
  /** Rank of the first passage that answers, from 1; 0 for none. */
  readonly rank: number;
  /** It names a place, which is looked up and not ranked, or a rule refuses it: what passages hold decides nothing. */
  readonly exact: boolean;
  /** Of a follow-up behind a passage that was found, whether that answers it as well. */
  readonly stays?: boolean;
}

/** Observes a question by itself, or as completed from its turns with the passage that answered the one before. */
export async function observe(question: Question, rooms: FindRooms): Promise<Observed> {
  const turns = question.kind === 'followup' ? question.turns : [];
  const message = await understand(question.question, turns, DAY, rooms.background);
  const { value: context } = await message.inContext()[Symbol.asyncIterator]().next();
  if (!context) return look(question, { from: 'alone', understanding: message.alone }, rooms);
  const before = await look(question, { from: 'alone', understanding: context.before }, rooms);
  const passage = before.first;
  const joined = context.understanding;
  const { versionsOf } = readingRooms(rooms);
  const understanding = passage ? inPassage(joined, [passage], versionsOf) : joined;
  const seen = await look(question, { from: 'joined', understanding, passage }, rooms);
  return passage ? { ...seen, stays: answers(question, { entry: passage }, viewOf(passage).shown) } : seen;
}

async function look(question: Question, { understanding, passage }: Reading, rooms: FindRooms) {
  const { store, weights, background } = rooms;
  const target = await targetOf(understanding, store);
  const asked = await weighQuestion(understanding, target, passage, rooms);
  const { close } = await retrievePassages(asked, target, store, weights);
  const ranked = rank(close, asked, weights, close.length).filter((r) => isHeld(r.entry));
  const [first] = ranked;
  const right = ranked.map((r) => answers(question, r, r.view.shown));
  return {
    question,
    list: {
      weight: 1,
      passages: ranked.map((r, i) => ({ signals: { lexical: r.lexical, ...r.values }, right: right[i]! })),
    },
    evidence: evidenceOf(ranked, asked, target),
    words: first ? wordFeatures(asked, first.view, bestSegment(first), background.tokenizer) : [],
    rank: right.indexOf(true) + 1,
    exact: understanding.locators.length > 0 || (await isRefused(understanding, target, store)),
    first: first?.entry,
  };
}

/** Whether a rule refuses it, whatever is found. */
async function isRefused(
  understanding: Understanding,
  target: Target,
  store: KnowledgeStore,
): Promise<boolean> {
  return (
    periodOf(understanding, target, store)?.missing === true ||
    (await unheldWork(understanding, target, store)) !== undefined ||
    (await unanswerable(understanding, target, store, true)) !== undefined
  );
}
