/**
 * The postings of a FlexSearch index, packed into typed arrays: a fifth of the memory of arrays in a Map, and loaded from
 * a file as they are. Packed postings take the place of the index's own `map`: FlexSearch reads them through `get`.
 */

/** Impact slots per term. 48 is where quantised impacts rank as exact BM25 does (measured by `npm run bench`). */
export const SLOTS = 48;

export interface Postings {
  /** Terms in the order of their numbers. */
  readonly terms: readonly string[];
  /** Where each term's postings begin; one more than there are terms. */
  readonly offsets: Uint32Array;
  /** Entry numbers, by term, then slot (best impact first), then entry. */
  readonly entries: Uint32Array;
  /** Slot of each posting: 0 is the greatest impact. */
  readonly slots: Uint8Array;
  readonly size: number;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Packs FlexSearch's Map<term, slot[]>. */
export function pack(map: ReadonlyMap<string, readonly (readonly number[] | undefined)[]>): Postings {
  let total = 0;
  for (const slots of map.values()) for (const ids of slots) total += ids?.length ?? 0;
  const terms = [...map.keys()].sort();
  const offsets = new Uint32Array(terms.length + 1);
  const entries = new Uint32Array(total);
  const slots = new Uint8Array(total);
  let at = 0;
  terms.forEach((term, n) => {
    offsets[n] = at;
    map.get(term)!.forEach((ids, slot) => {
      for (const id of ids ?? []) {
        entries[at] = id;
        slots[at++] = slot;
      }
    });
  });
  offsets[terms.length] = at;
  return postings(terms, offsets, entries, slots);
}

/** Puts loaded arrays together. */
export function postings(
  terms: readonly string[],
  offsets: Uint32Array,
  entries: Uint32Array,
  slots: Uint8Array,
): Postings {
  const numberOf = new Map(terms.map((term, n) => [term, n]));
  return { terms, offsets, entries, slots, size: terms.length, numberOf };
}

/** Number of entries that hold a term; 0 when none does. */
export function frequency(p: Postings, term: string): number {
  const n = p.numberOf.get(term);
  return n === undefined ? 0 : p.offsets[n + 1]! - p.offsets[n]!;
}

/** The impact a slot stands for, between 0 and 1: the middle of its range. */
export function impactOf(slot: number): number {
  return 1 - (slot + 0.5) / SLOTS;
}

/** The slot of an impact between 0 and 1. */
export function slotOf(impact: number): number {
  return Math.min(SLOTS - 1, Math.max(0, Math.floor((1 - impact) * SLOTS)));
}
