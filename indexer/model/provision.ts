import type { Locator, ProvisionType } from './place.ts';

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
