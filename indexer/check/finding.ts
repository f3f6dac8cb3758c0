import type { IsoDate } from '../types.ts';

/** How much a finding weighs: something is wrong, likely wrong, could not be checked or should be known, right. */
export type Severity = 'error' | 'warning' | 'note' | 'fine';

/** What a finding is about. The schema of `check --json` lists them in the same order. */
export const KINDS = [
  'right',
  'misspelled-title',
  'unknown-work',
  'text-not-held',
  'version-not-held',
  'superseded',
  'repealed',
  'not-in-force',
  'no-such-place',
  'renumbered',
  'wrong-place',
  'old-wording',
  'misquoted',
  'punctuation',
  'quote-not-found',
  'wording-not-compared',
  'wrong-figure',
] as const;
export type CheckKind = (typeof KINDS)[number];

/** Where in the draft: 1-based line of the text as read, which in a DOCX is the paragraph, and its column. */
export interface DraftPlace {
  /** Name of the file, where files were checked. */
  readonly file?: string;
  /** Of a paper with pages, from 1. */
  readonly page?: number;
  readonly line: number;
  readonly column: number;
  /** Where the words end; the column after the last. */
  readonly endLine: number;
  readonly endColumn: number;
}

/** One thing found out about a reference of the draft. */
export interface CheckFinding {
  readonly severity: Severity;
  readonly kind: CheckKind;
  readonly at: DraftPlace;
  /** The words of the draft that the finding is about, as written. */
  readonly text: string;
  /** The reference as understood: 《示例省防汛条例》(2021版)第三条第二款. */
  readonly reference: string;
  /** What was found, in Chinese. */
  readonly message: string;
  /** What should stand there instead, where that is known. */
  readonly suggestion?: string;
  /** What the law says at the place, word for word, where it is held and matters. */
  readonly held?: string;
  /** The place in the reader: id, version and anchor. */
  readonly place?: { readonly document: string; readonly version?: IsoDate; readonly anchor: string };
}

/** What a check found, weightiest first. */
export interface CheckReport {
  readonly findings: readonly CheckFinding[];
  readonly summary: {
    /** References read in the draft. */
    readonly references: number;
    /** Findings of each severity. */
    readonly error: number;
    readonly warning: number;
    readonly note: number;
    readonly fine: number;
    /** The day whose law the draft was held against. */
    readonly asOf: IsoDate;
    /** Whether that day was given, is the draft's own, or today. */
    readonly asOfFrom: 'given' | 'draft' | 'today';
    /** The result in one Chinese sentence. */
    readonly message: string;
  };
}
