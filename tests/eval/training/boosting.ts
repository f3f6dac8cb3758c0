import type { Stumps } from '../../../indexer/search/decide/stumps.ts';

/** Evidence with what happened: 1, 0, or in between where it is open to doubt. */
export interface Case {
  readonly evidence: Readonly<Record<string, number>>;
  readonly outcome: number;
  readonly weight: number;
}

export interface BoostingOptions {
  readonly rounds: number;
  /** Share of each step that is taken. */
  readonly rate?: number;
  /** Cases that must lie on each side of a threshold. */
  readonly least?: number;
  /** Thresholds tried for each kind of evidence, at equal shares of the cases. */
  readonly thresholds?: number;
}

/** Added to the weight on each side of a threshold: steps on few cases are small. */
const DAMPING = 3;

/**
 * Fits boosted stumps by Newton steps on the logistic loss. Deterministic: names in the order of the alphabet, ties to the first.
 * Source: Friedman 2001, Greedy Function Approximation, with the leaf values of Chen and Guestrin 2016 (XGBoost).
 */
export function fitStumps(cases: readonly Case[], options: BoostingOptions): Stumps {
  const { rounds, rate = 0.15, least = 12, thresholds = 24 } = options;
  const names = [...new Set(cases.flatMap((c) => Object.keys(c.evidence)))].sort();
  const columns = names.map((name) => cases.map((c) => c.evidence[name] ?? 0));
  const cuts = columns.map((values) => cutsOf(values, thresholds));
  const total = cases.reduce((sum, c) => sum + c.weight, 0);
  const share = cases.reduce((sum, c) => sum + c.outcome * c.weight, 0) / total;
  const bias = Math.log(share / (1 - share));
  const sums = cases.map(() => bias);
  const steps: [string, number, number, number][] = [];
  for (let round = 0; round < rounds; round++) {
    const slopes = cases.map((c, i) => {
      const p = 1 / (1 + Math.exp(-sums[i]!));
      return { g: (c.outcome - p) * c.weight, h: p * (1 - p) * c.weight };
    });
    const best = bestCut(columns, cuts, slopes, least);
    if (!best) break;
    const [below, above] = [rounded(rate * best.below), rounded(rate * best.above)];
    steps.push([names[best.column]!, best.cut, below, above]);
    for (let i = 0; i < sums.length; i++) sums[i]! += columns[best.column]![i]! <= best.cut ? below : above;
  }
  return { bias: rounded(bias), steps };
}

const rounded = (n: number): number => Number(n.toFixed(4));

function cutsOf(values: readonly number[], thresholds: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const cuts = new Set<number>();
  for (let i = 1; i < thresholds; i++)
    cuts.add(Number(sorted[Math.floor((sorted.length * i) / thresholds)]!.toFixed(3)));
  return [...cuts];
}

interface Slope {
  readonly g: number;
  readonly h: number;
}

function bestCut(
  columns: readonly (readonly number[])[],
  cuts: readonly (readonly number[])[],
  slopes: readonly Slope[],
  least: number,
): { column: number; cut: number; below: number; above: number } | undefined {
  const all = slopes.reduce((sum, s) => ({ g: sum.g + s.g, h: sum.h + s.h }), { g: 0, h: 0 });
  let best: { gain: number; column: number; cut: number; below: number; above: number } | undefined;
  columns.forEach((values, column) => {
    for (const cut of cuts[column]!) {
      let [g, h, n] = [0, 0, 0];
      for (let i = 0; i < values.length; i++) {
        if (values[i]! > cut) continue;
        g += slopes[i]!.g;
        h += slopes[i]!.h;
        n++;
      }
      if (n < least || values.length - n < least) continue;
      const below = g / (h + DAMPING);
      const above = (all.g - g) / (all.h - h + DAMPING);
      const gain = g * below + (all.g - g) * above;
      if (gain > (best?.gain ?? 0)) best = { gain, column, cut, below, above };
    }
  });
  return best;
}
