/** The scores of the entries that terms have found; one for all questions, since only what was touched is cleared. */
export class Scores {
  #values = new Float32Array(0);
  #touched: number[] = [];

  /** Begins anew, for entries numbered below `size`. */
  begin(size: number): void {
    if (this.#values.length < size) this.#values = new Float32Array(size);
    else for (const entry of this.#touched) this.#values[entry] = 0;
    this.#touched = [];
  }

  get touched(): readonly number[] {
    return this.#touched;
  }

  of(entry: number): number {
    return this.#values[entry]!;
  }

  /** Adds to an entry's score, which makes it a candidate. */
  find(entry: number, score: number): void {
    if (this.#values[entry] === 0) this.#touched.push(entry);
    this.#values[entry]! += score;
  }

  /** Adds to the score of an entry that is a candidate already. */
  order(entry: number, score: number): void {
    if (this.#values[entry] !== 0) this.#values[entry]! += score;
  }
}

/**
 * The `count` best of some entries, best first.
 * @param earlier tells the order of two entries with the same score
 */
export function best(
  entries: readonly number[],
  scoreOf: (entry: number) => number,
  count: number,
  earlier: (a: number, b: number) => number,
): number[] {
  const order = (a: number, b: number) => scoreOf(b) - scoreOf(a) || earlier(a, b);
  if (entries.length <= count * 4) return [...entries].sort(order).slice(0, count);
  const threshold = nthScore(entries, scoreOf, count);
  return entries
    .filter((entry) => scoreOf(entry) >= threshold)
    .sort(order)
    .slice(0, count);
}

/** A score that at least `count` entries reach, found by a histogram instead of a sort. */
function nthScore(
  entries: readonly number[],
  scoreOf: (entry: number) => number,
  count: number,
): number {
  let max = 0;
  for (const entry of entries) max = Math.max(max, scoreOf(entry));
  const bins = new Uint32Array(1024);
  for (const entry of entries) bins[Math.min(1023, Math.floor((scoreOf(entry) / max) * 1023))]!++;
  let seen = 0;
  for (let bin = 1023; bin >= 0; bin--) {
    seen += bins[bin]!;
    if (seen >= count) return (bin / 1023) * max * 0.999999;
  }
  return 0;
}
