import { cover } from '../rank/coverage.ts';
import type { Ranked } from '../rank/rank.ts';
import type { Asked } from '../rank/signals.ts';
import { focusOf, wantedCount } from '../understand/focus.ts';
import { holdsAnswer } from './answer-type.ts';
import type { Scope } from './scope.ts';

/** What tells whether the best passage answers. Each between 0 and 1, or a small count. */
export interface Evidence {
  /** Share of what is asked that the best passage covers. */
  readonly coverage: number;
  /** …that one sentence of it covers. */
  readonly segment: number;
  /** …by its terms, against the greatest possible. */
  readonly lexical: number;
  /** How far it leads the second passage of another document. */
  readonly lead: number;
  /** Share of what is asked that no text speaks of. */
  readonly unheard: number;
  /** A passage was pointed at: a definition of the word, a heading, a mention, the follow-up's context. */
  readonly pointed: number;
  /** How much of what the question word asks for the passage holds. */
  readonly focus: number;
  /** What is asked for — an amount, a period, a list of eight — is of a sort that the passage does not hold. */
  readonly amiss: number;
  /** A document was named. */
  readonly named: number;
  /** One word only: little to go by. */
  readonly terse: number;
}

/** Coefficients of the logistic; fitted by `tsx tests/eval/calibrate.ts`, which prints them and a reliability table. */
export const LOGISTIC: Readonly<Record<keyof Evidence | 'intercept', number>> = {
  intercept: -2.5,
  coverage: 1.5,
  segment: 0,
  lexical: 2.9,
  lead: 2.7,
  unheard: 0,
  pointed: 0,
  focus: 0.3,
  amiss: -4,
  named: 1.5,
  terse: -0.5,
};

/** The evidence for the first of the ranked passages. */
export function evidenceOf(ranked: readonly Ranked[], asked: Asked, scope: Scope): Evidence {
  const [first, second] = ranked;
  const question = asked.understanding.normalized;
  const value = (name: string) => first?.signals.find((s) => s.name === name)?.value ?? 0;
  const total = asked.concepts.reduce((n, c) => n + c.weight, 0);
  const unheard = asked.concepts.filter((c) => !c.occurs).reduce((n, c) => n + c.weight, 0);
  return {
    coverage: first?.coverage ?? 0,
    segment: Math.max(0, ...(first?.segments ?? [])),
    lexical: value('lexical'),
    lead: first && second ? Math.min(1, Math.max(0, first.score - second.score)) : 0,
    unheard: total === 0 ? 0 : unheard / total,
    pointed: ['definition', 'heading', 'opening', 'mention', 'context'].some((name) => value(name) >= 0.25)
      ? 1
      : 0,
    focus: first ? focusCover(first, asked) : 0,
    amiss: first && (isUnlisted(first, asked) || !holdsAnswer(question, first.view.folded)) ? 1 : 0,
    named: scope.documents.length > 0 ? 1 : 0,
    terse: asked.concepts.length <= 1 ? 1 : 0,
  };
}

function focusCover(first: Ranked, { understanding, concepts, matching }: Asked): number {
  const focus = focusOf(understanding.normalized, concepts);
  return focus
    ? Math.max(cover(focus, first.view.folded, matching), cover(focus, first.view.around, matching))
    : 1;
}

/** 哪8项 is answered by eight things in a row or by items, not by the number eight. */
function isUnlisted({ view, segments }: Ranked, { understanding }: Asked): boolean {
  const count = wantedCount(understanding.normalized);
  if (count === undefined) return false;
  const best = view.segments[segments.indexOf(Math.max(...segments))];
  const inRow = (best?.folded.match(/、/gu)?.length ?? 0) + 1;
  const items = view.shown.match(/^\s*[((\uff08]?[一二三四五六七八九十\d]{1,3}[))\uff09.、]/gmu)?.length ?? 0;
  return inRow < count - 1 && items < count - 1;
}

/** Calibrated probability that the first passage answers. */
export function confidenceOf(evidence: Evidence): number {
  let z = LOGISTIC.intercept;
  for (const [name, value] of Object.entries(evidence) as [keyof Evidence, number][])
    z += LOGISTIC[name] * value;
  return 1 / (1 + Math.exp(-z));
}
