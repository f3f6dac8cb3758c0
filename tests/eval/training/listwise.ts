/** Passages of one question, each with its signals; some of them answer. */
export interface RankedList {
  readonly passages: readonly {
    readonly signals: Readonly<Record<string, number>>;
    readonly right: boolean;
  }[];
  readonly weight: number;
}

/** Scores are some units apart: this makes them sharp enough for a softmax. */
const SHARPNESS = 4;
const STEPS = 200;
/** The first step in each weight; the later ones are smaller by the root of their number. */
const FIRST_STEP = 0.2;
/** Passages that are pulled less than this move nothing. */
const LEAST_PULL = 1e-6;

/**
 * Fits the weights of a linear ranking: the softmax over a question's passages should lie on those that answer, with a
 * penalty for going far from where it began. By Adam, deterministic. Source of the loss: Cao et al. 2007, ListNet (top one).
 */
export function fitRanking(
  lists: readonly RankedList[],
  start: Readonly<Record<string, number>>,
  penalty: number,
): Record<string, number> {
  const names = Object.keys(start);
  const used = lists.filter((list) => list.passages.some((p) => p.right));
  const data = used.map((list) => packed(list, names));
  const base = names.map((name) => start[name]!);
  const w = [...base];
  const [m, v] = [w.map(() => 0), w.map(() => 0)];
  for (let step = 1; step <= STEPS; step++) {
    const g = w.map((value, i) => (penalty * (value - base[i]!)) / data.length);
    for (const list of data) addGradient(g, w, list, data.length);
    const size = FIRST_STEP / Math.sqrt(step);
    for (let i = 0; i < w.length; i++) {
      m[i] = 0.9 * m[i]! + 0.1 * g[i]!;
      v[i] = 0.99 * v[i]! + 0.01 * g[i]! ** 2;
      w[i]! -= (size * (m[i]! / (1 - 0.9 ** step))) / (Math.sqrt(v[i]! / (1 - 0.99 ** step)) + 1e-6);
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, w[i]!]));
}

/** A list with the values of its signals in one row behind the other. */
interface PackedList {
  readonly weight: number;
  readonly values: Float64Array;
  readonly right: readonly boolean[];
  /** Written anew with every step. */
  readonly shares: Float64Array;
}

function packed({ passages, weight }: RankedList, names: readonly string[]): PackedList {
  return {
    weight,
    values: Float64Array.from(passages.flatMap((p) => names.map((name) => p.signals[name] ?? 0))),
    right: passages.map((p) => p.right),
    shares: new Float64Array(passages.length),
  };
}

function addGradient(
  g: number[],
  w: readonly number[],
  { weight, values, right, shares }: PackedList,
  count: number,
): void {
  const width = w.length;
  for (let j = 0; j < shares.length; j++) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += values[j * width + i]! * w[i]!;
    shares[j] = SHARPNESS * sum;
  }
  const greatest = Math.max(...shares);
  let [total, rightly] = [0, 0];
  for (let j = 0; j < shares.length; j++) {
    const share = Math.exp(shares[j]! - greatest);
    shares[j] = share;
    total += share;
    if (right[j]) rightly += share;
  }
  for (let j = 0; j < shares.length; j++) {
    const pull = shares[j]! / total - (right[j] ? shares[j]! / rightly : 0);
    if (Math.abs(pull) < LEAST_PULL) continue;
    const step = (weight * SHARPNESS * pull) / count;
    for (let i = 0; i < width; i++) g[i]! += step * values[j * width + i]!;
  }
}

/** Shares of the lists whose first, or one of whose first three, answers. */
export function hitRates(
  lists: readonly RankedList[],
  weights: Readonly<Record<string, number>>,
): { first: number; three: number } {
  const ranks = lists.map(({ passages }) => {
    const scored = passages.map((p) => ({
      right: p.right,
      score: Object.entries(weights).reduce(
        (sum, [name, weight]) => sum + weight * (p.signals[name] ?? 0),
        0,
      ),
    }));
    return scored.sort((a, b) => b.score - a.score).findIndex((p) => p.right);
  });
  const share = (holds: (rank: number) => boolean) => ranks.filter(holds).length / Math.max(1, ranks.length);
  return { first: share((r) => r === 0), three: share((r) => r >= 0 && r < 3) };
}
