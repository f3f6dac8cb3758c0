import type { Approval } from './approved.ts';
import type { Document, HistoryEvent, Status } from './document.ts';
import type { Entry, Form } from './entry.ts';
import type { IsoDate, Locator } from './place.ts';

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
  | 'chapter'
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

/** A document known without its text that governs a matter, and the subject by which it does. */
export interface Governing {
  readonly document: Document;
  readonly subject: string;
}

/** The text of a work that was in force on a day, by what is known of its life. */
export interface OnDay {
  readonly day: IsoDate;
  /** `not_yet`: none had begun, and the first is told; `ended`: the work had been repealed, and the last is told. */
  readonly state: 'in_force' | 'not_yet' | 'ended';
  /** Date of the text. */
  readonly version: IsoDate;
  /** What made it. */
  readonly event?: HistoryEvent['event'];
  /** From when it held. */
  readonly since: IsoDate;
  /** Whether that day is told, rather than taken to be the text's own date. */
  readonly sinceKnown: boolean;
  /** When it ended: with the text that took its place, or by repeal. */
  readonly until?: {
    readonly date: IsoDate;
    readonly version?: IsoDate;
    readonly event?: HistoryEvent['event'];
  };
  /** Nobody has checked that it holds: the dates alone say so. */
  readonly unverified?: true;
  /** Its entry in the catalogue, where there is one. */
  readonly document?: Document;
}

/** Something known of a document as its catalogue entry has it: { name: '施行日期', value: '2021年7月1日' }. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What is said to the assistant rather than asked of the texts: see language/zh/talk.ts. */
export type Talk = 'about' | 'help' | 'person' | 'start' | 'courtesy' | 'feedback' | 'idle';

/** The time asked for, against the years that the reports held tell of. */
export interface Period {
  /** As it was said: 去年, 2020年上半年; empty where no time was. */
  readonly said: string;
  /** The years meant, oldest first, by the day asked on. */
  readonly years: readonly string[];
  /** A part of a year or a stretch of years, of which no report held tells: 上半年. */
  readonly part?: string;
  /** The reports held, newest first, each with the year that it tells of. */
  readonly reports: readonly { readonly document: Document; readonly year: string }[];
}

/** One reading of a message that was answered before one was chosen. */
export interface ReadingFound {
  /** By itself, or how the talk before it was taken in; see `Reading`. */
  readonly from: string;
  readonly outcome: Outcome;
  readonly confidence: number;
  /** Probability that it is the one meant; none for the message by itself, which is meant where no other is likelier. */
  readonly probability?: number;
  readonly first?: Hit;
  readonly chosen: boolean;
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
  /** The readings among which this one was chosen; none where there was but one. */
  readonly readings?: readonly ReadingFound[];
  /** The document the question is about, when it names one (held or not). */
  readonly about?: Document;
  /** Other expressions of the same work that could be asked for. */
  readonly otherVersions: readonly Document[];
  /** Works to choose from when the question determines none. */
  readonly choices: readonly Document[];
  /** What replaces the document of the first hit. */
  readonly successors?: readonly Successor[];
  /** Documents whose text is not held and that govern the matter besides the text that answers. */
  readonly governing?: readonly Governing[];
  /** Facts of the document asked about, the one asked for first; then `hits` hold the words that say it, if any. */
  readonly facts?: readonly Fact[];
  /** The law or rule asked about, by name, where no text of it is held: 消防法. */
  readonly unheld?: string;
  /** Not asked of the texts, but said to the assistant; then nothing was searched. */
  readonly talk?: Talk;
  /** The questions of one message, or the sides of a comparison, one by one; then `hits` are theirs, the first of each first. */
  readonly parts?: readonly Finding[];
  /** The parts are sides to be set beside each other. */
  readonly compared?: boolean;
  /** Where the answer depends on a year: which was asked for, and which reports are held. */
  readonly period?: Period;
  /** Of a question as of a day about one work: the text in force that day, and why. */
  readonly onDay?: OnDay;
  /** A department has bound the question to these passages. */
  readonly approved?: Approval;
  /** For no_such_provision: how many articles the text has. */
  readonly articleCount?: number;
}
