import type { Entry } from '../../types.ts';
import type { Understanding } from './understanding.ts';

/** One interpretation of a message; it may have several, of which `find` answers by the one that answers best. */
export interface Reading {
  /**
   * By itself; completed from a question before it; said in one breath with the turns before it; the question before once more,
   * put to what the message names; or that question as the message corrects it.
   */
  readonly from: 'alone' | 'joined' | 'together' | 'restated' | 'corrected';
  readonly understanding: Understanding;
  /** The passage that answered the question before; a reading in context stays near it. */
  readonly passage?: Entry | undefined;
}
