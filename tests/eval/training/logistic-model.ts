import { type FeatureModel, PARTS } from '../../../indexer/search/feature-weights.ts';
import { randomFrom, shuffle } from './random.ts';

/** A text's features with what is true of it. */
export interface LogisticCase {
  readonly features: readonly string[];
  /** The share of each class, which are 1 together; with one output, how true it is, 0 to 1. */
  readonly outcome: readonly number[];
  readonly weight?: number;
}

const ROUNDS = 12;
const RATE = 0.3;
const BIAS_RATE = 0.02;
const PENALTY = 3e-4;
/** Seen less often, a feature is chance. */
const LEAST = 2;
/** Weights smaller than this, in parts, are left out of the file. */
const SMALL = 3;

/**
 * Fits a logistic model, multinomial where there are classes, by AdaGrad. The cases are taken in an order of chance, the same every
 * time: sets that come one behind the other would be learned one over the other.
 */
export function fitLogistic(cases: readonly LogisticCase[]): FeatureModel {
  const outputs = cases[0]?.outcome.length ?? 0;
  const counts = new Map<string, number>();
  for (const { features } of cases) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const names = [...counts].filter(([, n]) => n >= LEAST).map(([f]) => f);
  const numbers = new Map(names.map((f, i) => [f, i]));
  const weights = Array.from({ length: outputs }, () => new Float64Array(names.length));
  const squares = Array.from({ length: outputs }, () => new Float64Array(names.length).fill(1e-6));
  const bias = new Array<number>(outputs).fill(0);
  const data = cases.map(({ features, outcome, weight = 1 }) => ({
    outcome,
    weight,
    scale: 1 / Math.sqrt(features.length + 1),
    x: features.flatMap((f) => numbers.get(f) ?? []),
  }));
  shuffle(data, randomFrom(1));
  for (let round = 0; round < ROUNDS; round++)
    for (const { x, scale, outcome, weight } of data) {
      const sums = bias.map((b, k) => b + scale * x.reduce((sum, i) => sum + weights[k]![i]!, 0));
      const shares = sharesOf(sums);
      for (let k = 0; k < outputs; k++) {
        const error = weight * (shares[k]! - outcome[k]!);
        bias[k]! -= BIAS_RATE * error;
        for (const i of x) {
          const g = error * scale + PENALTY * weights[k]![i]!;
          squares[k]![i]! += g * g;
          weights[k]![i]! -= (RATE * g) / Math.sqrt(squares[k]![i]!);
        }
      }
    }
  const rows = names.map((f, i) => ({ f, row: weights.map((w) => Math.round(w[i]! * PARTS)) }));
  return {
    bias: bias.map((b) => Number(b.toFixed(4))),
    weights: rows
      .filter(({ row }) => row.some((w) => Math.abs(w) >= SMALL))
      .map(({ f, row }) => [f, ...row].join(' ')),
  };
}

/** Of one output the logistic function, of several the softmax. */
function sharesOf(sums: readonly number[]): number[] {
  if (sums.length === 1) return [1 / (1 + Math.exp(-sums[0]!))];
  const greatest = Math.max(...sums);
  const shares = sums.map((s) => Math.exp(s - greatest));
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((s) => s / total);
}
