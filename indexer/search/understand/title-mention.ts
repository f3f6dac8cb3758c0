/** A place in a question where a work is named. */
export interface TitleMention {
  readonly start: number;
  readonly end: number;
  /** Works it may mean, best first; empty for a title that nothing held bears. */
  readonly works: readonly string[];
  /** Named by a full or listed short title rather than by likeness. */
  readonly exact: boolean;
}
