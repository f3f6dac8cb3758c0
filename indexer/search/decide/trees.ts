/**
 * Boosted trees: a sum of small decision trees over named evidence, turned into a probability by the logistic function.
 * Deterministic and small; fitted by `npm run train`. Source: Friedman 2001, Greedy Function Approximation.
 */
export interface Trees {
  readonly bias: number;
  /** The evidence that the trees ask for. */
  readonly names: readonly string[];
  readonly trees: readonly Tree[];
}

/**
 * What is added to the sum: a number, or by [evidence as its place in `names`, threshold, where it is at most the threshold, where
 * above].
 */
export type Tree = number | readonly [number, number, Tree, Tree];

/** The probability that a model gives evidence; evidence that is not given is 0. */
export function probability(model: Trees, evidence: Readonly<Record<string, number>>): number {
  return 1 / (1 + Math.exp(-sumOf(model, evidence)));
}

/** The sum of the trees, for models that order things rather than tell how likely they are; evidence that is not given is 0. */
export function sumOf(model: Trees, evidence: Readonly<Record<string, number>>): number {
  const { roots, nodes } = flattened(model);
  const values = model.names.map((name) => evidence[name] ?? 0);
  let z = model.bias;
  for (const root of roots) {
    let at = root;
    while (nodes[at] !== LEAF) at = nodes[values[nodes[at]!]! <= nodes[at + 1]! ? at + 2 : at + 3]!;
    z += nodes[at + 1]!;
  }
  return z;
}

/**
 * The trees of a model one behind the other, so that a walk through them reads numbers only. A node is four of them: the
 * evidence by its place in `names`, the threshold, where the two next nodes begin. A leaf is two: LEAF and what it adds.
 */
interface Flattened {
  readonly roots: readonly number[];
  readonly nodes: Float64Array;
}

const LEAF = -1;
const models = new WeakMap<Trees, Flattened>();

function flattened(model: Trees): Flattened {
  const known = models.get(model);
  if (known) return known;
  const nodes: number[] = [];
  const add = (tree: Tree): number => {
    const at = nodes.length;
    if (typeof tree === 'number') {
      nodes.push(LEAF, tree);
      return at;
    }
    const [place, threshold, below, above] = tree;
    nodes.push(place, threshold, 0, 0);
    nodes[at + 2] = add(below);
    nodes[at + 3] = add(above);
    return at;
  };
  const roots = model.trees.map(add);
  const made = { roots, nodes: Float64Array.from(nodes) };
  models.set(model, made);
  return made;
}
