import {
  chinaDay,
  type Document,
  documentKey,
  type Library,
  type QuestionMeaning,
} from '../../indexer/index.ts';
import { groupAlike, order, timesOf, wordingOf } from '../records/alike.ts';
import type { StoredQuestion } from '../records/audit.ts';
import type { StoredRecord } from '../records/checked-line.ts';
import type { FeedbackRecord } from '../records/feedback.ts';

/** How often each thing became of what was said to the assistant. */
export interface Counts {
  answered: number;
  refused: number;
  askedBack: number;
  commands: number;
  failed: number;
}

/** One day of one channel. */
export interface DayUse extends Readonly<Counts> {
  readonly day: string;
  readonly channel: string;
}

/** Questions that want the same. */
export interface AskedOften {
  /** The wording asked most often. */
  readonly question: string;
  readonly count: number;
  readonly wordings: readonly string[];
}

export interface Usage {
  readonly from: string;
  readonly to: string;
  /** By day, then channel; days without any are not there. */
  readonly days: readonly DayUse[];
  readonly total: Readonly<Counts>;
  /** Milliseconds from a message to its answer; absent where nothing was asked. Failures do not count. */
  readonly median?: number;
  readonly p95?: number;
  readonly likes: number;
  readonly dislikes: number;
  readonly top: readonly AskedOften[];
  /** Documents with a text of which no passage was shown. */
  readonly unused: readonly Document[];
}

const COLUMN = {
  answered: 'answered',
  not_found: 'refused',
  clarify: 'askedBack',
  command: 'commands',
  error: 'failed',
} as const satisfies Record<StoredQuestion['outcome'], keyof Counts>;
const MOST_TOP = 20;

interface Parts {
  readonly from: string;
  readonly to: string;
  readonly library: Library;
  readonly meaning?: QuestionMeaning;
}

/** What the records of a period say of the use. */
export async function usageOf(
  records: AsyncIterable<StoredRecord>,
  { from, to, library, meaning }: Parts,
): Promise<Usage> {
  const days = new Map<string, { day: string; channel: string } & Counts>();
  const total = none();
  const asked = new Map<string, number>();
  const times: number[] = [];
  const shown = new Set<string>();
  const votes = { like: 0, dislike: 0, comment: 0 };
  for await (const record of records) {
    if (record.kind === 'feedback') votes[(record as unknown as FeedbackRecord).reaction]++;
    if (record.kind !== 'question') continue;
    const { time, channel, outcome, question, passages, ms } = record as StoredQuestion;
    const day = chinaDay(new Date(time));
    const key = `${day}\n${channel}`;
    const row = days.get(key) ?? { day, channel, ...none() };
    days.set(key, row);
    row[COLUMN[outcome]]++;
    total[COLUMN[outcome]]++;
    if (outcome !== 'error') times.push(ms);
    const wording = wordingOf(question);
    if (outcome !== 'command') asked.set(wording, (asked.get(wording) ?? 0) + 1);
    for (const passage of passages) shown.add(passage.split('#')[0] ?? '');
  }
  times.sort((a, b) => a - b);
  const wordings = [...asked].map(([question, times]) => ({ question, times }));
  const groups = groupAlike(wordings, meaning).map((members) => ({
    question: members[0]![0],
    count: members.reduce((n, [, list]) => n + timesOf(list), 0),
    wordings: members.map(([wording]) => wording),
  }));
  return {
    from,
    to,
    days: [...days.entries()].sort(([a], [b]) => order(a, b)).map(([, row]) => row),
    total,
    ...(times.length > 0 ? { median: rank(times, 0.5), p95: rank(times, 0.95) } : {}),
    likes: votes.like,
    dislikes: votes.dislike,
    top: groups.sort((a, b) => b.count - a.count || order(a.question, b.question)).slice(0, MOST_TOP),
    unused: library.documents.filter((d) => d.text !== 'none' && !shown.has(documentKey(d))),
  };
}

export function none(): Counts {
  return { answered: 0, refused: 0, askedBack: 0, commands: 0, failed: 0 };
}

/** The smallest of the sorted values that so large a share of them does not exceed. */
function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
