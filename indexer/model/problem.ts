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
