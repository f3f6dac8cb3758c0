import type { Entry } from '../../types.ts';
import type { Understanding } from './understanding.ts';

/** One interpretation of a message; it may have several, of which `find` answers by the one that answers best. */
export interface Reading {
  /** By itself, or joined to the question before it. */
  readonly from: 'alone' | 'joined';
  readonly understanding: Understanding;
  /** The passage that answered the question before; a joined reading stays near it. */
  readonly passage?: Entry | undefined;
}
