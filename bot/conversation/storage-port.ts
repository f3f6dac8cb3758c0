/** Plain data; what a store gives back has an `eTag`. */
export type StoreItem = Readonly<Record<string, unknown>>;

/** Items by their key. */
export type StoreItems = Record<string, StoreItem>;

/**
 * Where conversations are kept. The same contract as Bot Framework's Storage, so that its Azure store can serve: an item
 * written with an eTag must still have it, `*` or none replaces whatever is there.
 */
export interface Storage {
  /** Absent keys are absent in what is given back. */
  read(keys: string[]): Promise<StoreItems>;
  /** @throws ETagConflict when another was faster */
  write(changes: StoreItems): Promise<void>;
  delete(keys: string[]): Promise<void>;
  /** All keys there are, where the store can tell: to find what belongs to a person. */
  keys?(): AsyncIterable<string>;
}
