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
  /** The passage that all readings of the message together put first; default the one that ranks first in this one. */
  readonly first?: Entry | undefined;
}

/** A message as understood by itself, and what it may mean in its conversation when that is asked for. */
export interface Readings {
  readonly alone: Understanding;
  /** It points at a place (第二款, 下一条) that only the talk before can tell: there is no reading by itself. */
  readonly pointing: boolean;
  /** It wishes for another version of what was spoken of. */
  readonly otherVersion: boolean;
  /** It wishes for another version, or names a year, and asks nothing besides: 老的那条怎么说, 那2019年呢. */
  readonly wishOnly: boolean;
  /** It asks what a text that it names says of what was asked before. */
  readonly ofText: boolean;
  /** Turns of the last few that asked something. */
  readonly earlier: number;
  /** How likely it is worded so that only the talk before it makes it whole, 0 to 1. */
  readonly dependence: () => number;
  /** How likely it is worded so that the passage just shown answers it, 0 to 1. */
  readonly staying: () => number;
  /**
   * Reads it in the light of the turns before it, first as completed from the one it most likely goes on from; none when none of them
   * asked anything. Each reading is made when it is asked for.
   */
  readonly inContext: () => AsyncIterable<Continuation>;
}

/** A message read in the light of one question before it. */
export interface Continuation {
  readonly from: Exclude<Reading['from'], 'alone'>;
  readonly understanding: Understanding;
  /** The question before, itself completed from the turns before it. */
  readonly before: Understanding;
  /** How many questions further back than the last it goes. */
  readonly back: number;
}
