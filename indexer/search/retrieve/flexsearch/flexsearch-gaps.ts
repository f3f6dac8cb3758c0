import { Index, type IntermediateSearchResults, type StorageInterface } from 'flexsearch';

/**
 * What FlexSearch 0.8.212 documents and its index.d.ts leaves out; each gap is bridged here and nowhere else.
 *
 * 1. `StorageInterface` lacks its query methods (src/db/interface.js lists get, commit, has, remove, enrich): `Storage`.
 * 2. `Index.db` is declared a promise of the storage, while `mount` has to put the storage itself there: `attach`.
 * 3. `Index.search` of a mounted index is declared synchronous and returns a promise, and a resolver's `result` is declared
 *    without the holes that empty slots are: `slotsOf`.
 * 4. Ids of a slot are declared an array, and read by index and length only: `Slots` takes any array-like, so that a
 *    storage need not copy.
 */

/** The ids in each slot of a term, best slot first; slots without ids are holes or null. */
export type Slots = readonly (ArrayLike<number | string> | null | undefined)[];

/** A storage that an index searches, with the methods that FlexSearch calls on one. */
export interface Storage extends StorageInterface {
  commit(index: Index): Promise<void>;
  /** @param key the term; contexts are not used, limits are 0 */
  get(key: string): Promise<Slots>;
  has(id: number): Promise<boolean>;
  remove(ids: readonly number[]): Promise<void>;
  enrich(ids: readonly number[]): Promise<readonly unknown[]>;
}

/**
 * An index whose terms and slots are chosen by its maker.
 * @param slot of a term of what is added, told with its place among the terms
 * @param terms of a content; default the content itself is one
 */
export function makeIndex(
  slots: number,
  slot: (term: string, n: number) => number,
  terms: (content: string) => string[] = (content) => [content],
): Index {
  return new Index({
    tokenize: 'strict',
    resolution: slots,
    encode: terms,
    score: (_content, term, n) => slot(term, n),
  });
}

/** Puts a storage where FlexSearch looks for it; what a storage's `mount` has to do. */
export function attach(index: object, storage: Storage): void {
  const mounted: { db?: unknown } = index;
  mounted.db = storage;
}

/** Searches one term of an index that no storage is mounted on. */
export function heldSlotsOf(index: Index, term: string): Slots {
  const { result }: { readonly result: IntermediateSearchResults } = index.search(term, { resolve: false });
  return result;
}

/** Searches one term: its slots, as the storage or the index's own map gives them. */
export async function slotsOf(index: Index, term: string): Promise<Slots> {
  const { result }: { readonly result: IntermediateSearchResults } = await index.search(term, {
    resolve: false,
  });
  return result;
}
