import { continuityOf } from '../../../indexer/search/decide/continuity.ts';
import { probability, type Trees } from '../../../indexer/search/decide/trees.ts';
import { answerer, type FindRooms, readingRooms } from '../../../indexer/search/find.ts';
import { LIKELY, readInContext } from '../../../indexer/search/readings.ts';
import { understand } from '../../../indexer/search/understand/understand.ts';
import type { Finding } from '../../../indexer/types.ts';
import { type Case, fitTrees } from './boosting.ts';
import { DAY } from './observe.ts';
import { answers, type Question } from './question-sets.ts';
import type { Report } from './train-decisions.ts';

/**
 * Four questions in a row: how a message is worded, how it is answered by itself, how in context. With three, of questions that the
 * model was fitted without, follow-ups are answered as often, and half a point more changes of subject are taken for follow-ups.
 */
const TREES = { rounds: 90, depth: 4, rate: 0.12, least: 12 };
/** A reading that changes nothing teaches little; one of a follow-up without answer, something. */
const ALIKE_WEIGHT = 0.15;
const UNANSWERABLE_WEIGHT = 0.6;
/** A passage that is not among those shown. */
const NOWHERE = 9;

/** A question with what answers it: models that were fitted without it. */
export interface AskedIn {
  readonly question: Question;
  readonly rooms: FindRooms;
}

interface Conversation {
  readonly question: Question;
  readonly alone: number;
  readonly others: readonly { readonly rank: number; readonly case: Case }[];
}

/** Fits the choice between a message by itself and in the light of the talk before it. */
export async function fitReadings(
  train: readonly AskedIn[],
  dev: readonly AskedIn[],
  report: Report,
): Promise<Trees> {
  const observed = await compareAll(train);
  const model = fitTrees(
    observed.flatMap((c) => c.others.map((o) => o.case)),
    TREES,
  );
  const held = await compareAll(dev);
  for (const kind of held.length > 0 ? ['followup', 'subject_change'] : []) {
    const asked = held.filter((c) => c.question.kind === kind && c.question.answerable);
    const first = (rank: (c: Conversation) => number) =>
      ((100 * asked.filter((c) => rank(c) === 1).length) / Math.max(1, asked.length)).toFixed(1);
    const chosen = (c: Conversation) => {
      const best = c.others
        .map((o) => ({ rank: o.rank, meant: probability(model, o.case.evidence) }))
        .reduce((a, b) => (b.meant > a.meant ? b : a));
      return best.meant >= LIKELY ? best.rank : c.alone;
    };
    report(
      `readings, dev ${kind} (${asked.length}): hit@1 alone ${first((c) => c.alone)}, chosen ${first(chosen)}, best ${first((c) => Math.min(c.alone, ...c.others.map((o) => o.rank)))}`,
    );
  }
  return model;
}

async function compareAll(all: readonly AskedIn[]): Promise<Conversation[]> {
  const out: Conversation[] = [];
  for (const asked of all) {
    const compared = await compare(asked);
    if (compared) out.push(compared);
  }
  return out;
}

async function compare({ question, rooms }: AskedIn): Promise<Conversation | undefined> {
  if (question.turns.length === 0) return undefined;
  const message = await understand(question.question, question.turns, DAY, rooms.background);
  if (message.pointing) return undefined;
  const request = { turns: question.turns, asOf: DAY, dated: true, limit: 5 };
  const answer = answerer(request, rooms);
  const rankOf = ({ hits }: Finding) => hits.findIndex((h) => answers(question, h, h.text)) + 1 || NOWHERE;
  const refuses = ({ outcome }: Finding) => outcome === 'not_found';
  const alone = await answer({ from: 'alone', understanding: message.alone });
  const others = await readInContext(message, alone, answer, readingRooms(rooms));
  if (others.length === 0) return undefined;
  const goesOn = question.kind === 'followup' ? 1 : 0;
  return {
    question,
    alone: rankOf(alone),
    others: others.map(({ finding, compared }) => {
      const rank = rankOf(finding);
      const [better, worse] = question.answerable
        ? [rank < rankOf(alone), rank > rankOf(alone)]
        : [refuses(finding) && !refuses(alone), refuses(alone) && !refuses(finding)];
      const outcome = better ? 1 : worse ? 0 : goesOn;
      const whole = question.answerable || goesOn === 0;
      const weight = !(better || worse) ? ALIKE_WEIGHT : whole ? 1 : UNANSWERABLE_WEIGHT;
      return { rank, case: { evidence: continuityOf(compared), outcome, weight } };
    }),
  };
}
