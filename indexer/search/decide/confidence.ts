import { cover } from '../rank/coverage.ts';
import { speaksOf } from '../rank/entry-view.ts';
import type { Ranked } from '../rank/rank.ts';
import type { Asked, SignalName } from '../rank/signals.ts';
import { focusOf, wantedCount } from '../understand/focus.ts';
import { holdsAnswer } from './answer-type.ts';
import type { Target } from './target.ts';

/** What tells whether the best passage answers. Each between 0 and 1, or a small count. */
export interface Evidence {
  /** Share of what is asked that the best passage covers. */
  readonly coverage: number;
  /** How much that is in all, whatever the share: a long question that matches in five rare words is sure enough. */
  readonly mass: number;
  /** Whole phrases of the everyday words written for it are in the question. */
  readonly phrase: number;
  /** Its terms, against the greatest possible. */
  readonly lexical: number;
  /** How far it leads the second passage. */
  readonly lead: number;
  /** Share of what is asked that no text speaks of. */
  readonly unheard: number;
  /** How much of what the question word asks for it holds. */
  readonly focus: number;
  /** A document was named. */
  readonly named: number;
  /** What is asked for — an amount, a period, a list of eight — is of a sort that it does not hold, or no word is shared. */
  readonly amiss: number;
}

/** Coefficients of the logistic; fitted by `tsx tests/eval/calibrate.ts`, which prints them and a reliability table. */
export const LOGISTIC: Readonly<Record<keyof Evidence | 'intercept', number>> = {
  intercept: -1.85,
  coverage: 0.8,
  mass: 1.5,
  phrase: 0.35,
  lexical: 1.85,
  lead: 1.6,
  unheard: -0.7,
  focus: 0.35,
  named: 0.5,
  // Fitted -4; a passage that cannot hold what is asked for is no answer however alike.
  amiss: -6,
};

/** Covered weight (sum of idf) at which more adds nothing. */
const ENOUGH = 20;

/** The evidence for the first of the ranked passages. */
export function evidenceOf(ranked: readonly Ranked[], asked: Asked, target: Target): Evidence {
  const [first, second] = ranked;
  const values = first?.values;
  const value = (name: SignalName) => values?.[name] ?? 0;
  const total = asked.concepts.reduce((n, c) => n + c.weight, 0);
  const unheard = asked.concepts.filter((c) => !c.occurs).reduce((n, c) => n + c.weight, 0);
  return {
    coverage: value('coverage'),
    mass: Math.min(1, (value('coverage') * total) / ENOUGH),
    phrase: value('phrase'),
    lexical: first?.lexical ?? 0,
    lead: first && second ? Math.min(1, Math.max(0, first.score - second.score)) : 0,
    unheard: total === 0 ? 0 : unheard / total,
    focus: first ? focusCover(first, asked) : 0,
    named: target.documents.length > 0 ? 1 : 0,
    amiss: first && isAmiss(first, asked) ? 1 : 0,
  };
}

function isAmiss(first: Ranked, asked: Asked): boolean {
  if (sharesNoWord(first, asked) || isOutOfScope(first, asked)) return true;
  const { shown, folded } = first.view;
  if (shown === '') return false;
  const holds = holdsAnswer(asked.understanding.normalized, folded);
  return !holds || isUnlisted(first, asked) || isOfAnotherYear(first, asked);
}

function focusCover(first: Ranked, { understanding, concepts, matching }: Asked): number {
  const focus = focusOf(understanding.normalized, concepts);
  return focus
    ? Math.max(cover(focus, first.view.folded, matching), cover(focus, first.view.around, matching))
    : 1;
}

/** Signals by which a passage is found without sharing a word: a place, a part, the talk before. */
const WITHOUT_WORDS: readonly SignalName[] = ['mention', 'opening', 'chapterStart', 'context'];

/** Single characters alone (休 of 退休 for 年假怎么休) are no matter shared. */
function sharesNoWord({ view, values }: Ranked, { concepts }: Asked): boolean {
  if (WITHOUT_WORDS.some((name) => values[name] > 0)) return false;
  return !concepts.some(({ alternatives }) =>
    alternatives.some((wording) => wording.length > 1 && speaksOf(view, wording)),
  );
}

/** Asked about a matter that no text is about (年假, 公积金), by a passage that does not speak of it. */
function isOutOfScope({ view }: Ranked, { outOfScope }: Asked): boolean {
  return outOfScope.length > 0 && !outOfScope.some((word) => speaksOf(view, word));
}

/** 哪8项 is answered by eight things in a row or by items, not by the number eight. */
function isUnlisted({ view, segments }: Ranked, { understanding }: Asked): boolean {
  const count = wantedCount(understanding.normalized);
  if (count === undefined) return false;
  const best = view.segments[segments.indexOf(Math.max(...segments))];
  const inRow = (best?.folded.match(/、/gu)?.length ?? 0) + 1;
  const items =
    view.shown.match(/^[ \u3000]{0,8}[((\uff08]?[一二三四五六七八九十\d]{1,3}[))\uff09.、]/gmu)?.length ?? 0;
  return inRow < count - 1 && items < count - 1;
}

/** What was done or paid in a year is told by words that name it, or by that year's report. */
function isOfAnotherYear({ view }: Ranked, { understanding }: Asked): boolean {
  const { intents, years, version } = understanding;
  const asked = years.filter((y) => y !== version.named && !version.asOf?.startsWith(y));
  if (asked.length === 0 || !(intents.includes('amount') || intents.includes('report'))) return false;
  return !asked.some((y) => tellsOf(y, view.folded) || view.around.includes(y));
}

/** Whether a year is named otherwise than to be compared with: 与2019年相比 tells nothing of 2019. */
function tellsOf(year: string, folded: string): boolean {
  for (let at = folded.indexOf(year); at >= 0; at = folded.indexOf(year, at + 1))
    if (!/[与比较同]$/u.test(folded.slice(Math.max(0, at - 1), at))) return true;
  return false;
}

/** Calibrated probability that the first passage answers. */
export function confidenceOf(evidence: Evidence): number {
  let z = LOGISTIC.intercept;
  for (const [name, value] of Object.entries(evidence) as [keyof Evidence, number][])
    z += LOGISTIC[name] * value;
  return 1 / (1 + Math.exp(-z));
}
