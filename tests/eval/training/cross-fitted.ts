import type { FeatureModel } from '../../../indexer/search/feature-weights.ts';
import { fitLogistic, type LogisticCase } from './logistic-model.ts';
import { foldOf } from './question-sets.ts';

/** A model that feeds others: they learn from what it says of cases that it was fitted without. */
export interface CrossFitted {
  readonly whole: FeatureModel;
  /** Fitted without the cases of one fold each. */
  readonly byFold: readonly FeatureModel[];
}

/** Questions are dealt out to so many folds. */
export const FOLDS = 5;

/** A case by the id of its question. */
export interface NamedCase extends LogisticCase {
  readonly id: string;
}

export function crossFitted(cases: readonly NamedCase[]): CrossFitted {
  const byFold = Array.from({ length: FOLDS }, (_, fold) =>
    fitLogistic(cases.filter(({ id }) => foldFor(id) !== fold)),
  );
  return { whole: fitLogistic(cases), byFold };
}

/** The model that was fitted without a question. @param id of one that was fitted on */
export function fittedWithout(id: string, { byFold }: CrossFitted): FeatureModel {
  return byFold[foldFor(id)]!;
}

/** The fold of a question; asked after another it is the same question. */
export function foldFor(id: string): number {
  return foldOf(id.split(AFTER)[0]!, FOLDS);
}

/** Between the id of a question and that of the one it is asked after. */
export const AFTER = '-after-';
