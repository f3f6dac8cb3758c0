import type { Document, Entry, Form, IndexHeader, IsoDate, Locator, Problem, Status } from './types.ts';

/** The words for a question and what is found: the second half of the vocabulary; types.ts has the first and exports both. */

/** What a question wants, beyond its words. */
export type Intent =
  | 'definition'
  | 'penalty'
  | 'amount'
  | 'deadline'
  | 'frequency'
  | 'responsible'
  | 'level'
  | 'permission'
  | 'basis'
  | 'place'
  | 'list'
  | 'outline'
  | 'comparison'
  | 'report';

/** A term of a query with the weight it counts for and where it came from. */
export interface Term {
  readonly text: string;
  readonly weight: number;
  readonly from: 'question' | 'synonym' | 'learned' | 'history' | 'correction';
}

/** A question as understood. */
export interface Query {
  readonly raw: string;
  readonly normalized: string;
  readonly intents: readonly Intent[];
  /** Works the question names, best first. */
  readonly documents: readonly string[];
  /** The version it names, as a year or a date: 2007. */
  readonly version?: string;
  /** Exact places it names. */
  readonly locators: readonly Locator[];
  readonly terms: readonly Term[];
  readonly asOf: IsoDate;
  /** What was taken over from earlier turns, for display: 接着“突发事件应对法”问. */
  readonly completedFrom?: string;
}

/** One reason for a hit's score: what `--explain` prints. */
export interface Signal {
  readonly name: string;
  readonly value: number;
}

/** A ranked passage. */
export interface Hit {
  readonly entry: Entry;
  readonly score: number;
  readonly signals: readonly Signal[];
  /** The place within the entry that the question addresses or that answers: 第二款, 第(三)项. */
  readonly locator: Locator;
  /** The passage to show: the entry, or the paragraph or item addressed; never more than the entry. */
  readonly text: string;
  /** The words in `text` that answer, verbatim. */
  readonly quote: string;
  readonly form: Form;
  /** Status of the document on the date asked for. */
  readonly status: Status;
}

export type Outcome = 'answered' | 'clarify' | 'not_found';
export type Reason = 'not_in_texts' | 'text_not_held' | 'no_such_provision' | 'not_in_force' | 'ambiguous';

/** What is in force, or will be, in the place of a document. */
export interface Successor {
  readonly document: Document;
  /** Whether it replaces the whole of it, or part. */
  readonly extent: 'whole' | 'part';
  /** The day from which it holds, where that is known. */
  readonly since?: IsoDate;
  /** Whether it held on the day asked for. */
  readonly begun: boolean;
}

/** Something known of a document as its catalogue entry has it: { name: '施行日期', value: '2021年7月1日' }. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What the indexer says to a question; bot/answers turns it into an answer for a person. */
export interface Finding {
  readonly query: Query;
  readonly outcome: Outcome;
  readonly reason?: Reason;
  /** Best first. Of a not_found: the nearest passages, never to be shown as an answer. */
  readonly hits: readonly Hit[];
  /** Calibrated probability, 0 to 1, that the first hit answers. */
  readonly confidence: number;
  /** What the confidence was reckoned from; none for an exact lookup. */
  readonly evidence?: object;
  /** The document the question is about, when it names one (held or not). */
  readonly about?: Document;
  /** Other expressions of the same work that could be asked for. */
  readonly otherVersions: readonly Document[];
  /** Works to choose from when the question determines none. */
  readonly choices: readonly Document[];
  /** What replaces the document of the first hit. */
  readonly successors?: readonly Successor[];
  /** Facts of the document asked about, the one asked for first; then `hits` hold the words that say it, if any. */
  readonly facts?: readonly Fact[];
  /** The law or rule asked about, by name, where no text of it is held: 消防法. */
  readonly unheld?: string;
  /** For no_such_provision: how many articles the text has. */
  readonly articleCount?: number;
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
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
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
}
