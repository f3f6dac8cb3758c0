import { type FeatureModel, outputsOf } from '../feature-weights.ts';
import type { Tokenizer } from '../tokenize.ts';
import { dependenceFeatures } from './dependence.ts';

/**
 * Tells how likely, by its wording alone, a normalised message that goes on from another is answered by the very passage just shown, 0 to
 * 1: 第二款说啥 rather than 签了算数吗.
 */
export type StayingOf = (normalized: string) => number;

/** Tells by a logistic model fitted by `npm run train`; evidence beside others, never a verdict. */
export function stayingTeller(model: FeatureModel, tokenizer: Tokenizer): StayingOf {
  return (normalized) => {
    const [sum = 0] = outputsOf(model, dependenceFeatures(normalized, tokenizer));
    return 1 / (1 + Math.exp(-sum));
  };
}
