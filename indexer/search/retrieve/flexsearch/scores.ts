/** The scores of the entries that terms have found. One serves all questions in turn: only what was touched is cleared. */
export interface Scores {
  values: Float32Array;
  /** Entries with a score, as they were found. */
  touched: number[];
}

/** Begins anew, for entries numbered below `size`. */
export function begin(scores: Scores, size: number): void {
  if (scores.values.length < size) scores.values = new Float32Array(size);
  else for (const entry of scores.touched) scores.values[entry] = 0;
  scores.touched = [];
}

/**
 * The `count` best of some entries, best first.
 * @param earlier tells the order of two entries with the same score
 */
export function best(
  entries: readonly number[],
  scores: Float32Array,
  count: number,
  earlier: (a: number, b: number) => number,
): number[] {
  const order = (a: number, b: number) => scores[b]! - scores[a]! || earlier(a, b);
  if (entries.length <= count * 4) return [...entries].sort(order).slice(0, count);
  const threshold = nthScore(entries, scores, count);
  return entries
    .filter((entry) => scores[entry]! >= threshold)
    .sort(order)
    .slice(0, count);
}

/** A score that at least `count` entries reach, found by a histogram instead of a sort. */
function nthScore(entries: readonly number[], scores: Float32Array, count: number): number {
  let max = 0;
  for (const entry of entries) max = Math.max(max, scores[entry]!);
  const bins = new Uint32Array(1024);
  for (const entry of entries) bins[Math.min(1023, Math.floor((scores[entry]! / max) * 1023))]!++;
  let seen = 0;
  for (let bin = 1023; bin >= 0; bin--) {
    seen += bins[bin]!;
    if (seen >= count) return (bin / 1023) * max * 0.999999;
  }
  return 0;
}
