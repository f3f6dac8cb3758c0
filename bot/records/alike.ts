import type { Meant, QuestionMeaning } from '../../indexer/index.ts';

/** Wordings that want the same, the most frequent first. */
export type Alike<T> = readonly (readonly [wording: string, members: readonly T[]])[];

/** Share of character pairs two questions must have in common to be put together. */
const ALIKE = 0.4;
/** So alike in meaning, they need fewer words in common: the embedding alone puts whole matters together. */
const SAME_MEANING = 0.9;
const IN_COMMON = 0.1;
/** Wordings that are compared with each other; rarer ones stand alone. */
const MOST_COMPARED = 600;

interface Measured {
  readonly pairs: ReadonlySet<string>;
  readonly numbers: string;
  readonly meant: Meant | undefined;
}

interface AskedGroup {
  readonly question: string;
  /** How often; default once. */
  readonly times?: number;
}

/**
 * Groups what was asked by likeness of the questions; the order of the input does not matter.
 * @param meaning without it only their words are compared. Example: 演练多久一次, 应急演练频次 → one group with it
 */
export function groupAlike<T extends AskedGroup>(asked: readonly T[], meaning?: QuestionMeaning): Alike<T>[] {
  const byWording = new Map<string, T[]>();
  for (const one of asked) {
    const wording = wordingOf(one.question);
    if (wording === '') continue;
    const known = byWording.get(wording);
    if (known) known.push(one);
    else byWording.set(wording, [one]);
  }
  const wordings = [...byWording].sort(([a, x], [b, y]) => timesOf(y) - timesOf(x) || order(a, b));
  const groups: { measured: Measured; members: [string, T[]][] }[] = [];
  for (const [i, member] of wordings.entries()) {
    const measured = measure(member[0], meaning);
    const home =
      i < MOST_COMPARED ? groups.find((group) => isAlike(group.measured, measured, meaning)) : undefined;
    if (home) home.members.push(member);
    else groups.push({ measured, members: [member] });
  }
  return groups.map(({ members }) => members);
}

/** How often all of them were asked. */
export function timesOf(asked: readonly AskedGroup[]): number {
  return asked.reduce((n, { times = 1 }) => n + times, 0);
}

/** A question as it counts for one wording. */
export function wordingOf(question: string): string {
  return question.normalize('NFKC').trim();
}

function measure(wording: string, meaning: QuestionMeaning | undefined): Measured {
  return {
    pairs: pairsOf(wording),
    numbers: (wording.match(/\d+/gu) ?? []).join(' '),
    meant: meaning?.of(wording),
  };
}

function isAlike(a: Measured, b: Measured, meaning: QuestionMeaning | undefined): boolean {
  // Of two years the same is asked, and not the same.
  if (a.numbers !== b.numbers) return false;
  const common = shareOf(a.pairs, b.pairs);
  if (common >= ALIKE) return true;
  if (!meaning || !a.meant || !b.meant || common < IN_COMMON) return false;
  return meaning.likeness(a.meant, b.meant) >= SAME_MEANING;
}

/** Pairs of neighbouring letters, digits and characters; the words that only ask are left out. */
function pairsOf(text: string): Set<string> {
  const letters = [...text.replace(/[^\p{L}\p{N}]|什么|多少|怎么|如何|哪些|吗|呢|的/gu, '')];
  const pairs = letters.slice(1).map((c, i) => `${letters[i]}${c}`);
  return new Set(pairs.length > 0 ? pairs : letters);
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
