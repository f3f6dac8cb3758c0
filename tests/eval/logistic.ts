/** A row of features with what happened: 1 or 0. */
export interface Observation {
  readonly x: readonly number[];
  readonly y: 0 | 1;
  readonly weight?: number;
}

/**
 * Logistic regression with an L2 penalty, by gradient descent with momentum on few features; enough for some hundred rows.
 * The first coefficient is the intercept, which is not penalised.
 */
export function fitLogistic(rows: readonly Observation[], l2 = 0.5, steps = 4000): number[] {
  const n = (rows[0]?.x.length ?? 0) + 1;
  const w = new Array<number>(n).fill(0);
  const v = new Array<number>(n).fill(0);
  const mass = rows.reduce((s, r) => s + (r.weight ?? 1), 0);
  for (let step = 0; step < steps; step++) {
    const g = w.map((c, i) => (i === 0 ? 0 : (l2 * c) / mass));
    for (const { x, y, weight = 1 } of rows) {
      const error = (predict(w, x) - y) * weight;
      g[0]! += error / mass;
      for (let i = 1; i < n; i++) g[i]! += (error * x[i - 1]!) / mass;
    }
    for (let i = 0; i < n; i++) {
      v[i] = 0.9 * v[i]! - 0.5 * g[i]!;
      w[i]! += v[i]!;
    }
  }
  return w;
}

/** Probability that a row's outcome is 1. */
export function predict(w: readonly number[], x: readonly number[]): number {
  let z = w[0]!;
  for (let i = 0; i < x.length; i++) z += w[i + 1]! * x[i]!;
  return 1 / (1 + Math.exp(-z));
}
