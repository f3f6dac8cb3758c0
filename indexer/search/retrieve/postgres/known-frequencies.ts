import type { DocumentKeys } from '../retriever.ts';

type Counts = Map<string, number>;

/** Terms remembered for one set of documents; the most of them are asked for again and again. */
const MOST_TERMS = 50_000;

/**
 * Frequencies that were asked for, for as long as the documents stay the same. In a segment that holds others' documents too,
 * counting a common term means reading its list: once is enough.
 */
export class KnownFrequencies {
  #documents: object | undefined;
  #all: Counts = new Map();
  #scopes = new WeakMap<ReadonlySet<string>, Counts>();

  /** Those known within a scope. @param documents another object for every other set of documents held */
  of(scope: DocumentKeys, documents: object): Counts {
    if (this.#documents !== documents) {
      this.#documents = documents;
      this.#all = new Map();
      this.#scopes = new WeakMap();
    }
    if (!scope) return this.#all;
    const known = this.#scopes.get(scope) ?? new Map();
    this.#scopes.set(scope, known);
    return known;
  }

  keep(counts: Counts, found: ReadonlyMap<string, number>): void {
    if (counts.size + found.size > MOST_TERMS) counts.clear();
    for (const [term, count] of found) counts.set(term, count);
  }
}
