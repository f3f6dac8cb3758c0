import { CONFUSED, OF_PROVINCE, PLACE_BEFORE } from '../../language/zh/title-wordings.ts';

/** How a said title may stand for a held one. All scores grow with likeness; undefined: not alike. */

/**
 * An abbreviation takes characters of the title in order: 危化品 of 危险化学品安全管理, 省安 of 示例省安全生产.
 * Longer is better, broken into fewer runs is better; it must start where the title or one of its parts starts.
 */
export function shortened(said: string, stem: string): number | undefined {
  const place = stem.replace(PLACE_BEFORE, '');
  const runs = Math.min(fewestRuns(said, stem), fewestRuns(said, place));
  if (runs === Infinity) return undefined;
  const startsWell =
    stem.startsWith(said[0]!) || place.startsWith(said[0]!) || stem.includes(OF_PROVINCE + said.slice(1, 2));
  if (runs > 1 && (!startsWell || runs > Math.ceil(said.length / 1.4) + (said.length > 2 ? 1 : 0)))
    return undefined;
  return said.length * 2 - runs;
}

/** The fewest unbroken runs in which `said` occurs in `stem` in order; Infinity when it does not. */
function fewestRuns(said: string, stem: string): number {
  // cost[j]: fewest runs so far with the last matched character at j
  let cost = new Array<number>(stem.length).fill(Infinity);
  for (let i = 0; i < said.length; i++) {
    const next = new Array<number>(stem.length).fill(Infinity);
    let bestBefore = i === 0 ? 0 : Infinity;
    for (let j = 0; j < stem.length; j++) {
      if (stem[j] === said[i]) {
        const joined = i > 0 && j > 0 ? cost[j - 1]! : Infinity;
        next[j] = Math.min(joined, bestBefore + 1);
      }
      if (i > 0) bestBefore = Math.min(bestBefore, cost[j]!);
    }
    cost = next;
  }
  return Math.min(...cost, Infinity);
}

/**
 * One wrong, missing or extra character against the whole stem or its tail: 抗早 for 抗旱, 突事件应对 for 突发事件应对. Of a
 * stem of two or three characters only one mistaken for its like: 防火条例 is no slip of 防汛条例.
 */
export function nearMiss(said: string, stem: string): number | undefined {
  if (said.length < 2) return undefined;
  if (stem.length <= 3) return mistaken(said, stem) ? said.length * 2 - 3 : undefined;
  for (const length of [said.length, said.length + 1, said.length - 1]) {
    if (length < 4 || length > stem.length) continue;
    if (editDistance(said, stem.slice(-length)) === 1)
      return said.length * 2 - 4 + (length === stem.length ? 1 : 0);
  }
  return undefined;
}

function mistaken(said: string, stem: string): boolean {
  const places = [...said].flatMap((c, i) => (c === stem[i] ? [] : [i]));
  const [at] = places;
  if (said.length !== stem.length || places.length !== 1) return false;
  return CONFUSED.some((group) => group.includes(said[at!]!) && group.includes(stem[at!]!));
}

/** Optimal string alignment distance, cut off at 2. */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 1) return 2;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (i === a.length && i === b.length) return 0;
  const [x, y] = [a.slice(i), b.slice(i)];
  if (x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)) return 1;
  return x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2) ? 1 : 2;
}
