import type { FieldName } from './index-weights.ts';

/**
 * The port between a question's terms and the passages that hold them. What stands behind it (an embedded index, a
 * database) is nobody else's business: rooms outside `retrieve/` know these types only. Every implementation passes
 * `tests/search/retrieve/contract.ts`.
 */

/** The words of one entry by field. */
export type FieldTexts = Readonly<Record<FieldName, string>>;

/** What is indexed of a document: its entries in order, under a key that no other document has. */
export interface IndexedDocument {
  readonly key: string;
  /** May be made of a text that is read for it: where the two below will do, they spare the reading. */
  readonly entries: readonly FieldTexts[];
  /** How many there are; default to be counted. */
  readonly size?: number;
  /** Of the words of all entries; default to be reckoned. */
  readonly digest?: string;
}

/** How many entries a document has. */
export function sizeOf(document: IndexedDocument): number {
  return document.size ?? document.entries.length;
}

/** An entry by its document's key and its number in that document, from 0. */
export interface EntryId {
  readonly document: string;
  readonly entry: number;
}

/** Keys of the documents that count; undefined for all. Whatever is not among them is as if it were not held. */
export type DocumentKeys = ReadonlySet<string> | undefined;

/** A term with what an entry that holds it at the greatest impact scores by it. */
export interface WeightedTerm {
  readonly text: string;
  /** Above 0; a term of no weight is not looked for. */
  readonly weight: number;
  /** Whether it makes candidates. Where no such term is held, the first of the others that is held makes them. */
  readonly finds: boolean;
  /** Whether it adds to the score of candidates that other terms found. */
  readonly orders: boolean;
}

export interface CandidateRequest {
  readonly terms: readonly WeightedTerm[];
  /** Most candidates to return. */
  readonly count: number;
  readonly scope?: DocumentKeys;
  /** Only candidates of these documents are returned; which terms find is told by the whole scope. */
  readonly documents?: DocumentKeys;
}

export interface Candidate extends EntryId {
  /** Sum of weight × impact over the terms it holds; an impact is between 0 and 1. */
  readonly score: number;
}

export interface Statistics {
  readonly entries: number;
}

/** What can be asked of an index. */
export interface IndexReader {
  /** Best first; ties in the order in which documents were added, then of the entries. */
  candidates(request: CandidateRequest): Promise<readonly Candidate[]>;
  /** How many entries hold each term; a term that none holds is 0. */
  frequencies(terms: Iterable<string>, scope?: DocumentKeys): Promise<ReadonlyMap<string, number>>;
  /** The entries that hold all of the terms, in order; none for no terms. */
  holding(terms: readonly string[], scope?: DocumentKeys): Promise<readonly EntryId[]>;
  statistics(scope?: DocumentKeys): Promise<Statistics>;
}

export interface Retriever extends IndexReader {
  /**
   * Adds documents; those already held stay as they are and need no work.
   * @throws RangeError when the key of one is held already or comes twice
   */
  add(documents: readonly IndexedDocument[]): Promise<void>;
  /** Removes documents with all their entries; keys that are not held are passed over. */
  remove(keys: readonly string[]): Promise<void>;
  /** Puts new entries in the place of a document's; one that is not held is added. Its rank among ties stays. */
  replace(documents: readonly IndexedDocument[]): Promise<void>;
}

/** An index as seen by somebody who may look at some documents only. */
export function scoped(retriever: IndexReader, scope: DocumentKeys): IndexReader {
  if (!scope) return retriever;
  const both = (other: DocumentKeys): DocumentKeys =>
    other ? new Set([...other].filter((key) => scope.has(key))) : scope;
  return {
    candidates: (request) => retriever.candidates({ ...request, scope: both(request.scope) }),
    frequencies: (terms, inner) => retriever.frequencies(terms, both(inner)),
    holding: (terms, inner) => retriever.holding(terms, both(inner)),
    statistics: (inner) => retriever.statistics(both(inner)),
  };
}
