import { probability, type Trees } from '../../../indexer/search/decide/trees.ts';
import { type Case, fitTrees } from './boosting.ts';
import type { Observed } from './observe.ts';
import { STARD_WEIGHT } from './question-sets.ts';
import type { Report } from './train-decisions.ts';
import type { Settings } from './train-signals.ts';

export interface Decision {
  /** The probability below which a question is refused that stands by itself. */
  readonly from: number;
  /** …and one that is completed from the talk before it. */
  readonly completed: number;
  readonly model: Trees;
}

/** Few trees of three questions each: dev questions without an answer are refused 3 points oftener than by 200 of two. */
const TREES = { rounds: 100, depth: 3, rate: 0.15, least: 40 };
const BARE_WEIGHT = 0.15;
/** Share of the answerable dev questions that may be refused. */
const REFUSED = 0.05;

/** Fits the decision to answer on the train split; its threshold is chosen on the dev split. */
export function fitDecision({ train, dev }: Settings, report: Report): Decision {
  const model = fitTrees([...casesOf(train.slice(0, 1), 1), ...casesOf(train.slice(1), BARE_WEIGHT)], TREES);
  const sure = ({ evidence }: Observed) => probability(model, evidence);
  const judged = (observed: readonly Observed[]) => observed.filter((o) => !o.exact);
  const [whole = [], ...bare] = dev;
  const answerable = judged(whole).filter((o) => o.question.answerable);
  const [goingOn, alone] = [answerable.filter(goesOn), answerable.filter((o) => !goesOn(o))];
  const quantile = (observed: readonly Observed[]): number => {
    const sorted = observed.map(sure).sort((a, b) => a - b);
    return Number((sorted[Math.floor(sorted.length * REFUSED)] ?? 0.3).toFixed(3));
  };
  const [from, completed] = [quantile(alone), quantile(goingOn)];
  const isRefused = (o: Observed) => sure(o) < (goesOn(o) ? completed : from);
  const refused = (observed: readonly Observed[]) =>
    `${((100 * observed.filter(isRefused).length) / Math.max(1, observed.length)).toFixed(1)} of ${observed.length}`;
  report(`decision, from ${from}: dev questions refused wrongly ${refused(alone)}`);
  report(`  completed, from ${completed}: wrongly ${refused(goingOn)}`);
  report(`  words left out: wrongly ${refused(judged(bare.flat()))}`);
  const kinds = new Set(whole.filter((o) => !o.question.answerable).map((o) => o.question.kind));
  for (const kind of kinds)
    report(
      `  rightly, ${kind}: ${refused(judged(whole).filter((o) => !o.question.answerable && o.question.kind === kind))}`,
    );
  for (const line of reliability(judged(whole), sure)) report(line);
  return { from, completed, model };
}

/** Observed with what was said before; see `observe`. */
function goesOn({ question }: Observed): boolean {
  return question.kind === 'followup';
}

function casesOf(observed: readonly (readonly Observed[])[], weight: number): Case[] {
  return observed
    .flat()
    .filter((o) => !o.exact)
    .map(({ question, evidence, rank }) => ({
      evidence,
      outcome: outcomeOf(question.answerable, rank),
      weight: weight * (question.set === 'stard' ? STARD_WEIGHT : 1),
    }));
}

/** An answerable question that ranking missed is refused with less harm than one whose passage is shown. */
function outcomeOf(answerable: boolean, rank: number): number {
  if (!answerable) return 0;
  if (rank >= 1 && rank <= 3) return 1;
  return rank > 0 ? 0.5 : 0.3;
}

/** Of each band of probability, how many were answered by one of the first three passages. */
function reliability(observed: readonly Observed[], sure: (o: Observed) => number): string[] {
  return [0, 0.2, 0.4, 0.6, 0.8].map((low) => {
    const band = observed.filter((o) => sure(o) >= low && sure(o) < low + 0.2 + (low === 0.8 ? 0.01 : 0));
    const right = band.filter(({ rank }) => rank >= 1 && rank <= 3).length;
    return `  said ${low.toFixed(1)}–${(low + 0.2).toFixed(1)}: true ${((100 * right) / Math.max(1, band.length)).toFixed(0)}% of ${band.length}`;
  });
}
