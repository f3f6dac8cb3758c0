/**
 * The words of this project. Every part speaks in these types; none of them knows a bot, a card or a page.
 * 一份文件(Document)是一部作品(work,同一 id)在某一日期的文本(expression,id@version)。
 */

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

/** A calendar date, `YYYY-MM-DD`, in China's time zone. */
export type IsoDate = string;

/**
 * Levels on the way down to a passage. Statutes: part 编, chapter 章, section 节, article 条, paragraph 款, item 项,
 * subitem 目. Reports: division 一、, heading (一), point 1., and `named` passages (标题, 引言, 存在问题). Plans and standards:
 * clause 1, 1.1, 1.1.1, one step a number, and bracket (1). Of every text: attachment 附件, table and row.
 */
export type ProvisionType =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph'
  | 'item'
  | 'subitem'
  | 'division'
  | 'heading'
  | 'point'
  | 'clause'
  | 'bracket'
  | 'attachment'
  | 'table'
  | 'row'
  | 'named';

/** One step of a locator. `suffix` is the 1 of 第十条之一; `name` is how a step is printed that has a name of its own: `named` ones, 附表. */
export interface LocatorStep {
  readonly type: ProvisionType;
  readonly number: number;
  readonly suffix?: number;
  readonly name?: string;
}

/** The numbers on the way down; an article's locator starts at the article, whose numbers run through the whole text. */
export type Locator = readonly LocatorStep[];

/** The one way to point at a provision: a work, one of its texts (none: the one in force) and a place in it ([]: all of it). */
export interface Place {
  /** id of the work. */
  readonly document: string;
  readonly version?: IsoDate;
  readonly locator: Locator;
}

/** An inclusive range of 1-based lines of the file that holds the text. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** An own-words headnote (要旨) of an article: never the text of the law, always shown with its mark. */
export interface Headnote {
  readonly text: string;
  /** Amounts, limits and periods that the sentences leave out, as a named list. */
  readonly figures: readonly string[];
  /** Everyday words people search by. */
  readonly keywords: readonly string[];
  /** The article of another version it corresponds to, as printed: 2024版第六十三条. */
  readonly corresponds?: string;
}

/** A node of a document's tree. The spans of all nodes, in order, tile the parsed text without gap or overlap. */
export interface Provision {
  readonly type: ProvisionType | 'document';
  readonly number: number;
  readonly suffix?: number;
  /** The marker as printed: 第六十三条, (二), 1. ; empty for paragraphs. */
  readonly label: string;
  /** 总则 of 第一章 总则; the first sentence of a report's item that serves as its heading. */
  readonly heading: string;
  /** The node's own words without marker and Markdown marks, blanks at both ends trimmed. */
  readonly text: string;
  readonly headnote?: Headnote;
  readonly children: readonly Provision[];
  readonly lines: LineRange;
  /** Offsets of the node's own source (without its children) in the parsed text. */
  readonly span: { readonly start: number; readonly end: number };
  readonly locator: Locator;
}

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
  /** What is known beyond the fields, in plain Chinese; shown on the catalogue card. */
  readonly note?: string;
  readonly root: Provision;
  /** Path of the file it was read from (of the official text, when completed). */
  readonly path: string;
}

/** A problem in a knowledge file, with its place and its cure. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** What is wrong, in Chinese. */
  readonly message: string;
  /** What to do about it, in Chinese. */
  readonly cure: string;
  readonly severity: 'error' | 'warning';
}

/** Whether words shown are the official text or a headnote. */
export type Form = 'official' | 'headnote';

/** What is indexed: one article, or one item of a report, with what stands above it. */
export interface Entry {
  /** `<id>@<version>#<anchor>`; stable between runs on the same knowledge. */
  readonly key: string;
  readonly document: Document;
  readonly provision: Provision;
  readonly locator: Locator;
  /** Headings above it, outermost first: 第四章 监测与预警. */
  readonly headings: readonly string[];
  /** Own words and those of all below, one line a paragraph or item, as held. Empty when only a headnote is held. */
  readonly text: string;
  readonly headnote?: Headnote;
  /** What people say when they look for it without knowing its words; searched, never shown as its text. */
  readonly everyday?: readonly string[];
  readonly form: Form;
}

/** What an index was made of and when. */
export interface IndexHeader {
  /** Hash of what is indexed of all documents, and of all that indexing depends on. */
  readonly corpusHash: string;
  /** When the newest part of it was built: ISO date and time. */
  readonly builtAt: string;
}

export type * from './finding.ts';
