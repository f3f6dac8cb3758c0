import { type MatterModel, PARTS } from '../../../indexer/search/understand/matter.ts';

/** A question's features with the class it is of: 0 rule, 1 report, 2 office, 3 untold. */
export interface MatterCase {
  readonly features: readonly string[];
  readonly matter: 0 | 1 | 2 | 3;
  readonly weight?: number;
}

const CLASSES = 4;
const ROUNDS = 25;
const RATE = 0.3;
const PENALTY = 3e-4;
/** Seen less often, a feature is chance. */
const LEAST = 2;
/** Weights smaller than this, in parts, are left out of the file. */
const SMALL = 2;

/** Fits the multinomial logistic model by AdaGrad over the cases in their order. Deterministic. */
export function fitMatter(cases: readonly MatterCase[]): MatterModel {
  const counts = new Map<string, number>();
  for (const { features } of cases) for (const f of features) counts.set(f, (counts.get(f) ?? 0) + 1);
  const names = [...counts].filter(([, n]) => n >= LEAST).map(([f]) => f);
  const numbers = new Map(names.map((f, i) => [f, i]));
  const weights = Array.from({ length: CLASSES }, () => new Float64Array(names.length));
  const squares = Array.from({ length: CLASSES }, () => new Float64Array(names.length).fill(1e-6));
  const bias = new Array<number>(CLASSES).fill(0);
  const data = cases.map(({ features, matter, weight = 1 }) => ({
    matter,
    weight,
    scale: 1 / Math.sqrt(features.length + 1),
    x: features.flatMap((f) => numbers.get(f) ?? []),
  }));
  for (let round = 0; round < ROUNDS; round++)
    for (const { x, scale, matter, weight } of data) {
      const scores = bias.map((b, k) => b + scale * x.reduce((sum, i) => sum + weights[k]![i]!, 0));
      const greatest = Math.max(...scores);
      const shares = scores.map((s) => Math.exp(s - greatest));
      const total = shares.reduce((a, b) => a + b, 0);
      for (let k = 0; k < CLASSES; k++) {
        const error = weight * (shares[k]! / total - (matter === k ? 1 : 0));
        bias[k]! -= 0.02 * error;
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
