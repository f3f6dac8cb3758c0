import type { Document, Provision } from '../types.ts';

/**
 * What became of an article. Text compared: unchanged (same number and words), renumbered (same words in the same
 * order), moved (same words elsewhere), amended (words differ), added, deleted. Headnotes only: corresponds (the
 * headnote names the other version's article), added or deleted (it says there is none), unknown (it says nothing).
 */
export type Change =
  | 'unchanged'
  | 'renumbered'
  | 'moved'
  | 'amended'
  | 'added'
  | 'deleted'
  | 'corresponds'
  | 'unknown';

/** A run of characters that both have, or only one of them. Of `same` the newer text's characters are given. */
export interface Difference {
  readonly op: 'same' | 'added' | 'deleted';
  readonly text: string;
}

export interface ArticleChange {
  readonly change: Change;
  /** The articles; one is missing for added, deleted and unknown. */
  readonly older?: Provision;
  readonly newer?: Provision;
  /** Whether it stands in another order among its neighbours; may hold of an amended article too. */
  readonly moved: boolean;
  /** Likeness of the two texts, 0 to 1; 0 where there is nothing to compare. */
  readonly similarity: number;
  /** Of an amended article: its text from old to new. Empty otherwise. */
  readonly differences: readonly Difference[];
}

/** A part of an older article that stands in a newer article which is not its counterpart. */
export interface Transfer {
  readonly older: Provision;
  readonly newer: Provision;
  readonly similarity: number;
}

/** Two versions of a work held against each other. */
export interface Comparison {
  readonly older: Document;
  readonly newer: Document;
  /** What was compared. `none`: neither texts nor headnotes that name the other version are held. */
  readonly basis: 'text' | 'headnotes' | 'none';
  /** In the newer text's order; deleted articles stand after the one they followed, with headnotes at the end. */
  readonly articles: readonly ArticleChange[];
  /** Articles split or merged: beside its counterpart, where the paragraphs of an article went. */
  readonly transfers: readonly Transfer[];
}
