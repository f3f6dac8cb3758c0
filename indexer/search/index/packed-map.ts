import { type Postings, SLOTS } from './postings.ts';

/**
 * Packed postings behind the part of Map's interface that FlexSearch's search reads: `get(term)` gives the slots, each the
 * ids in it. Read-only: a changed corpus is a new index.
 */
export class PackedMap {
  readonly #postings: Postings;
  constructor(postings: Postings) {
    this.#postings = postings;
  }

  get size(): number {
    return this.#postings.size;
  }

  has(term: string): boolean {
    return this.#postings.numberOf.has(term);
  }

  get(term: string): (number[] | undefined)[] | undefined {
    const n = this.#postings.numberOf.get(term);
    if (n === undefined) return undefined;
    const { offsets, entries, slots } = this.#postings;
    const out: (number[] | undefined)[] = new Array(SLOTS);
    for (let i = offsets[n]!; i < offsets[n + 1]!; i++) {
      const slot = slots[i]!;
      const ids = out[slot] ?? [];
      out[slot] = ids;
      ids.push(entries[i]!);
    }
    return out;
  }

  *entries(): Generator<[string, (number[] | undefined)[]]> {
    for (const term of this.#postings.terms) yield [term, this.get(term)!];
  }

  keys(): IterableIterator<string> {
    return this.#postings.terms[Symbol.iterator]();
  }
}
