import type { Entry } from '../../types.ts';
import type { Understanding } from './understanding.ts';

/** One interpretation of a message; it may have several, of which `find` answers by the one that answers best. */
export interface Reading {
  /** By itself; completed from the question before it; or said in one breath with the turns before it. */
  readonly from: 'alone' | 'joined' | 'together';
  readonly understanding: Understanding;
  /** The passage that answered the question before; a reading in context stays near it. */
  readonly passage?: Entry | undefined;
}
