import type { QuestionMeaning } from '../../indexer/index.ts';
import { type Alike, groupAlike, order } from './alike.ts';

/** A question that went badly: refused, asked back, or disliked. */
export interface BadTurn {
  readonly question: string;
  readonly why: 'not_found' | 'clarify' | 'error' | 'dislike';
  /** When: ISO 8601. */
  readonly time?: string;
  readonly reason?: string;
  readonly comment?: string;
}

/** Questions that want the same, most asked first. */
export interface Gap {
  /** The wording asked most often. */
  readonly question: string;
  readonly count: number;
  readonly wordings: readonly string[];
  /** How often each thing went wrong. */
  readonly why: Readonly<Record<string, number>>;
  readonly comments: readonly string[];
  /** When it last went badly. */
  readonly last?: string;
}

/** Groups questions by likeness. The order of the input does not matter. Example: 午餐补贴多少, 午餐补贴有多少 → one group. */
export function gapsOf(turns: readonly BadTurn[], meaning?: QuestionMeaning): Gap[] {
  return groupAlike(turns, meaning)
    .map(gap)
    .sort((a, b) => b.count - a.count || order(a.question, b.question));
}

function gap(members: Alike<BadTurn>): Gap {
  const turns = members.flatMap(([, list]) => list);
  const why: Record<string, number> = {};
  for (const turn of turns) {
    const name = turn.reason ?? turn.why;
    why[name] = (why[name] ?? 0) + 1;
  }
  const last = turns
    .flatMap(({ time }) => time ?? [])
    .sort()
    .at(-1);
  return {
    question: members[0]![0],
    count: turns.length,
    wordings: members.map(([wording]) => wording),
    why,
    comments: turns.flatMap((turn) => (turn.comment ? [turn.comment] : [])),
    ...(last === undefined ? {} : { last }),
  };
}
