import type { Ranked } from '../rank/rank.ts';
import type { Asked } from '../rank/signals.ts';
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
  /** A document was named. */
  readonly named: number;
  /** One word only: little to go by. */
  readonly terse: number;
}

/** Coefficients of the logistic; fitted by `tsx tests/eval/calibrate.ts`, which prints them and a reliability table. */
export const LOGISTIC: Readonly<Record<keyof Evidence | 'intercept', number>> = {
  intercept: -1.5,
  coverage: 2,
  segment: 2,
  lexical: 2,
  lead: 1,
  unheard: -1,
  pointed: 1,
  named: 0.5,
  terse: 0,
};

/** The evidence for the first of the ranked passages. */
export function evidenceOf(ranked: readonly Ranked[], asked: Asked, scope: Scope): Evidence {
  const [first, second] = ranked;
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
    named: scope.documents.length > 0 ? 1 : 0,
    terse: asked.concepts.length <= 1 ? 1 : 0,
  };
}

/** Calibrated probability that the first passage answers. */
export function confidenceOf(evidence: Evidence): number {
  let z = LOGISTIC.intercept;
  for (const [name, value] of Object.entries(evidence) as [keyof Evidence, number][])
    z += LOGISTIC[name] * value;
  return 1 / (1 + Math.exp(-z));
}
