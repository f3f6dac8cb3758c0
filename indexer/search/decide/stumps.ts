/**
 * Boosted stumps: a sum of one-threshold steps over named evidence, turned into a probability by the logistic function.
 * Deterministic and small; fitted by `npm run train`. Source: Friedman, Hastie, Tibshirani 2000, Additive Logistic Regression.
 */
export interface Stumps {
  readonly bias: number;
  /** [name of the evidence, threshold, added where it is at most the threshold, added where it is above] */
  readonly steps: readonly (readonly [string, number, number, number])[];
}

/** The probability that a model gives evidence; evidence it does not name counts nothing. */
export function probability({ bias, steps }: Stumps, evidence: Readonly<Record<string, number>>): number {
  let z = bias;
  for (const [name, threshold, below, above] of steps)
    z += (evidence[name] ?? 0) <= threshold ? below : above;
  return 1 / (1 + Math.exp(-z));
}
