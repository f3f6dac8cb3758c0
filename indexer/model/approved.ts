import type { IsoDate } from './place.ts';

/** A passage that answers, as it was when it was bound. */
export interface ApprovedPassage {
  /** id of a work, or id@version of one expression. */
  readonly document: string;
  /** As printed: 第三条第二款, 一(三)1. */
  readonly at: string;
  /** Of its words at that time; see `passageSum`. */
  readonly sum: string;
}

/** A question that a department has bound to the passages that answer it. */
export interface ApprovedAnswer {
  readonly question: string;
  /** Other wordings of the same question. */
  readonly also: readonly string[];
  readonly passages: readonly ApprovedPassage[];
  /** The department's own words, never in the place of law. */
  readonly note?: string | undefined;
  /** The role that answers for it: 法规处. */
  readonly by: string;
  readonly on: IsoDate;
}

/** What is shown of an approval beside its passages. */
export type Approval = Pick<ApprovedAnswer, 'note' | 'by' | 'on'>;

/** Whether an approved answer can be given, and if not, why: its passage is gone, has other words, or is not in force. */
export type ApprovedState = 'good' | 'gone' | 'changed' | 'not_in_force';
