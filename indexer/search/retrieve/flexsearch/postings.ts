import { turn } from '../../../turn.ts';
import type { Slots } from './flexsearch-gaps.ts';
import { SLOTS } from './slots.ts';

/**
 * Postings packed into typed arrays: a fifth of the memory of FlexSearch's arrays in a Map, and saved as they are. Those of
 * one document (a segment) number its entries from 0; merged ones number the entries of the whole index.
 */
export interface Postings {
  readonly terms: readonly string[];
  /** Where each term's postings begin; one more than there are terms. */
  readonly offsets: Uint32Array;
  /** Entry numbers by term, then slot, then number. */
  readonly entries: Uint32Array;
  /** Slot of each posting: 0 is the greatest impact. */
  readonly slots: Uint8Array;
}

/** What FlexSearch holds of a document. */
export interface HeldTerms {
  readonly terms: readonly string[];
  /** How many ids all terms together have. */
  readonly total: number;
  /** The ids at each place of a term. */
  readonly idsOf: (term: string) => Slots;
  /** The slots that stand at the places of a term; default each at its own. */
  readonly slotsOf?: (term: string) => readonly number[];
}

const ALL_SLOTS: readonly number[] = Array.from({ length: SLOTS }, (_, slot) => slot);

/** Packs what FlexSearch holds. */
export function pack({ terms, total, idsOf, slotsOf = () => ALL_SLOTS }: HeldTerms): Postings {
  const offsets = new Uint32Array(terms.length + 1);
  const entries = new Uint32Array(total);
  const slots = new Uint8Array(total);
  let at = 0;
  for (let n = 0; n < terms.length; n++) {
    offsets[n] = at;
    const places = idsOf(terms[n]!);
    const of = slotsOf(terms[n]!);
    const ordered = of.length > 1 ? [...of].sort((a, b) => a - b) : of;
    for (const slot of ordered) {
      const ids = places[of.indexOf(slot)];
      if (!ids) continue;
      for (let i = 0; i < ids.length; i++) {
        entries[at] = Number(ids[i]);
        slots[at++] = slot;
      }
    }
  }
  offsets[terms.length] = at;
  return { terms, offsets, entries, slots };
}

/** Postings with the number of the entry that their entry 0 becomes. */
export interface Placed {
  readonly postings: Postings;
  readonly base: number;
}

/** Postings with the number of each term. */
export interface Part {
  readonly postings: Postings;
  readonly numberOf: ReadonlyMap<string, number>;
}

/** Terms or postings that are merged in one go; so many take some milliseconds. */
const STRIDE = 100_000;

/**
 * Merges postings into one; of parts given in the order of their bases, entries ascend within a slot. It yields now and then,
 * so that whoever has others waiting can see to them.
 */
export function* merge(parts: readonly Placed[]): Generator<void, Part> {
  const numberOf = new Map<string, number>();
  const counts: number[] = [];
  let work = 0;
  // Each part's terms by their number in the whole: strings are looked up once.
  const numbers: Uint32Array[] = [];
  for (const {
    postings: { terms, offsets },
  } of parts) {
    const own = new Uint32Array(terms.length);
    for (let i = 0; i < terms.length; i++) {
      let n = numberOf.get(terms[i]!);
      if (n === undefined) {
        n = counts.length;
        numberOf.set(terms[i]!, n);
        counts.push(0);
      }
      counts[n]! += offsets[i + 1]! - offsets[i]!;
      own[i] = n;
      if (++work % STRIDE === 0) yield;
    }
    numbers.push(own);
  }
  const offsets = new Uint32Array(counts.length + 1);
  for (let n = 0; n < counts.length; n++) offsets[n + 1] = offsets[n]! + counts[n]!;
  const next = offsets.slice();
  const entries = new Uint32Array(offsets[counts.length]!);
  const slots = new Uint8Array(entries.length);
  for (let p = 0; p < parts.length; p++) {
    const { postings: part, base } = parts[p]!;
    for (let i = 0; i < part.terms.length; i++) {
      const n = numbers[p]![i]!;
      let at = next[n]!;
      for (let from = part.offsets[i]!; from < part.offsets[i + 1]!; from++) {
        entries[at] = part.entries[from]! + base;
        slots[at++] = part.slots[from]!;
        if (++work % STRIDE === 0) yield;
      }
      next[n] = at;
    }
  }
  for (let n = 0; n < counts.length; n++) {
    sortBySlot(entries, slots, offsets[n]!, offsets[n + 1]!);
    work += offsets[n + 1]! - offsets[n]!;
    if (work < STRIDE) continue;
    work = 0;
    yield;
  }
  return { postings: { terms: [...numberOf.keys()], offsets, entries, slots }, numberOf };
}

/** Sorts a stretch of postings by slot and leaves the order within each as it is. */
function sortBySlot(entries: Uint32Array, slots: Uint8Array, from: number, to: number): void {
  let sorted = true;
  for (let i = from + 1; i < to && sorted; i++) sorted = slots[i - 1]! <= slots[i]!;
  if (sorted) return;
  const next = new Uint32Array(SLOTS + 1);
  for (let i = from; i < to; i++) next[slots[i]! + 1]!++;
  for (let slot = 1; slot <= SLOTS; slot++) next[slot]! += next[slot - 1]!;
  const [oldEntries, oldSlots] = [entries.slice(from, to), slots.slice(from, to)];
  for (let i = 0; i < oldEntries.length; i++) {
    const at = from + next[oldSlots[i]!]!++;
    entries[at] = oldEntries[i]!;
    slots[at] = oldSlots[i]!;
  }
}

/** The ids in each slot of the term with this number, without copying. */
export function slotsAt({ offsets, entries, slots }: Postings, n: number): Uint32Array[] {
  const out: Uint32Array[] = [];
  const to = offsets[n + 1]!;
  for (let from = offsets[n]!; from < to; ) {
    const slot = slots[from]!;
    let end = from + 1;
    while (end < to && slots[end] === slot) end++;
    out[slot] = entries.subarray(from, end);
    from = end;
  }
  return out;
}

/** Postings without the entries that `gone` names. Terms keep their numbers, also where nothing is left of one. */
export function* without(
  { postings: { terms, offsets, entries, slots }, numberOf }: Part,
  gone: (entry: number) => boolean,
): Generator<void, Part> {
  const kept = { entries: new Uint32Array(entries.length), slots: new Uint8Array(entries.length) };
  const keptOffsets = new Uint32Array(terms.length + 1);
  let at = 0;
  let work = 0;
  for (let n = 0; n < terms.length; n++) {
    for (let i = offsets[n]!; i < offsets[n + 1]!; i++) {
      if (++work % STRIDE === 0) yield;
      if (gone(entries[i]!)) continue;
      kept.entries[at] = entries[i]!;
      kept.slots[at++] = slots[i]!;
    }
    keptOffsets[n + 1] = at;
  }
  const postings: Postings = {
    terms,
    offsets: keptOffsets,
    entries: kept.entries.slice(0, at),
    slots: kept.slots.slice(0, at),
  };
  return { postings, numberOf };
}

/** Does it in one go. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does it step by step; between steps the event loop has its turn. */
export async function inSteps<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
  }
}
