import { wordingOf } from '../../../indexer/search/all-together.ts';
import { continuityOf } from '../../../indexer/search/decide/continuity.ts';
import { type FoundReading, FUSED, fusionOf, type Wording } from '../../../indexer/search/decide/fusion.ts';
import { probability, sumOf, type Trees } from '../../../indexer/search/decide/trees.ts';
import { answerer, type FindRooms, readingRooms } from '../../../indexer/search/find.ts';
import { type InContextFinding, readInContext } from '../../../indexer/search/read-in-context.ts';
import { isSettled, LIKELY } from '../../../indexer/search/readings.ts';
import { understand } from '../../../indexer/search/understand/understand.ts';
import type { Entry, Finding } from '../../../indexer/types.ts';
import { type Case, fitOrder, fitTrees, type ListOfCases } from './boosting.ts';
import { AFTER, foldFor } from './cross-fitted.ts';
import { DAY } from './observe.ts';
import { answers, type Question } from './question-sets.ts';
import type { Report } from './train-decisions.ts';

/**
 * Four questions in a row: how a message is worded, how it is answered by itself, how in context. With three, of questions that the
 * model was fitted without, follow-ups are answered as often, and half a point more changes of subject are taken for follow-ups.
 */
const TREES = { rounds: 90, depth: 4, rate: 0.12, least: 12 };
/** Few trees: they ship. */
const ORDER = { rounds: 150, depth: 3, rate: 0.1, least: 20 };
/** What a message asked behind an unrelated one counts: there are as many as of all others. */
const UNRELATED_WEIGHT = 0.5;
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
  /** What each reading found, the message by itself first; how likely each is, is told by models fitted without the question. */
  readonly found: readonly Omit<FoundReading, 'probability'>[];
  readonly wording: Wording;
  /** The passages that answer. */
  readonly right: ReadonlySet<Entry>;
}

/** The choice among readings, and the order that they give together. */
export interface FittedReadings {
  readonly readings: Trees;
  readonly fusion: Trees;
}

/** Fits the choice between a message by itself and in the light of the talk before it, and the order of what all readings find. */
export async function fitReadings(
  train: readonly AskedIn[],
  dev: readonly AskedIn[],
  report: Report,
): Promise<FittedReadings> {
  const observed = await compareAll(train);
  const readings = fitChoice(observed);
  const held = await compareAll(dev);
  for (const kind of held.length > 0 ? KINDS : []) tellChoice(kind, held, readings, report);
  return { readings, fusion: fitFusion(observed, report) };
}

const KINDS = ['followup', 'subject_change'];

function fitChoice(conversations: readonly Conversation[]): Trees {
  return fitTrees(
    conversations.flatMap((c) => c.others.map((o) => o.case)),
    TREES,
  );
}

function tellChoice(kind: string, held: readonly Conversation[], model: Trees, report: Report): void {
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

const HALVES = 2;

/** Fits the order on what models say of readings that were fitted on the other half of the conversations. */
function fitFusion(conversations: readonly Conversation[], report: Report): Trees {
  const half = ({ question }: Conversation) => foldFor(question.id) % HALVES;
  const halves = Array.from({ length: HALVES }, (_, n) => conversations.filter((c) => half(c) === n));
  const lists = halves.map((some, n) => {
    const choice = fitChoice(conversations.filter((c) => half(c) !== n));
    return some.map((conversation) => ({ conversation, list: listOf(conversation, choice) }));
  });
  const fit = (some: typeof lists) =>
    fitOrder(
      some.flat().map(({ list }) => list),
      ORDER,
    );
  for (const [n, some] of lists.entries()) {
    const model = fit(lists.filter((_, other) => other !== n));
    for (const kind of KINDS) {
      const asked = some.filter(
        ({ conversation: { question } }) => question.kind === kind && question.answerable,
      );
      const firsts = asked.filter(({ list: { cases } }) => {
        const sums = cases.map(({ evidence }) => sumOf(model, evidence));
        return cases[sums.indexOf(Math.max(...sums))]?.right;
      });
      report(
        `fusion, half ${n}, ${kind} (${asked.length}): first ${((100 * firsts.length) / Math.max(1, asked.length)).toFixed(1)}`,
      );
    }
  }
  return fit(lists);
}

function listOf({ question, found, others, wording, right }: Conversation, choice: Trees): ListOfCases {
  const readings = found.map((reading, i) => {
    const other = others[i - 1];
    return { ...reading, probability: other ? probability(choice, other.case.evidence) : 0 };
  });
  const [alone, joined] = readings;
  const settled = alone && joined && isSettled(alone.finding, joined);
  const cases = [...fusionOf(settled ? readings.slice(0, 2) : readings, wording)].map(
    ([entry, evidence]) => ({
      evidence,
      right: right.has(entry),
    }),
  );
  return { cases, weight: question.id.includes(AFTER) ? UNRELATED_WEIGHT : 1 };
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
  const request = { turns: question.turns, asOf: DAY, dated: true, limit: FUSED };
  const answer = answerer(request, rooms);
  const rankOf = ({ hits }: Finding) => hits.findIndex((h) => answers(question, h, h.text)) + 1 || NOWHERE;
  const refuses = ({ outcome }: Finding) => outcome === 'not_found';
  const alone = await answer({ from: 'alone', understanding: message.alone });
  const others: InContextFinding[] = [];
  for await (const other of readInContext(message, alone, answer, readingRooms(rooms))) others.push(other);
  if (others.length === 0) return undefined;
  const goesOn = question.kind === 'followup' ? 1 : 0;
  const found = [
    { reading: { from: 'alone' as const, understanding: message.alone }, back: 0, finding: alone },
    ...others.map(({ reading, finding, compared: { back } }) => ({ reading, back, finding })),
  ];
  const hits = found.flatMap(({ finding }) => finding.hits);
  return {
    question,
    alone: rankOf(alone),
    found,
    wording: wordingOf(message),
    right: new Set(hits.filter((h) => answers(question, h, h.text)).map(({ entry }) => entry)),
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
