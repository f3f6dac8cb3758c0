/** The scores of the entries that terms have found. One serves all questions in turn: only what was touched is cleared. */
export interface Scores {
  values: Float32Array;
  /** Entries with a score, as they were found: the first `count` of it. */
  touched: Uint32Array;
  count: number;
}

/** No scores yet. */
export function noScores(): Scores {
  return { values: new Float32Array(0), touched: new Uint32Array(0), count: 0 };
}

/** Begins anew, for entries numbered below `size`. */
export function begin(scores: Scores, size: number): void {
  const { values, touched, count } = scores;
  if (values.length < size) {
    scores.values = new Float32Array(size);
    scores.touched = new Uint32Array(size);
  } else for (let i = 0; i < count; i++) values[touched[i]!] = 0;
  scores.count = 0;
}

/**
 * The `count` best of some entries, best first.
 * @param earlier tells the order of two entries with the same score
 */
export function best(
  entries: Uint32Array,
  scores: Float32Array,
  count: number,
  earlier: (a: number, b: number) => number,
): number[] {
  const order = (a: number, b: number) => scores[b]! - scores[a]! || earlier(a, b);
  const threshold = entries.length <= count * 4 ? 0 : nthScore(entries, scores, count);
  const top: number[] = [];
  for (let i = 0; i < entries.length; i++) if (scores[entries[i]!]! >= threshold) top.push(entries[i]!);
  return top.sort(order).slice(0, count);
}

/** A score that at least `count` entries reach, found by a histogram instead of a sort. */
function nthScore(entries: Uint32Array, scores: Float32Array, count: number): number {
  let max = 0;
  for (let i = 0; i < entries.length; i++) max = Math.max(max, scores[entries[i]!]!);
  const bins = new Uint32Array(1024);
  for (let i = 0; i < entries.length; i++)
    bins[Math.min(1023, Math.floor((scores[entries[i]!]! / max) * 1023))]!++;
  let seen = 0;
  for (let bin = 1023; bin >= 0; bin--) {
    seen += bins[bin]!;
    if (seen >= count) return (bin / 1023) * max * 0.999999;
  }
  return 0;
}
