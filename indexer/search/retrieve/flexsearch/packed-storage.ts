import { attach, type Slots, type Storage } from './flexsearch-gaps.ts';
import { merge, type Placed, type Postings, slotsAt, without } from './postings.ts';

/** Parts that are searched side by side before they are merged into one. */
const MOST_PARTS = 8;

interface Part {
  readonly postings: Postings;
  readonly numberOf: ReadonlyMap<string, number>;
}

function partOf(postings: Postings): Part {
  return { postings, numberOf: new Map(postings.terms.map((term, n) => [term, n])) };
}

/**
 * A read-optimised storage for FlexSearch: packed postings in memory. It is filled by `put` and not through the index it is
 * mounted on, which never holds a posting of its own.
 */
export class PackedStorage implements Storage {
  /** FlexSearch's storages keep their connection here; this one needs none. */
  readonly db = undefined;
  #parts: readonly Part[] = [];

  /** Adds postings, each at its base. */
  put(placed: readonly Placed[]): void {
    if (placed.length === 0) return;
    const parts = [...this.#parts, partOf(merge(placed))];
    const all = parts.map(({ postings }) => ({ postings, base: 0 }));
    this.#parts = parts.length > MOST_PARTS ? [partOf(merge(all))] : parts;
  }

  /** Takes the entries out that `gone` names. */
  drop(gone: (entry: number) => boolean): void {
    this.#parts = this.#parts.map((part) =>
      part.postings.entries.some(gone) ? partOf(without(part.postings, gone)) : part,
    );
  }

  /** How many entries hold a term; with `counts`, of those it names. */
  frequency(term: string, counts?: (entry: number) => boolean): number {
    let sum = 0;
    for (const { postings, numberOf } of this.#parts) {
      const n = numberOf.get(term);
      if (n === undefined) continue;
      const [from, to] = [postings.offsets[n]!, postings.offsets[n + 1]!];
      if (!counts) sum += to - from;
      else for (let i = from; i < to; i++) if (counts(postings.entries[i]!)) sum++;
    }
    return sum;
  }

  async get(term: string): Promise<Slots> {
    const found = this.#parts.flatMap(({ postings, numberOf }) => {
      const n = numberOf.get(term);
      return n === undefined ? [] : [slotsAt(postings, n)];
    });
    const [first = [], ...rest] = found;
    if (rest.length === 0) return first;
    const length = Math.max(...found.map((slots) => slots.length));
    return Array.from({ length }, (_, slot) => found.flatMap((slots) => [...(slots[slot] ?? [])]));
  }

  async mount(index: object): Promise<void> {
    attach(index, this);
  }

  async open(): Promise<void> {}
  async close(): Promise<void> {}
  async commit(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#parts = [];
  }

  async clear(): Promise<void> {
    this.#parts = [];
  }

  async has(id: number): Promise<boolean> {
    return this.#parts.some(({ postings }) => postings.entries.includes(id));
  }

  async remove(ids: readonly number[]): Promise<void> {
    const gone = new Set(ids);
    this.drop((entry) => gone.has(entry));
  }

  /** No words are stored, so there is nothing to enrich with. */
  async enrich(): Promise<readonly unknown[]> {
    return [];
  }
}
