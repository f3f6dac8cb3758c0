/**
 * Boosted trees: a sum of small decision trees over named evidence, turned into a probability by the logistic function.
 * Deterministic and small; fitted by `npm run train`. Source: Friedman 2001, Greedy Function Approximation.
 */
export interface Trees {
  readonly bias: number;
  readonly trees: readonly Tree[];
}

/** What is added to the sum: a number, or by [name of the evidence, threshold, where it is at most the threshold, where above]. */
export type Tree = number | readonly [string, number, Tree, Tree];

/** The probability that a model gives evidence; evidence that is not given is 0. */
export function probability({ bias, trees }: Trees, evidence: Readonly<Record<string, number>>): number {
  let z = bias;
  for (const tree of trees) z += addedBy(tree, evidence);
  return 1 / (1 + Math.exp(-z));
}

function addedBy(tree: Tree, evidence: Readonly<Record<string, number>>): number {
  let node = tree;
  while (typeof node !== 'number') node = (evidence[node[0]] ?? 0) <= node[1] ? node[2] : node[3];
  return node;
}
