/** A small seeded generator (mulberry32), so that a failing input can be made again from its seed. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** An integer from 0 to below `limit`. */
  below(limit: number): number;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, below: (limit) => Math.floor(next() * limit) };
}
