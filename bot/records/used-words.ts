import type { StoredRecord } from './checked-line.ts';
import type { FeedbackRecord } from './feedback.ts';
import type { QuestionRecord } from './question-log.ts';

/** A question that a passage answered, as use shows it. */
export interface UsedWords {
  /** Key of the passage: `<id>@<version>#<anchor>`. */
  readonly passage: string;
  readonly question: string;
  /** How often it got a thumb up, and how often a further passage was opened after it. */
  readonly liked: number;
  readonly followed: number;
}

/** A further passage that is opened later than this belongs to another question. */
const SOON_MS = 10 * 60_000;
/** Longer questions tell a story, and a story is no word for an article. */
const LONGEST = 30;
/** Questions that name a place or a title are looked up, not searched. */
const NAMES_PLACE = /[《》]|第[〇零一二三四五六七八九十百\d]+[条款项章]/u;
/** Numbers as long as those of people and telephones are nobody's word for an article. */
const PERSONAL = /\d{7,}|[\w.]+@[\w.]+/u;

/**
 * The questions that people themselves showed to be answered by a passage: by a thumb up, or by opening a further passage of
 * the answer. Most telling first, then by passage and question, so that the same records give the same list.
 */
export async function usedWords(records: AsyncIterable<StoredRecord>): Promise<UsedWords[]> {
  const found = new Map<string, { passage: string; question: string; liked: number; followed: number }>();
  const add = (passage: string | undefined, question: string, how: 'liked' | 'followed') => {
    const words = question
      .normalize('NFKC')
      .trim()
      .replace(/[?!。\s]+$/u, '');
    const fits = [...words].length >= 2 && [...words].length <= LONGEST;
    if (passage === undefined || !fits || NAMES_PLACE.test(words) || PERSONAL.test(words)) return;
    const key = `${passage}\n${words}`;
    const known = found.get(key) ?? { passage, question: words, liked: 0, followed: 0 };
    known[how] += 1;
    found.set(key, known);
  };
  const questions = new Map<string, QuestionRecord>();
  const last = new Map<string, QuestionRecord>();
  for await (const record of records) {
    if (record.kind === 'question') {
      const question = record as unknown as QuestionRecord;
      questions.set(question.turn, question);
      const place = `${question.channel}\n${question.conversation}`;
      const before = last.get(place);
      if (question.outcome === 'answered') last.set(place, question);
      else if (before && question.outcome === 'command') {
        const [opened] = question.passages;
        const further = opened !== undefined && before.passages.slice(1).includes(opened);
        if (further && Date.parse(question.time) - Date.parse(before.time) <= SOON_MS)
          add(opened, before.question, 'followed');
      }
    } else if (record.kind === 'feedback') {
      const vote = record as unknown as FeedbackRecord;
      if (vote.reaction !== 'like') continue;
      const of = vote.turn === undefined ? undefined : questions.get(vote.turn);
      if (of !== undefined && of.outcome !== 'answered') continue;
      add(vote.passages[0] ?? of?.passages[0], vote.question ?? of?.question ?? '', 'liked');
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.liked + b.followed - (a.liked + a.followed) ||
      order(a.passage, b.passage) ||
      order(a.question, b.question),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
