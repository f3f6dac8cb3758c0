import type { StoredRecord } from './checked-line.ts';
import { correctionIn } from './correction.ts';
import type { FeedbackRecord } from './feedback.ts';
import type { BadTurn } from './gaps.ts';
import type { QuestionRecord } from './question-log.ts';

/** What went badly in a run of records. A thumb down tells its question itself or by its turn. */
export async function badTurns(records: AsyncIterable<StoredRecord>): Promise<BadTurn[]> {
  const questions = new Map<string, QuestionRecord>();
  const dislikes: FeedbackRecord[] = [];
  for await (const record of records) {
    if (record.kind === 'question') {
      const question = record as unknown as QuestionRecord;
      questions.set(question.turn, question);
    } else if (record.kind === 'feedback') {
      const vote = record as unknown as FeedbackRecord;
      // Who says what would have been right says that it was wrong.
      const corrects = vote.reaction === 'comment' && correctionIn(vote.comment ?? '') !== undefined;
      if (vote.reaction === 'dislike' || corrects) dislikes.push(vote);
    }
  }
  const out: BadTurn[] = [];
  for (const { outcome, reason, question, time } of questions.values())
    if (outcome === 'not_found' || outcome === 'clarify' || outcome === 'error')
      out.push({ question, why: outcome, time, ...(reason ? { reason } : {}) });
  for (const { question, turn, comment, time } of dislikes) {
    const asked = question ?? (turn === undefined ? undefined : questions.get(turn)?.question);
    if (asked) out.push({ question: asked, why: 'dislike', time, ...(comment ? { comment } : {}) });
  }
  return out;
}
