import type { Tree, Trees } from '../../../indexer/search/decide/trees.ts';
import { randomFrom } from './random.ts';

/** Evidence with what happened: 1, 0, or in between where it is open to doubt. */
export interface Case {
  readonly evidence: Readonly<Record<string, number>>;
  readonly outcome: number;
  readonly weight: number;
}

export interface BoostingOptions {
  readonly rounds: number;
  /** Questions that a tree asks one after the other; default 2. */
  readonly depth?: number;
  /** Share of each step that is taken. */
  readonly rate?: number;
  /** Cases that must lie on each side of a threshold. */
  readonly least?: number;
  /** Thresholds tried for each kind of evidence, at equal shares of the cases. */
  readonly thresholds?: number;
}

/** Added to the weight of a leaf: steps on few cases are small. */
const DAMPING = 3;
/** Shares of the cases and of the kinds of evidence that one tree looks at: trees that differ err less together. */
const CASES = 0.7;
const KINDS = 0.5;

/**
 * Fits boosted trees by Newton steps on the logistic loss, each tree on a share of the cases. Deterministic.
 * Source: Friedman 2002, Stochastic Gradient Boosting, with the leaf values of Chen and Guestrin 2016 (XGBoost).
 */
export function fitTrees(cases: readonly Case[], options: BoostingOptions): Trees {
  const total = cases.reduce((sum, c) => sum + c.weight, 0);
  const share = cases.reduce((sum, c) => sum + c.outcome * c.weight, 0) / total;
  const slopesAt = (sums: readonly number[]): Slopes => {
    const probabilities = sums.map((z) => 1 / (1 + Math.exp(-z)));
    return {
      g: Float64Array.from(cases, (c, i) => (c.outcome - probabilities[i]!) * c.weight),
      h: Float64Array.from(cases, (c, i) => probabilities[i]! * (1 - probabilities[i]!) * c.weight),
    };
  };
  return boosted(cases, Math.log(share / (1 - share)), slopesAt, options);
}

/** Things of which those that are right should come first. */
export interface OrderedCase extends Pick<Case, 'evidence'> {
  readonly right: boolean;
}

export interface ListOfCases {
  readonly cases: readonly OrderedCase[];
  readonly weight: number;
}

/** Places from which on it no longer matters who stands there. */
const LAST_PLACE = 3;

/**
 * Fits boosted trees whose sums put the right ones of each list first: every pair of a right and a wrong one pulls them apart, the more
 * the more the discounted gain would change if they changed places. Deterministic.
 * Source: Burges 2010, From RankNet to LambdaRank to LambdaMART.
 */
export function fitOrder(lists: readonly ListOfCases[], options: BoostingOptions): Trees {
  const cases = lists.flatMap((list) => list.cases);
  const slopesAt = (sums: readonly number[]): Slopes => {
    const slopes: Slopes = { g: new Float64Array(cases.length), h: new Float64Array(cases.length) };
    let from = 0;
    for (const list of lists) {
      addPulls(slopes, list, sums.slice(from, from + list.cases.length), from);
      from += list.cases.length;
    }
    return slopes;
  };
  return boosted(cases, 0, slopesAt, options);
}

/** Adds what the pairs of a list pull. @param from place of its first case among all */
function addPulls(
  { g, h }: Slopes,
  { cases, weight }: ListOfCases,
  sums: readonly number[],
  from: number,
): void {
  const discounts: number[] = [];
  const order = [...sums.keys()].sort((a, b) => sums[b]! - sums[a]!);
  for (const [place, i] of order.entries()) discounts[i] = place < LAST_PLACE ? 1 / Math.log2(place + 2) : 0;
  for (const [i, right] of cases.entries()) {
    if (!right.right) continue;
    for (const [j, wrong] of cases.entries()) {
      if (wrong.right) continue;
      const gain = weight * Math.abs(discounts[i]! - discounts[j]!);
      const pull = 1 / (1 + Math.exp(sums[i]! - sums[j]!));
      g[from + i]! += gain * pull;
      g[from + j]! -= gain * pull;
      h[from + i]! += gain * pull * (1 - pull);
      h[from + j]! += gain * pull * (1 - pull);
    }
  }
}

function boosted(
  cases: readonly Pick<Case, 'evidence'>[],
  bias: number,
  slopesAt: (sums: readonly number[]) => Slopes,
  options: BoostingOptions,
): Trees {
  const { rounds, depth = 2, rate = 0.1, least = 12, thresholds = 24 } = options;
  const names = [...new Set(cases.flatMap((c) => Object.keys(c.evidence)))].sort();
  const columns = names.map((name, place) => columnOf(place, name, cases, thresholds));
  const sums = cases.map(() => bias);
  const random = randomFrom(1);
  const trees: Tree[] = [];
  for (let round = 0; round < rounds; round++) {
    const slopes = slopesAt(sums);
    const among = cases.flatMap((_, i) => (random() < CASES ? i : []));
    const looked = columns.filter(() => random() < KINDS);
    const tree = grow(looked, slopes, among, { depth, rate, least });
    if (tree === 0) continue;
    trees.push(tree);
    for (const i of cases.keys()) sums[i]! += addedBy(tree, i, columns);
  }
  return { bias: rounded(bias), names, trees };
}

const rounded = (n: number): number => Number(n.toFixed(4));

function addedBy(tree: Tree, at: number, columns: readonly Column[]): number {
  if (typeof tree === 'number') return tree;
  const [place, cut, below, above] = tree;
  const { values } = columns[place]!;
  return addedBy(values[at]! <= cut ? below : above, at, columns);
}

/** One kind of evidence: its place, its value for each case, its thresholds in rising order, and how many of them lie below a value. */
interface Column {
  readonly place: number;
  readonly values: readonly number[];
  readonly cuts: readonly number[];
  readonly bins: Uint8Array;
}

function columnOf(
  place: number,
  name: string,
  cases: readonly Pick<Case, 'evidence'>[],
  thresholds: number,
): Column {
  const values = cases.map((c) => c.evidence[name] ?? 0);
  const sorted = [...values].sort((a, b) => a - b);
  const cuts = new Set<number>();
  for (let i = 1; i < thresholds; i++)
    cuts.add(Number(sorted[Math.floor((sorted.length * i) / thresholds)]!.toFixed(3)));
  const rising = [...cuts].sort((a, b) => a - b);
  const bins = Uint8Array.from(values, (value) => rising.filter((cut) => value > cut).length);
  return { place, values, cuts: rising, bins };
}

/** Slope and curvature of the loss at each case. */
interface Slopes {
  readonly g: Float64Array;
  readonly h: Float64Array;
}

interface Growth {
  readonly depth: number;
  readonly rate: number;
  readonly least: number;
}

function grow(columns: readonly Column[], slopes: Slopes, among: readonly number[], growth: Growth): Tree {
  const { depth, rate, least } = growth;
  let [g, h] = [0, 0];
  for (const i of among) {
    g += slopes.g[i]!;
    h += slopes.h[i]!;
  }
  const leaf = rounded((rate * g) / (h + DAMPING));
  if (depth === 0 || among.length < 2 * least) return leaf;
  const best = bestCut(columns, slopes, among, least, { g, h });
  if (!best) return leaf;
  const { column, bin } = best;
  const below = among.filter((i) => column.bins[i]! <= bin);
  const above = among.filter((i) => column.bins[i]! > bin);
  const next = { ...growth, depth: depth - 1 };
  const sides = [below, above].map((side) => grow(columns, slopes, side, next));
  return [column.place, column.cuts[bin]!, sides[0]!, sides[1]!];
}

function bestCut(
  columns: readonly Column[],
  slopes: Slopes,
  among: readonly number[],
  least: number,
  all: { readonly g: number; readonly h: number },
): { column: Column; bin: number } | undefined {
  const whole = all.g ** 2 / (all.h + DAMPING);
  let best: { gain: number; column: Column; bin: number } | undefined;
  for (const column of columns) {
    const size = column.cuts.length + 1;
    const [gs, hs, ns] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    for (const i of among) {
      const bin = column.bins[i]!;
      gs[bin]! += slopes.g[i]!;
      hs[bin]! += slopes.h[i]!;
      ns[bin]! += 1;
    }
    let [g, h, n] = [0, 0, 0];
    for (let bin = 0; bin + 1 < size; bin++) {
      g += gs[bin]!;
      h += hs[bin]!;
      n += ns[bin]!;
      if (n < least || among.length - n < least) continue;
      const gain = g ** 2 / (h + DAMPING) + (all.g - g) ** 2 / (all.h - h + DAMPING) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { gain, column, bin };
    }
  }
  return best;
}
