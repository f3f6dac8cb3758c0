import type { Original } from '../source.ts';

/** One way to a text, fetched when its turn comes. */
export interface Offer {
  /** What it is, for telling what was tried; in Chinese. */
  readonly what: string;
  readonly read: () => Promise<Original>;
}
