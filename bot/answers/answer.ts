import type {
  Approval,
  Fact,
  Form,
  IsoDate,
  Kind,
  Place,
  Reason,
  Severity,
  Status,
} from '../../indexer/index.ts';
import type { Action } from './action.ts';

/**
 * What is said to a person, decided before any channel is thought of. Plain data: the same answer becomes a card, a
 * plain text, a page or a terminal picture, and the same question gives the same bytes.
 */
export type Answer =
  | ProvisionAnswer
  | PassagesAnswer
  | ClarifyAnswer
  | ComparisonAnswer
  | OutlineAnswer
  | FactsAnswer
  | GlossaryAnswer
  | LessonAnswer
  | NoneAnswer
  | SeveralAnswer
  | CheckAnswer
  | NoteAnswer;

/** A passage with everything that must stand beside it: where it is from, what it is worth, until when that is known. */
export interface Passage {
  /** The n of [n], counted from 1 within one answer. */
  readonly number: number;
  /** Key of the entry it was cut from. */
  readonly key: string;
  readonly document: string;
  readonly version?: IsoDate;
  readonly title: string;
  readonly kind: Kind;
  readonly status: Status;
  /** The day that the status is of, where the text of a day was asked for; else it is today's. */
  readonly onDay?: IsoDate;
  readonly statusAsOf?: IsoDate;
  readonly effective?: IsoDate;
  /** When its document was published, where that is known. */
  readonly published?: IsoDate;
  readonly form: Form;
  /** 第六十三条第二款, 一(三)1. */
  readonly locator: string;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  /** 《…法》(2024年修订)第六十三条; of a headnote with its mark in front. */
  readonly citation: string;
  /** The passage line by line, verbatim; `GAP` stands for what was left out. */
  readonly lines: readonly string[];
  readonly shortened: boolean;
  /** The words within one of the lines that answer; may be empty. */
  readonly quote: string;
  /** An own-words headnote that goes with an official text. */
  readonly headnote?: string;
  readonly sourceUrl?: string;
  /** Path of the reader page: /read/flood-law@2016-07-02#a12. */
  readonly reader: string;
  readonly place: Place;
  /** The readable form of its place: 《示例防汛条例》2021版第十二条 */
  readonly name: string;
}

/** Stands in `lines` where lines were left out. */
export const GAP = '……';

/** Something to do next: a click or its number does `action`. */
export interface Choice {
  readonly label: string;
  /** What a person would type to the same effect; shown in the person's name, never read back. */
  readonly send: string;
  readonly action: Action;
}

interface Common {
  /** Remarks that a reader must see: another version exists, what the question was taken to mean. */
  readonly notices: readonly string[];
  /** Numbered from 1 in the plain text. Where there are passages, choice n is passage n in full. */
  readonly choices: readonly Choice[];
  /** A department has bound the question to these passages; its notices say so. */
  readonly approval?: Approval;
}

export interface ProvisionAnswer extends Common {
  readonly kind: 'provision';
  readonly passage: Passage;
  /** At most two further passages, shown by title and locator. */
  readonly more: readonly Passage[];
}

/** Several passages that answer together: a range of articles, the neighbours of one, what cites it. */
export interface PassagesAnswer extends Common {
  readonly kind: 'passages';
  readonly title: string;
  readonly passages: readonly Passage[];
}

/** Facts of a document from its catalogue entry: the one asked for as headline, the others under it. */
export interface FactsAnswer extends Common {
  readonly kind: 'facts';
  /** 《示例防汛条例》(2021年修订). */
  readonly title: string;
  readonly headline: Fact;
  readonly facts: readonly Fact[];
  /** What is known beyond the facts. */
  readonly remark?: string;
  /** Where the text itself says it. */
  readonly passages: readonly Passage[];
  readonly sourceUrl?: string;
  readonly reader: string;
}

export interface ClarifyAnswer extends Common {
  readonly kind: 'clarify';
  readonly prompt: string;
}

/** A run of characters of a compared text. */
export interface ComparedRun {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface ComparisonRow {
  readonly change: string;
  readonly from?: string;
  readonly to?: string;
  readonly runs: readonly ComparedRun[];
}

export interface ComparisonAnswer extends Common {
  readonly kind: 'comparison';
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly ComparisonRow[];
  readonly reader: string;
}

/** A list with levels: a table of contents, the documents held, references. */
export interface OutlineAnswer extends Common {
  readonly kind: 'outline';
  readonly title: string;
  readonly lines: readonly { readonly depth: number; readonly text: string; readonly choice?: Choice }[];
  readonly reader?: string;
}

export interface GlossaryAnswer extends Common {
  readonly kind: 'glossary';
  readonly term: string;
  /** Own words, only as far as the texts support them. */
  readonly explanation?: string;
  readonly passages: readonly Passage[];
}

/** One step of a reading path, or the answer to a question of its self-check. */
export interface LessonAnswer extends Common {
  readonly kind: 'lesson';
  /** Which step of what. Example: 新同事 · 第1步,共8步 */
  readonly title: string;
  /** Why the step is read, or the question. */
  readonly lead: string;
  readonly passage?: Passage;
}

/** A refusal: what was looked for where, what is known, what to do next. */
export interface NoneAnswer extends Common {
  readonly kind: 'none';
  readonly reason: Exclude<Reason, 'ambiguous'>;
  readonly message: string;
  /** What is known of the document the question is about. */
  readonly known: readonly string[];
  readonly sourceUrl?: string;
  /** The nearest passages, always shown as no answer. */
  readonly nearest: readonly Passage[];
}

/** Several questions of one message, or the sides of a comparison, each with its own answer; passages are numbered through. */
export interface SeveralAnswer extends Common {
  readonly kind: 'several';
  readonly title: string;
  readonly parts: readonly { readonly question: string; readonly answer: Answer }[];
}

/** One thing found out about a reference of a draft. Its words and a proposed quotation are not ours to print otherwise. */
export interface CheckedReference {
  readonly severity: Severity;
  /** 错误, 提醒, 说明. */
  readonly label: string;
  /** 第12行, 第3页. */
  readonly where: string;
  /** The draft's own. */
  readonly words: string;
  readonly message: string;
  readonly suggestion?: string;
  /** Path of the law's words. */
  readonly reader?: string;
}

/** A draft with what was found in it, or why it was not read. */
export interface CheckedDraft {
  readonly summary: string;
  readonly findings: readonly CheckedReference[];
  /** Findings beyond these. */
  readonly more: number;
  /** What to do: about a draft that could not be read, or with a text that is no draft. */
  readonly advice?: string;
}

/** What a check of drafts found, weightiest first. */
export interface CheckAnswer extends Common {
  readonly kind: 'check';
  readonly title: string;
  readonly drafts: readonly CheckedDraft[];
}

/** Words of the assistant about itself: help, thanks, a fresh start. Never about the law. */
export interface NoteAnswer extends Common {
  readonly kind: 'note';
  readonly title: string;
  readonly lines: readonly string[];
}

/** All passages of an answer in the order of their numbers. */
export function passagesOf(answer: Answer): readonly Passage[] {
  switch (answer.kind) {
    case 'provision':
      return [answer.passage, ...answer.more];
    case 'passages':
    case 'facts':
    case 'glossary':
      return answer.passages;
    case 'lesson':
      return answer.passage ? [answer.passage] : [];
    case 'none':
      return answer.nearest;
    case 'several':
      return answer.parts.flatMap((part) => passagesOf(part.answer));
    default:
      return [];
  }
}
