import type { SignalName } from '../../../indexer/search/rank/signals.ts';
import { fitRanking, hitRates, type RankedList } from './listwise.ts';
import type { Observed } from './observe.ts';
import type { Report } from './train-decisions.ts';

/** What each setting gave: the whole knowledge first, then the folds with words left out. */
export interface Settings {
  readonly train: readonly (readonly Observed[])[];
  readonly dev: readonly (readonly Observed[])[];
}

/** Where the weights begin and what they are held to: what each seemed worth by hand. */
export const START: Readonly<Record<SignalName, number>> = {
  ...{
    coverage: 1.2,
    around: 0.3,
    everyday: 0.6,
    wordless: 0.1,
    segment: 0.3,
    learned: 0.3,
    likeness: 0.4,
    answers: 0.2,
  },
  ...{ aspects: 0.05, quantities: 0.3, definition: 0.8, penalty: 0.15, penalUnasked: 0.04, matter: 0.3 },
  liability: 0.1,
  ownReport: 0.1,
  ...{ basis: 0.3, heading: 0.3, opening: 0.5, year: 0.15, mention: 1.2, contextDocument: 0.15 },
  ...{ ownLikeness: 0.1, ownCoverage: 0.1 },
  ...{ contextLikeness: 0.1, contextLiability: 0.3 },
  ...{ contextCited: 0.4, region: 0.3, currency: 0.5, authority: 0.03 },
};
/** How far weights are held to where they began. */
const PENALTY = 3;
/** What a question counts in the setting in which its document has no words of its own. */
const BARE_WEIGHT = 0.1;
/** Follow-ups are few, and have signals of their own to learn. */
const FOLLOW_UP = 1.3;
const digits = (share: number): string => (100 * share).toFixed(1);

/** Fits the weights of the ranking signals, the lexical score at 1. */
export function fitSignals(
  { train, dev }: Settings,
  report: Report,
): { readonly signals: Record<string, number> } {
  const begin = { lexical: 1, ...START };
  const weighted = [...listsOf(train.slice(0, 1), 1), ...listsOf(train.slice(1), BARE_WEIGHT)];
  const fitted = fitRanking(weighted, begin, PENALTY);
  const { lexical = 1, ...signals } = fitted;
  if (dev[0]?.length)
    for (const [name, weights] of [
      ['before', begin],
      ['fitted', fitted],
    ] as const) {
      const whole = hitRates(listsOf(dev.slice(0, 1), 1), weights);
      const bare = hitRates(listsOf(dev.slice(1), 1), weights);
      report(
        `signals ${name}, dev: hit@1/3 ${digits(whole.first)}/${digits(whole.three)}, words left out ${digits(bare.first)}/${digits(bare.three)}`,
      );
    }
  const scaled = Object.entries(signals).map(([name, w]) => [name, Number((w / lexical).toFixed(3))]);
  return { signals: Object.fromEntries(scaled) };
}

function listsOf(observed: readonly (readonly Observed[])[], weight: number): RankedList[] {
  return observed
    .flat()
    .filter(({ question, exact }) => question.answerable && !exact)
    .map(({ question, list }) => ({
      ...list,
      weight: weight * (question.kind === 'followup' ? FOLLOW_UP : 1),
    }));
}
