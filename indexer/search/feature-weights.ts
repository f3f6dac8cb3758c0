import { remembered } from '../remembered.ts';

/** What a weight is kept in: so many parts are 1. */
export const PARTS = 20;

/** A fitted logistic model over features that a text has or has not: a bias for each output, and weights for each feature. */
export interface FeatureModel {
  readonly bias: readonly number[];
  /** `feature weight weight …`, one weight an output, in `PARTS`, blank separated. */
  readonly weights: readonly string[];
}

/** Looks up the weights of a feature, once a model: rows are taken apart when they are first asked for, a question has a few of thousands. */
const weightsOfModel = remembered(({ weights }: FeatureModel) => {
  const rows = new Map(weights.map((row) => [row.slice(0, row.indexOf(' ')), row]));
  const known = new Map<string, readonly number[]>();
  return (feature: string): readonly number[] | undefined => {
    const row = rows.get(feature);
    if (row === undefined) return undefined;
    const read = () =>
      row
        .split(' ')
        .slice(1)
        .map((n) => Number(n) / PARTS);
    const numbers = known.get(feature) ?? read();
    known.set(feature, numbers);
    return numbers;
  };
});

/** The sum for each output: the bias and the weights of the features, which count less the more of them there are. */
export function outputsOf(model: FeatureModel, features: readonly string[]): number[] {
  const weightsOf = weightsOfModel(model);
  const sums = [...model.bias];
  const scale = 1 / Math.sqrt(features.length + 1);
  for (const feature of features) {
    const row = weightsOf(feature);
    if (row) for (let k = 0; k < sums.length; k++) sums[k]! += scale * row[k]!;
  }
  return sums;
}
