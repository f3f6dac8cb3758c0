import { createHash } from 'node:crypto';
import { chinaDay } from '../../indexer/index.ts';
import { order } from '../records/alike.ts';
import type { StoredQuestion } from '../records/audit.ts';
import type { StoredRecord } from '../records/checked-line.ts';
import { holding, type Told, type Verdict } from './change.ts';
import { type Share, wilson } from './interval.ts';
import { type Week, weekOf } from './weeks.ts';

/** Answers of one week that are to be judged. */
export const DRAWN = 20;

/** An answer that was drawn: how sure the assistant was is not told. */
export interface DrawnAnswer {
  readonly turn: string;
  readonly question: string;
  /** Keys of the passages shown. */
  readonly passages: readonly string[];
  /** Hashes of them as they were shown; see `passageHashes`. */
  readonly hashes: StoredQuestion['hashes'];
  readonly verdict?: Verdict;
  /** The judgement, by which it is taken back. */
  readonly change?: string;
}

/** What was judged of one week, or of all. */
export interface Judged {
  readonly right: number;
  readonly wrong: number;
  readonly unclear: number;
  /** Right of right and wrong, with its interval; absent while there is neither. */
  readonly accuracy?: Share;
}

export interface ReviewedWeek extends Judged {
  readonly week: Week;
  /** All answers of the week. */
  readonly answers: number;
  readonly drawn: readonly DrawnAnswer[];
}

export interface Review {
  /** The first one given first. */
  readonly weeks: readonly ReviewedWeek[];
  readonly total: Judged;
}

/**
 * Draws answers of each week and tells what was judged of them. The draw is by a hash of week and turn: the same records give the
 * same twenty, nobody chooses, and it is blind to everything about the answer.
 * @param seen whether who judges may see an answer with these passages; for them the others are not there
 */
export async function reviewOf(
  records: AsyncIterable<StoredRecord>,
  weeks: readonly Week[],
  changes: readonly Told[],
  seen: (passages: readonly string[]) => boolean = () => true,
): Promise<Review> {
  const urns = new Map(weeks.map((week) => [week.name, urn(week)]));
  for await (const record of records) {
    if (record.kind !== 'question') continue;
    const question = record as StoredQuestion;
    if (question.outcome !== 'answered' || question.passages.length === 0 || !seen(question.passages))
      continue;
    urns.get(weekOf(chinaDay(new Date(question.time))).name)?.add(question);
  }
  const judgements = new Map(holding(changes, 'judgement').map((change) => [change.turn, change]));
  const reviewed = weeks.map((week): ReviewedWeek => {
    const { count: answers, drawn: lots } = urns.get(week.name)!.draw();
    const drawn = lots.map(({ turn, question, passages, hashes }): DrawnAnswer => {
      const judged = judgements.get(turn);
      return {
        ...{ turn, question, passages, hashes },
        ...(judged ? { verdict: judged.verdict, change: judged.id } : {}),
      };
    });
    return { week, answers, drawn, ...judgedOf(drawn) };
  });
  return { weeks: reviewed, total: judgedOf(reviewed.flatMap(({ drawn }) => drawn)) };
}

/** Draws from any number of answers without keeping more than a few of them. */
function urn({ name }: Week) {
  let count = 0;
  let held: { readonly answer: StoredQuestion; readonly lot: string }[] = [];
  const trim = (): void => {
    held = held.sort((a, b) => order(a.lot, b.lot)).slice(0, DRAWN);
  };
  return {
    add(answer: StoredQuestion): void {
      count++;
      const lot = createHash('sha256').update(`${name}\n${answer.turn}`).digest('hex');
      held.push({ answer, lot });
      if (held.length >= 10 * DRAWN) trim();
    },
    draw() {
      trim();
      return { count, drawn: held.map(({ answer }) => answer) };
    },
  };
}

function judgedOf(drawn: readonly DrawnAnswer[]): Judged {
  const count = (verdict: Verdict): number => drawn.filter((one) => one.verdict === verdict).length;
  const [right, wrong, unclear] = [count('right'), count('wrong'), count('unclear')];
  const accuracy = wilson(right, right + wrong);
  return { right, wrong, unclear, ...(accuracy ? { accuracy } : {}) };
}
