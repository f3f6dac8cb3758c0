import type { DocumentKeys, EntryId } from '../retriever.ts';

interface Place {
  readonly key: string;
  /** Number of its first entry in the index. */
  readonly base: number;
  readonly count: number;
  /** Its place among ties. */
  readonly rank: number;
}

/** Which numbers of the index are the entries of which document. Numbers are given once and not again. */
export class DocumentNumbers {
  readonly #byKey = new Map<string, Place>();
  /** Ascending by base. */
  #places: Place[] = [];
  #next = 0;
  #ranks = 0;

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
    return place.base;
  }

  /** Forgets documents, and returns their ranks. */
  remove(keys: readonly string[]): ReadonlyMap<string, number> {
    const gone = new Map<string, number>();
    for (const key of keys) {
      const place = this.#byKey.get(key);
      if (place && this.#byKey.delete(key)) gone.set(key, place.rank);
    }
    if (gone.size > 0) this.#places = this.#places.filter((place) => !gone.has(place.key));
    return gone;
  }

  /** How many entries some documents have. */
  count(keys: DocumentKeys): number {
    let sum = 0;
    for (const { key, count } of this.#places) if (!keys || keys.has(key)) sum += count;
    return sum;
  }

  /** Whether an entry is of one of some documents; undefined when all are. */
  within(keys: DocumentKeys): ((entry: number) => boolean) | undefined {
    if (!keys) return undefined;
    const admitted = new Uint8Array(this.#next);
    for (const key of keys) {
      const place = this.#byKey.get(key);
      if (place) admitted.fill(1, place.base, place.base + place.count);
    }
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

  #placeOf(entry: number): Place {
    let [from, to] = [0, this.#places.length - 1];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if (this.#places[middle]!.base <= entry) from = middle;
      else to = middle - 1;
    }
    return this.#places[from]!;
  }
}
