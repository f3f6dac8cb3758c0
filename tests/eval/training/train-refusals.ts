import type { Decision } from '../../../indexer/search/decide/decide.ts';
import { probability } from '../../../indexer/search/decide/trees.ts';
import { type Case, fitTrees } from './boosting.ts';
import { FOLDS, foldFor } from './cross-fitted.ts';
import type { Observed } from './observe.ts';
import { STARD_WEIGHT } from './question-sets.ts';
import type { Report } from './train-decisions.ts';
import type { Settings } from './train-signals.ts';

/** The decision, and what decides on the questions of a fold: fitted without them, by the same thresholds. */
export interface FittedDecision {
  readonly whole: Decision;
  readonly byFold: readonly Decision[];
}

/** Few trees of three questions each: dev questions without an answer are refused 3 points oftener than by 200 of two. */
const TREES = { rounds: 100, depth: 3, rate: 0.15, least: 40 };
/** What a question counts in the setting in which its document has no words of its own. */
export const BARE_WEIGHT = 0.5;
/** Share of the answerable questions that may be refused by a model that was fitted without them. */
const REFUSED = 0.025;

/** Fits the decision to answer; its thresholds are chosen by what models say of questions that they were fitted without. */
export function fitDecision({ train, dev }: Settings, report: Report): FittedDecision {
  const cases = [...casesOf(train.slice(0, 1), 1), ...casesOf(train.slice(1), BARE_WEIGHT)];
  const model = fitTrees(cases, TREES);
  const byFold = Array.from({ length: FOLDS }, (_, fold) =>
    fitTrees(
      cases.filter(({ id }) => foldFor(id) !== fold),
      TREES,
    ),
  );
  const inTurn: Judge = ({ evidence, question }) => probability(byFold[foldFor(question.id)]!, evidence);
  const fitted = judged(train[0] ?? []).filter((o) => o.question.set !== 'stard');
  const answerable = fitted.filter((o) => o.question.answerable);
  const quantile = (observed: readonly Observed[]): number => {
    const sorted = observed.map(inTurn).sort((a, b) => a - b);
    return Number((sorted[Math.floor(sorted.length * REFUSED)] ?? 0.3).toFixed(3));
  };
  const from = quantile(answerable.filter((o) => !goesOn(o)));
  const completed = quantile(answerable.filter(goesOn));
  report(`decision, from ${from}, completed from ${completed}`);
  const least = (o: Observed) => (goesOn(o) ? completed : from);
  tell('of questions fitted without', fitted, inTurn, least, report);
  tell('of the same, words left out', judged(train.slice(1).flat()), inTurn, least, report);
  const unseen: Judge = ({ evidence }) => probability(model, evidence);
  const [whole = [], ...bare] = dev;
  if (whole.length > 0) tell('of dev questions', judged(whole), unseen, least, report);
  if (whole.length > 0) tell('of dev questions, words left out', judged(bare.flat()), unseen, least, report);
  return { whole: { from, completed, model }, byFold: byFold.map((m) => ({ from, completed, model: m })) };
}

/** How likely the first passage answers. */
type Judge = (observed: Observed) => number;

function judged(observed: readonly Observed[]): Observed[] {
  return observed.filter((o) => !o.exact);
}

/** Prints how many are refused, wrongly and rightly by kind, and how true what is said of them is. */
function tell(
  name: string,
  observed: readonly Observed[],
  sure: Judge,
  least: (observed: Observed) => number,
  report: Report,
): void {
  const refused = (some: readonly Observed[]) =>
    `${((100 * some.filter((o) => sure(o) < least(o)).length) / Math.max(1, some.length)).toFixed(1)} of ${some.length}`;
  const [answerable, others] = [true, false].map((is) =>
    observed.filter((o) => o.question.answerable === is),
  );
  report(`  ${name}: refused wrongly ${refused(answerable!.filter((o) => !goesOn(o)))}`);
  report(`    completed ${refused(answerable!.filter(goesOn))}`);
  for (const kind of new Set(others!.map((o) => o.question.kind)))
    report(`    rightly, ${kind}: ${refused(others!.filter((o) => o.question.kind === kind))}`);
  for (const line of reliability(observed, sure)) report(line);
}

/** Observed with what was said before; see `observe`. */
function goesOn({ question }: Observed): boolean {
  return question.kind === 'followup';
}

interface NamedCase extends Case {
  readonly id: string;
}

function casesOf(observed: readonly (readonly Observed[])[], weight: number): NamedCase[] {
  return observed
    .flat()
    .filter((o) => !o.exact)
    .map(({ question, evidence, rank }) => ({
      id: question.id,
      evidence,
      outcome: outcomeOf({ question, rank }),
      weight: weight * (question.set === 'stard' ? STARD_WEIGHT : 1),
    }));
}

/** An answerable question that ranking missed is refused with less harm than one whose passage is shown. */
export function outcomeOf({ question, rank }: Pick<Observed, 'question' | 'rank'>): number {
  if (!question.answerable) return 0;
  if (rank >= 1 && rank <= 3) return 1;
  return rank > 0 ? 0.5 : 0.3;
}

/** Of each band of probability, how many were answered by one of the first three passages. */
function reliability(observed: readonly Observed[], sure: Judge): string[] {
  return [0, 0.2, 0.4, 0.6, 0.8].map((low) => {
    const band = observed.filter((o) => sure(o) >= low && sure(o) < low + 0.2 + (low === 0.8 ? 0.01 : 0));
    const right = band.filter(({ rank }) => rank >= 1 && rank <= 3).length;
    return `    said ${low.toFixed(1)}–${(low + 0.2).toFixed(1)}: true ${((100 * right) / Math.max(1, band.length)).toFixed(0)}% of ${band.length}`;
  });
}
