import { loadHoldings } from '../../indexer/search/holdings.ts';
import { openIndexOf } from '../../indexer/search/index-of.ts';
import { libraryOf } from '../../indexer/search/library.ts';
import { SIGNALS, type SignalName } from '../../indexer/search/rank/signals.ts';
import { DEFAULT, type Weights } from '../../indexer/search/weights.ts';
import { type GoldQuestion, readQuestions } from './gold.ts';

/** What a signal gains: reciprocal rank with it minus without it. */
export interface SignalGain {
  readonly name: SignalName;
  /** Mean over all questions. */
  readonly gain: number;
  /** Least and greatest mean gain of the five folds: a gain that only one fold shows is chance. */
  readonly folds: readonly [number, number];
  readonly better: readonly string[];
  readonly worse: readonly string[];
}

const FOLDS = 5;
const AS_OF = '2025-01-01';

/** Leaves out each signal in turn and measures the change on the dev questions, by folds. */
export async function signalGains(dirs: readonly string[], reference: string): Promise<SignalGain[]> {
  const now = () => new Date(`${AS_OF}T00:00:00Z`);
  const holdings = await loadHoldings(dirs);
  const opened = await openIndexOf(holdings, { now });
  const questions = readQuestions(reference);
  const ranksWith = async (weights: Weights) => {
    const library = await libraryOf(holdings, { now, opened, weights });
    const out: number[] = [];
    for (const q of questions) out.push(await reciprocalRank(q, library.find));
    return out;
  };
  const base = await ranksWith(DEFAULT);
  const gains: SignalGain[] = [];
  for (const name of Object.keys(SIGNALS) as SignalName[]) {
    const without = await ranksWith({ ...DEFAULT, signals: { ...DEFAULT.signals, [name]: 0 } });
    const change = base.map((r, i) => r - without[i]!);
    const folds = Array.from({ length: FOLDS }, (_, f) => mean(change.filter((_c, i) => i % FOLDS === f)));
    gains.push({
      name,
      gain: mean(change),
      folds: [Math.min(...folds), Math.max(...folds)],
      better: questions.filter((_q, i) => change[i]! > 0).map((q) => q.id),
      worse: questions.filter((_q, i) => change[i]! < 0).map((q) => q.id),
    });
  }
  return gains;
}

async function reciprocalRank(
  question: GoldQuestion,
  find: Awaited<ReturnType<typeof libraryOf>>['find'],
): Promise<number> {
  const { hits } = await find(question.question, { turns: question.turns, asOf: AS_OF, limit: 5 });
  const at = hits.findIndex(question.answers);
  return at < 0 ? 0 : 1 / (at + 1);
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

/** The gains as a table. */
export function gainTable(gains: readonly SignalGain[]): string[] {
  const row = (g: SignalGain) =>
    `${g.name.padEnd(14)} ${g.gain.toFixed(4).padStart(8)}  [${g.folds.map((f) => f.toFixed(3)).join(', ')}]  升 ${g.better.length} ${g.better.slice(0, 6).join(' ')}  降 ${g.worse.length}`;
  return ['signal          MRR gain  least and greatest fold', ...gains.map(row)];
}
