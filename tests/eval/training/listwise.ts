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
const STEPS = 400;

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
  const data = used.map(({ passages, weight }) => ({
    weight,
    x: passages.map((p) => names.map((name) => p.signals[name] ?? 0)),
    right: passages.map((p) => p.right),
  }));
  const base = names.map((name) => start[name]!);
  const w = [...base];
  const [m, v] = [w.map(() => 0), w.map(() => 0)];
  for (let step = 1; step <= STEPS; step++) {
    const g = w.map((value, i) => (penalty * (value - base[i]!)) / data.length);
    for (const list of data) addGradient(g, w, list, data.length);
    const size = 0.06 / Math.sqrt(step);
    for (let i = 0; i < w.length; i++) {
      m[i] = 0.9 * m[i]! + 0.1 * g[i]!;
      v[i] = 0.99 * v[i]! + 0.01 * g[i]! ** 2;
      w[i]! -= (size * (m[i]! / (1 - 0.9 ** step))) / (Math.sqrt(v[i]! / (1 - 0.99 ** step)) + 1e-6);
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, w[i]!]));
}

function addGradient(
  g: number[],
  w: readonly number[],
  list: {
    readonly weight: number;
    readonly x: readonly (readonly number[])[];
    readonly right: readonly boolean[];
  },
  count: number,
): void {
  const scores = list.x.map((x) => SHARPNESS * x.reduce((sum, value, i) => sum + value * w[i]!, 0));
  const greatest = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - greatest));
  const total = shares.reduce((a, b) => a + b, 0);
  const right = shares.reduce((sum, share, j) => sum + (list.right[j] ? share : 0), 0);
  list.x.forEach((x, j) => {
    const pull = shares[j]! / total - (list.right[j] ? shares[j]! / right : 0);
    if (Math.abs(pull) < 1e-6) return;
    for (let i = 0; i < g.length; i++) g[i]! += (list.weight * SHARPNESS * pull * x[i]!) / count;
  });
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
