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
 * The `count` best of some entries, best first. Each score is read once: of many entries they lie far apart in memory.
 * @param earlier tells the order of two entries with the same score
 */
export function best(
  entries: Uint32Array,
  scores: Float32Array,
  count: number,
  earlier: (a: number, b: number) => number,
): number[] {
  const order = (a: number, b: number) => scores[b]! - scores[a]! || earlier(a, b);
  if (entries.length <= count) return Array.from(entries).sort(order);
  // The best scores so far, the least of them first; and the entries that were among the best when they were seen.
  const heap = new Float32Array(count);
  const seen: number[] = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]!;
    const score = scores[entry]!;
    if (i >= count && score < heap[0]!) continue;
    seen.push(entry);
    if (i < count) rise(heap, i, score);
    else if (score > heap[0]!) sink(heap, score);
  }
  const least = heap[0] ?? Number.POSITIVE_INFINITY;
  return seen
    .filter((entry) => scores[entry]! >= least)
    .sort(order)
    .slice(0, count);
}

/** Adds a score to a heap of `size`. */
function rise(heap: Float32Array, size: number, score: number): void {
  let at = size;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (heap[above]! <= score) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = score;
}

/** Puts a score in the place of the least one. */
function sink(heap: Float32Array, score: number): void {
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && heap[below + 1]! < heap[below]!) below++;
    if (heap[below]! >= score) break;
    heap[at] = heap[below]!;
    at = below;
  }
  heap[at] = score;
}
