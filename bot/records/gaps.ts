/** A question that went badly: refused, asked back, or disliked. */
export interface BadTurn {
  readonly question: string;
  readonly why: 'not_found' | 'clarify' | 'error' | 'dislike';
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
}

/** Share of character pairs two questions must have in common to be put together. */
const ALIKE = 0.4;

/** Groups questions by likeness. The order of the input does not matter. Example: 午餐补贴多少, 午餐补贴有多少 → one group. */
export function gapsOf(turns: readonly BadTurn[]): Gap[] {
  const byWording = new Map<string, BadTurn[]>();
  for (const turn of turns) {
    const wording = turn.question.normalize('NFKC').trim();
    if (wording === '') continue;
    byWording.set(wording, [...(byWording.get(wording) ?? []), turn]);
  }
  const wordings = [...byWording].sort(([a, x], [b, y]) => y.length - x.length || order(a, b));
  const groups: { pairs: ReadonlySet<string>; members: [string, BadTurn[]][] }[] = [];
  for (const member of wordings) {
    const pairs = pairsOf(member[0]);
    const home = groups.find((group) => likeness(group.pairs, pairs) >= ALIKE);
    if (home) home.members.push(member);
    else groups.push({ pairs, members: [member] });
  }
  return groups
    .map(({ members }) => gap(members))
    .sort((a, b) => b.count - a.count || order(a.question, b.question));
}

function gap(members: readonly [string, BadTurn[]][]): Gap {
  const turns = members.flatMap(([, list]) => list);
  const why: Record<string, number> = {};
  for (const turn of turns) {
    const name = turn.reason ?? turn.why;
    why[name] = (why[name] ?? 0) + 1;
  }
  return {
    question: members[0]![0],
    count: turns.length,
    wordings: members.map(([wording]) => wording),
    why,
    comments: turns.flatMap((turn) => (turn.comment ? [turn.comment] : [])),
  };
}

/** Pairs of neighbouring letters, digits and characters; the words that only ask are left out. */
function pairsOf(text: string): Set<string> {
  const letters = [...text.replace(/[^\p{L}\p{N}]|什么|多少|怎么|如何|哪些|吗|呢|的/gu, '')];
  const pairs = letters.slice(1).map((c, i) => `${letters[i]}${c}`);
  return new Set(pairs.length > 0 ? pairs : letters);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
