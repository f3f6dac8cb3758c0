import { Likeness, type Profile } from './likeness.ts';

/** Two texts taken for versions of each other, by their places in the two lists. */
export interface Pair {
  readonly older: number;
  readonly newer: number;
  readonly similarity: number;
  /** Whether it stands outside the longest order common to both lists. */
  readonly moved: boolean;
}

/**
 * Texts less alike than this are strangers. Calibrated on 突发事件应对法 2007/2024: the least alike
 * counterparts have 0.30, the likest strangers 0.26.
 */
const LEAST_SIMILARITY = 0.28;
/** What one text holds of the other counts a little less than likeness of the whole: articles are split and merged. */
const CONTAINED = 0.8;
/** Between equally like texts the one at the like place is meant. */
const PLACE = 0.05;

/**
 * Pairs the texts of two lists by similarity, each at most once, the likest first; a like place decides ties. Pairs come
 * in the newer list's order. Work grows with the product of the two lengths.
 */
export function align(older: readonly string[], newer: readonly string[]): Pair[] {
  const likeness = new Likeness([...older, ...newer]);
  const a = older.map((text) => likeness.profile(text));
  const b = newer.map((text) => likeness.profile(text));
  const candidates: { older: number; newer: number; similarity: number; score: number }[] = [];
  a.forEach((one, i) => {
    b.forEach((other, j) => {
      const similarity = similarityOf(likeness, one, other);
      if (similarity < LEAST_SIMILARITY) return;
      const distance = Math.abs(i / a.length - j / b.length);
      candidates.push({ older: i, newer: j, similarity, score: similarity - PLACE * distance });
    });
  });
  candidates.sort((x, y) => y.score - x.score || x.newer - y.newer || x.older - y.older);
  const [usedOlder, usedNewer] = [new Set<number>(), new Set<number>()];
  const pairs = candidates.filter((c) => {
    if (usedOlder.has(c.older) || usedNewer.has(c.newer)) return false;
    usedOlder.add(c.older);
    usedNewer.add(c.newer);
    return true;
  });
  pairs.sort((x, y) => x.newer - y.newer);
  const inOrder = longestRise(pairs.map((p) => p.older));
  return pairs.map(({ older: o, newer: n, similarity }, i) => ({
    ...{ older: o, newer: n, similarity },
    moved: !inOrder.has(i),
  }));
}

/** Likeness of two texts, 0 to 1: shared weight against both, or against the shorter at a discount. */
export function similarityOf(likeness: Likeness, a: Profile, b: Profile): number {
  const shared = likeness.shared(a, b);
  if (shared === 0) return 0;
  const whole = (2 * shared) / (a.weight + b.weight);
  const contained = shared / Math.min(a.weight, b.weight);
  return Math.max(whole, CONTAINED * contained);
}

/** Positions of a longest rising subsequence. */
function longestRise(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = i;
  });
  const rise = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) rise.add(i);
  return rise;
}
