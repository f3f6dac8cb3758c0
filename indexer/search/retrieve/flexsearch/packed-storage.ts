import { attach, type Slots, type Storage } from './flexsearch-gaps.ts';
import { atOnce, inSteps, merge, type Part, type Placed, slotsAt, without } from './postings.ts';

/** One posting in so many may be one that no longer counts. */
const MOST_OUT = 10;

/** Parts that are searched side by side before they are merged into one. */
const MOST_PARTS = 8;

/**
 * A read-optimised storage for FlexSearch: packed postings in memory. It is filled by `put` and not through the index it is
 * mounted on, which never holds a posting of its own.
 */
export class PackedStorage implements Storage {
  /** FlexSearch's storages keep their connection here; this one needs none. */
  readonly db = undefined;
  #parts: readonly Part[] = [];
  /** Postings among those of the parts that no longer count. */
  #out: readonly Part[] = [];

  /** @param from what it holds from the beginning; neither sees what becomes of the other */
  constructor(from?: PackedStorage | Part) {
    if (!from) return;
    this.#parts = from instanceof PackedStorage ? from.#parts : [from];
    if (from instanceof PackedStorage) this.#out = from.#out;
  }

  /** What it holds, where that is one part. */
  get part(): Part | undefined {
    return this.#parts.length === 1 && this.#out.length === 0 ? this.#parts[0] : undefined;
  }

  /** Adds postings, each at its base. */
  put(placed: readonly Placed[]): void {
    if (placed.length === 0) return;
    this.#parts = [...this.#parts, atOnce(merge(placed))];
    const rest = this.#tooMany();
    if (rest) this.#parts = [this.#parts[0]!, atOnce(merge(rest))];
  }

  /** The same step by step; all of it is there at once. */
  async putInSteps(placed: readonly Placed[]): Promise<void> {
    if (placed.length === 0) return;
    const part = await inSteps(merge(placed));
    this.#parts = [...this.#parts, part];
    const rest = this.#tooMany();
    if (!rest) return;
    const merged = await inSteps(merge(rest));
    this.#parts = [this.#parts[0]!, merged, ...this.#parts.slice(1 + rest.length)];
  }

  /** Parts that should be one: all but the first, which is what was there at the beginning and by far the greatest. */
  #tooMany(): Placed[] | undefined {
    if (this.#parts.length <= MOST_PARTS) return undefined;
    return this.#parts.slice(1).map(({ postings }) => ({ postings, base: 0 }));
  }

  /** Takes the entries out that `gone` names. */
  drop(gone: (entry: number) => boolean): void {
    this.#parts = this.#parts.map((part) =>
      part.postings.entries.some(gone) ? atOnce(without(part, gone)) : part,
    );
  }

  /** The same step by step. */
  async dropInSteps(gone: (entry: number) => boolean): Promise<void> {
    const parts: Part[] = [];
    for (const part of this.#parts) parts.push(await inSteps(without(part, gone)));
    this.#parts = parts;
  }

  /**
   * Takes postings out that it holds, without going through all others: they are kept as what no longer counts, and left out
   * where a term is asked for. When they are many, all are gone through once.
   */
  async takeOut(placed: readonly Placed[]): Promise<void> {
    if (placed.length === 0) return;
    const all = [...this.#out.map(({ postings }) => ({ postings, base: 0 })), ...placed];
    const out = await inSteps(merge(all));
    this.#out = [out];
    const held = this.#parts.reduce((sum, { postings }) => sum + postings.entries.length, 0);
    if (out.postings.entries.length * MOST_OUT <= held) return;
    const entries = new Set(out.postings.entries);
    await this.dropInSteps((entry) => entries.has(entry));
    this.#out = [];
  }

  /** How many entries hold a term; with `counts`, of those it names. */
  frequency(term: string, counts?: (entry: number) => boolean): number {
    let sum = 0;
    for (const part of this.#parts) sum += frequencyIn(part, term, counts);
    for (const part of this.#out) sum -= frequencyIn(part, term, counts);
    return sum;
  }

  async get(term: string): Promise<Slots> {
    const found = this.#parts.flatMap(({ postings, numberOf }) => {
      const n = numberOf.get(term);
      return n === undefined ? [] : [slotsAt(postings, n)];
    });
    const [first = [], ...rest] = found;
    if (rest.length === 0) return this.#counting(term, first);
    const length = Math.max(...found.map((slots) => slots.length));
    const all = Array.from({ length }, (_, slot) => joined(found.flatMap((slots) => slots[slot] ?? [])));
    return this.#counting(term, all);
  }

  /** Slots without the entries that no longer count. */
  #counting(term: string, slots: Slots): Slots {
    const out = new Set<number>();
    for (const { postings, numberOf } of this.#out) {
      const n = numberOf.get(term);
      if (n === undefined) continue;
      for (const entry of postings.entries.subarray(postings.offsets[n], postings.offsets[n + 1]))
        out.add(entry);
    }
    if (out.size === 0) return slots;
    return slots.map((ids) => {
      const left = ids && Array.from(ids, Number).filter((id) => !out.has(id));
      return left && left.length > 0 ? Uint32Array.from(left) : undefined;
    });
  }

  async mount(index: object): Promise<void> {
    attach(index, this);
  }

  async open(): Promise<void> {}
  async close(): Promise<void> {}
  async commit(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.clear();
  }

  async clear(): Promise<void> {
    this.#parts = [];
    this.#out = [];
  }

  async has(id: number): Promise<boolean> {
    const isIn = ({ postings }: Part): boolean => postings.entries.includes(id);
    return this.#parts.some(isIn) && !this.#out.some(isIn);
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

/** Only what stands in several parts is copied. */
function joined(lists: readonly Uint32Array[]): Uint32Array | undefined {
  if (lists.length < 2) return lists[0];
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

function frequencyIn(
  { postings, numberOf }: Part,
  term: string,
  counts: ((entry: number) => boolean) | undefined,
): number {
  const n = numberOf.get(term);
  if (n === undefined) return 0;
  const [from, to] = [postings.offsets[n]!, postings.offsets[n + 1]!];
  if (!counts) return to - from;
  let sum = 0;
  for (let i = from; i < to; i++) if (counts(postings.entries[i]!)) sum++;
  return sum;
}
