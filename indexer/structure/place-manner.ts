/** How places may be written where a text is read. */
export interface Manner {
  /** As people type: blanks, slips, numbers without 第 below the first, 最后一条, §114. Texts of law are written strictly. */
  readonly typed: boolean;
  /** The first number needs no 第: 63条. */
  readonly bare: boolean;
  /** No 条 is needed either: 63(1)(4), 第114, 38. */
  readonly open: boolean;
  /** A number that no text has is read as `BEYOND_ALL` rather than not at all: 第0条. */
  readonly beyond: boolean;
}

/** The texts themselves. */
export const IN_TEXT: Manner = { typed: false, bare: false, open: false, beyond: false };
/** Places in data and after a command, where nothing else can be meant. */
export const AS_LOCATOR: Manner = { typed: true, bare: true, open: false, beyond: false };
/** Anywhere in a message, where 10条建议 may stand as well. */
export const IN_QUESTION: Manner = { typed: true, bare: false, open: false, beyond: true };
/** Right behind a title. */
export const BEHIND_TITLE: Manner = { typed: true, bare: true, open: true, beyond: true };
