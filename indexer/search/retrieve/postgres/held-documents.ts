import type { DocumentKeys, EntryId } from '../retriever.ts';

/** Where the database keeps a document: entries from `base` of a segment. */
export interface Kept {
  readonly hash: string;
  readonly part: number;
  readonly segment: number;
  readonly base: number;
  readonly count: number;
}

/** A segment as the database tells of it. */
export interface SegmentSize {
  readonly id: number;
  /** One more than the greatest number of an entry. */
  readonly size: number;
  /** Entries that have postings in it, whoever holds them. */
  readonly entries: number;
}

/** What to ask of one part: segments, the number that entry 0 of each gets in the answer, and which entries count. */
export interface Selection {
  readonly part: number;
  readonly segments: readonly number[];
  readonly bases: readonly number[];
  /** Bit n of a mask is entry n of its segment; null: all of them count. */
  readonly masks: readonly (Buffer | null)[];
}

interface Held extends Kept {
  readonly key: string;
  /** Its place among ties. */
  readonly rank: number;
}

/** The documents that one server holds, of all that the database keeps. It is changed in one step, without waiting. */
export class HeldDocuments {
  #byKey = new Map<string, Held>();
  #bySegment = new Map<number, Held[]>();
  #sizes = new Map<number, SegmentSize>();
  #ranks = 0;
  #change = 0;
  #documents: object = {};
  /** A person's scope is the same set from question to question. */
  #selections = new WeakMap<ReadonlySet<string>, { readonly change: number; readonly made: Selection[] }>();
  readonly #all: ReadonlySet<string> = new Set();

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  get hashes(): string[] {
    return [...this.#byKey.values()].map(({ hash }) => hash);
  }

  /** Another object for every other set of documents; the same when they have only moved. */
  get documents(): object {
    return this.#documents;
  }

  /** Entries of some documents; of all when undefined. */
  count(keys: DocumentKeys): number {
    let sum = 0;
    for (const { key, count } of this.#byKey.values()) if (!keys || keys.has(key)) sum += count;
    return sum;
  }

  /** Takes documents up under their keys; one in the place of an earlier one keeps its rank. */
  put(documents: readonly (Kept & { readonly key: string })[], sizes: readonly SegmentSize[]): void {
    for (const kept of documents) {
      const rank = this.#byKey.get(kept.key)?.rank ?? this.#ranks++;
      this.#byKey.set(kept.key, { ...kept, rank });
    }
    this.#documents = {};
    this.#changed(sizes);
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) this.#byKey.delete(key);
    this.#documents = {};
    this.#changed([]);
  }

  /** Puts everything where the database keeps it now. */
  moved(to: ReadonlyMap<string, Kept>, sizes: readonly SegmentSize[]): void {
    for (const [key, held] of this.#byKey) {
      const kept = to.get(held.hash);
      if (kept) this.#byKey.set(key, { ...held, ...kept });
    }
    this.#sizes = new Map();
    this.#changed(sizes);
  }

  #changed(sizes: readonly SegmentSize[]): void {
    for (const size of sizes) this.#sizes.set(size.id, size);
    const bySegment = new Map<number, Held[]>();
    for (const held of this.#byKey.values()) {
      const list = bySegment.get(held.segment);
      if (list) list.push(held);
      else bySegment.set(held.segment, [held]);
    }
    for (const list of bySegment.values()) list.sort((a, b) => a.base - b.base || a.count - b.count);
    this.#bySegment = bySegment;
    this.#change++;
  }

  /** What to ask for some documents, a part each; parts that hold none of them are left out. */
  selection(keys: DocumentKeys): readonly Selection[] {
    const name = keys ?? this.#all;
    const known = this.#selections.get(name);
    if (known?.change === this.#change) return known.made;
    const made = this.#select(keys);
    this.#selections.set(name, { change: this.#change, made });
    return made;
  }

  #select(keys: DocumentKeys): Selection[] {
    const parts = new Map<
      number,
      { segments: number[]; bases: number[]; masks: (Buffer | null)[]; next: number }
    >();
    for (const [segment, list] of this.#bySegment) {
      const wanted = keys ? list.filter(({ key }) => keys.has(key)) : list;
      const [first] = wanted;
      const size = this.#sizes.get(segment);
      if (!first || !size) continue;
      const part = parts.get(first.part) ?? { segments: [], bases: [], masks: [], next: 0 };
      parts.set(first.part, part);
      part.segments.push(segment);
      part.bases.push(part.next);
      part.masks.push(maskOf(wanted, size));
      part.next += size.size;
    }
    return [...parts].map(([part, { segments, bases, masks }]) => ({ part, segments, bases, masks }));
  }

  /** The entry that an answer to a selection calls by a number. */
  idOf({ segments, bases }: Selection, entry: number): EntryId & { readonly rank: number } {
    const n = lastNotAbove(bases, (base) => base, entry);
    const within = entry - bases[n]!;
    const list = this.#bySegment.get(segments[n]!) ?? [];
    const { key, base, rank } = list[lastNotAbove(list, (held) => held.base, within)]!;
    return { document: key, entry: within - base, rank };
  }
}

/** Null when nothing else has postings in the segment. */
function maskOf(wanted: readonly Kept[], { size, entries }: SegmentSize): Buffer | null {
  if (wanted.reduce((sum, { count }) => sum + count, 0) === entries) return null;
  const mask = Buffer.alloc((size + 7) >> 3);
  for (const { base, count } of wanted)
    for (let entry = base; entry < base + count; entry++) mask[entry >> 3]! |= 1 << (entry & 7);
  return mask;
}

/** The place of the last of an ascending list that is not above a number. */
function lastNotAbove<T>(list: readonly T[], numberOf: (item: T) => number, wanted: number): number {
  let [from, to] = [0, list.length - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (numberOf(list[middle]!) <= wanted) from = middle;
    else to = middle - 1;
  }
  return from;
}
