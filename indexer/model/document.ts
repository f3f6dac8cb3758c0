import type { IsoDate } from './place.ts';
import type { Provision } from './provision.ts';

/** What a document is; decides its authority and how its structure is read. */
export type Kind =
  | 'report'
  | 'law'
  | 'administrative-regulation'
  | 'local-regulation'
  | 'party-regulation'
  | 'measures'
  | 'rules'
  | 'notice'
  | 'plan'
  | 'judicial-interpretation'
  | 'standard'
  | 'opinion'
  | 'reply';

/** Legal status, always shown; `unverified` is what nobody has checked. */
export type Status =
  | 'in_force'
  | 'superseded'
  | 'repealed'
  | 'expired' // 规划期已满
  | 'not_yet_in_force'
  | 'drafting'
  | 'unverified';

/** What is held of a document: its official text, own-words headnotes (要旨), or nothing but its data. */
export type TextHeld = 'official' | 'headnotes' | 'none';

/** Where a text came from. `file` is the name of the file it was imported from. */
export interface Source {
  /** The official full text; never a home page. */
  readonly url?: string;
  /** Other official addresses of the same text, surest first. */
  readonly alternatives?: readonly string[];
  readonly file?: string;
  readonly retrieved?: IsoDate;
  readonly sha256?: string;
}

/** How a document stands to another: `predicate` names the direction from the document that declares it. */
export type Predicate =
  | 'named_in' // 报告某处提到本文件
  | 'based_on' // 依据
  | 'implements' // 实施
  | 'amends' // 修改
  | 'repeals' // 废止
  | 'supersedes' // 取代
  | 'partly_supersedes'; // 部分取代

export interface Relation {
  readonly predicate: Predicate;
  /** id of a work, or id@version of one expression. */
  readonly document: string;
  /** A place in the declaring document. */
  readonly from?: string;
  /** A place in the other document. */
  readonly to?: string;
  readonly asOf?: IsoDate;
}

/** One dated event in the life of a text, as the text or the catalogue tells it. */
export interface HistoryEvent {
  readonly date: IsoDate;
  readonly event:
    | 'consulted'
    | 'deliberated'
    | 'adopted'
    | 'approved'
    | 'revised'
    | 'amended'
    | 'published'
    | 'effective'
    | 'repealed';
  readonly note?: string;
}

/** What the authority that made a text, or carries it out, said of it; explains it and is no part of it. */
export interface Interpretation {
  readonly by: string;
  readonly date?: IsoDate;
  readonly url?: string;
  /** In own words, one point each. */
  readonly says: readonly string[];
}

export interface Document {
  /** Of the work: kebab-case English, or a pinyin slug. */
  readonly id: string;
  /** Date of this expression; undefined when no text or date is known. */
  readonly version?: IsoDate;
  /** Another version of the work is known from the same year: only the full date names this one. Told when loading. */
  readonly sameYear?: boolean;
  readonly kind: Kind;
  readonly title: string;
  readonly shortTitles: readonly string[];
  /** Matters that it governs, by the words people ask for them with: told where its text is not held. */
  readonly subjects?: readonly string[];
  /** Names of it in English, as people type them. */
  readonly englishTitles?: readonly string[];
  readonly issuer?: string;
  /** 文号 or 公告号 as printed. */
  readonly documentNumber?: string;
  /** 索引号 of a published report or notice. */
  readonly indexNumber?: string;
  readonly adopted?: IsoDate;
  readonly published?: IsoDate;
  readonly effective?: IsoDate;
  readonly repealed?: IsoDate;
  /** Last day of the period that a plan is for. */
  readonly expires?: IsoDate;
  readonly status: Status;
  /** The date on which the status is known to hold. */
  readonly statusAsOf?: IsoDate;
  /** What the status is known from, in plain Chinese. */
  readonly statusSource?: string;
  /** Version of the same work that took this one's place. */
  readonly supersededBy?: IsoDate;
  readonly text: TextHeld;
  readonly source?: Source;
  readonly history: readonly HistoryEvent[];
  readonly relations: readonly Relation[];
  /** Chapter headings, where known without the text. */
  readonly outline: readonly string[];
  /** Number of chapters and of articles, where known without the text. */
  readonly chapterCount?: number;
  readonly articleCount?: number;
  readonly interpretations?: readonly Interpretation[];
  /** What headnotes follow and where the official text is. */
  readonly headnotes?: { readonly follows: IsoDate; readonly officialText: string; readonly notice: string };
  /** Groups that may see it; absent: everybody. */
  readonly access?: readonly string[];
  /** What is known beyond the fields, in plain Chinese; shown on the catalogue card. */
  readonly note?: string;
  readonly root: Provision;
  /** Path of the file it was read from (of the official text, when completed). */
  readonly path: string;
}
