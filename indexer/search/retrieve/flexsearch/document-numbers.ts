import type { DocumentKeys, EntryId } from '../retriever.ts';

interface EntryNumber {
  readonly key: string;
  /** Number of its first entry in the index. */
  readonly base: number;
  readonly count: number;
  /** Its place among ties. */
  readonly rank: number;
}

type Test = (entry: number) => boolean;

/** Documents that are told by their ranges; more, by a table of all entries that is kept. */
const FEW = 8;

/** Which numbers of the index are the entries of which document. Numbers are given once and not again. */
export class DocumentNumbers {
  #byKey = new Map<string, EntryNumber>();
  /** Ascending by base. */
  #places: EntryNumber[] = [];
  #next = 0;
  #ranks = 0;
  /** Goes up with every document added or removed. */
  #change = 0;
  /** A person's scope is the same set from question to question. */
  readonly #tests = new WeakMap<ReadonlySet<string>, { readonly change: number; readonly test: Test }>();

  /** @param from whose numbers it begins with; neither sees what becomes of the other */
  constructor(from?: DocumentNumbers) {
    if (!from) return;
    this.#byKey = new Map(from.#byKey);
    this.#places = [...from.#places];
    this.#next = from.#next;
    this.#ranks = from.#ranks;
  }

  /** One more than the greatest number given. */
  get size(): number {
    return this.#next;
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** Gives a document its numbers, and returns the first. @param rank of the one it replaces; default the last */
  add(key: string, count: number, rank = this.#ranks++): number {
    const place = { key, base: this.#next, count, rank };
    this.#next += count;
    this.#byKey.set(key, place);
    this.#places.push(place);
    this.#change++;
    return place.base;
  }

  /** The number of the first entry of a document. @throws RangeError for one that is not held */
  baseOf(key: string): number {
    const place = this.#byKey.get(key);
    if (!place) throw new RangeError(`document ${key} is not held`);
    return place.base;
  }

  /** Forgets documents, and returns their ranks. */
  remove(keys: readonly string[]): ReadonlyMap<string, number> {
    const gone = new Map<string, number>();
    for (const key of keys) {
      const place = this.#byKey.get(key);
      if (place && this.#byKey.delete(key)) gone.set(key, place.rank);
    }
    this.#change++;
    if (gone.size > 0) this.#places = this.#places.filter((place) => !gone.has(place.key));
    return gone;
  }

  /** Gives documents their ranks among ties: that of their keys. */
  order(keys: readonly string[]): void {
    const ranks = new Map(keys.map((key, rank) => [key, rank]));
    this.#places = this.#places.map((place) => ({ ...place, rank: ranks.get(place.key) ?? place.rank }));
    this.#byKey = new Map(this.#places.map((place) => [place.key, place]));
    this.#ranks = Math.max(this.#ranks, keys.length);
  }

  /** How many entries some documents have. */
  count(keys: DocumentKeys): number {
    let sum = 0;
    for (const { key, count } of this.#places) if (!keys || keys.has(key)) sum += count;
    return sum;
  }

  /** Whether an entry is of one of some documents; undefined when all are. */
  within(keys: DocumentKeys): Test | undefined {
    if (!keys) return undefined;
    const known = this.#tests.get(keys);
    if (known?.change === this.#change) return known.test;
    const test = this.#testOf([...keys].flatMap((key) => this.#byKey.get(key) ?? []));
    this.#tests.set(keys, { change: this.#change, test });
    return test;
  }

  #testOf(places: readonly EntryNumber[]): (entry: number) => boolean {
    if (places.length <= FEW)
      return (entry) => places.some(({ base, count }) => entry >= base && entry < base + count);
    const admitted = new Uint8Array(this.#next);
    for (const { base, count } of places) admitted.fill(1, base, base + count);
    return (entry) => admitted[entry] === 1;
  }

  idOf(entry: number): EntryId {
    const { key, base } = this.#placeOf(entry);
    return { document: key, entry: entry - base };
  }

  /** The order of two entries among ties. */
  readonly compare = (a: number, b: number): number => {
    const [one, other] = [this.#placeOf(a), this.#placeOf(b)];
    return one.rank - other.rank || a - b;
  };

  #placeOf(entry: number): EntryNumber {
    let [from, to] = [0, this.#places.length - 1];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if (this.#places[middle]!.base <= entry) from = middle;
      else to = middle - 1;
    }
    return this.#places[from]!;
  }
}
