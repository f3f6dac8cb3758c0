import type { ApprovedAnswer, ApprovedState } from './approved.ts';
import type { Document, Status } from './document.ts';
import type { Entry } from './entry.ts';
import type { Finding, Successor } from './finding.ts';
import type { Organisation } from './organisation.ts';
import type { IsoDate, Locator } from './place.ts';
import type { Problem } from './problem.ts';

/** What an index was made of and when. */
export interface IndexHeader {
  /** Hash of what is indexed of all documents, and of all that indexing depends on. */
  readonly corpusHash: string;
  /** When the newest part of it was built: ISO date and time. */
  readonly builtAt: string;
}

export interface FindOptions {
  /** Earlier user messages of the same conversation, oldest first; an incomplete question is completed from them. */
  readonly turns?: readonly string[];
  /** The date asked for; default today in China. */
  readonly asOf?: IsoDate;
  /** Most hits to return; default 5. */
  readonly limit?: number;
  /** The documents that count; default all. */
  readonly scope?: Scope;
}

/**
 * The documents that somebody may look at. What is not among them is as if it were not held: no answer, reason, count or
 * suggestion tells of it. Everyday words and word lists are general; those for a work stay with the newest text held of it.
 */
export interface Scope {
  /** Works by `id`, with all their texts, and single texts by `id@version`. */
  readonly documents: ReadonlySet<string>;
}

/** Opened knowledge: what is held, and the questions that can be put to it. Immutable; a reload makes a new one. */
export interface Library {
  readonly documents: readonly Document[];
  /** All there are, every text read for it: for small libraries and for work at rest. */
  readonly entries: readonly Entry[];
  readonly entryCount: number;
  /** The entries of one document, in order. */
  entriesOf(document: Document): readonly Entry[];
  /** Whether everyday words are written for a document. */
  hasWords(document: Document): boolean;
  /** The entry with a key. */
  entry(key: string): Entry | undefined;
  readonly problems: readonly Problem[];
  /** Titles of laws and rules that people name, held or not. */
  readonly lawNames: readonly string[];
  /** Whose knowledge this is, as its folders tell. */
  readonly organisation: Organisation;
  readonly header: IndexHeader;
  /** Whether the index was loaded from its cache rather than built. */
  readonly fromCache: boolean;
  /** Understands, searches, ranks and decides. Same question, options and knowledge: same finding. */
  find(question: string, options?: FindOptions): Promise<Finding>;
  /** The same library for somebody who may look at some documents only; what it finds it finds without the others. */
  within(scope: Scope): Library;
  /** All expressions of a work, newest first. */
  versions(id: string): readonly Document[];
  /**
   * One document: by id and version, or by id alone the expression in force on `asOf` (default today); where no text of that is
   * held, the newest that can be read.
   */
  document(id: string, version?: IsoDate, asOf?: IsoDate): Document | undefined;
  /** The work a title, short title or near-miss of one names, best first. Example: 防汛抗旱条列. */
  named(title: string): readonly Document[];
  /** The entry at a place of a document; for a paragraph or item the article or report item that holds it. */
  entryAt(document: Document, locator: Locator): Entry | undefined;
  /** What replaces a document, wholly or in part, as of a day; default today. */
  successors(document: Document, asOf?: IsoDate): readonly Successor[];
  /** Status of a document on a date. */
  statusOn(document: Document, asOf?: IsoDate): Status;
  /** The answers that a department has bound to questions, and whether they can be given on a day; default today. */
  approved(asOf?: IsoDate): readonly { readonly answer: ApprovedAnswer; readonly state: ApprovedState }[];
}
