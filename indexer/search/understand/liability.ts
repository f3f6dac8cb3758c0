import { type FeatureModel, outputsOf } from '../feature-weights.ts';
import type { Tokenizer } from '../tokenize.ts';
import { matterFeatures } from './matter.ts';

/**
 * Tells how likely, by its wording alone, a normalised message is answered by an article that sets a penalty, 0 to 1: 已经拿到手了 and
 * 催了两回也没报上来 tell a breach and ask for what follows from it without a word for a penalty.
 */
export type LiabilityOf = (normalized: string) => number;

/** Tells by a logistic model over what tells its matter, fitted by `npm run train`; evidence beside others, never a verdict. */
export function liabilityTeller(model: FeatureModel, tokenizer: Tokenizer): LiabilityOf {
  return (normalized) => {
    const [sum = 0] = outputsOf(model, matterFeatures(normalized, tokenizer));
    return 1 / (1 + Math.exp(-sum));
  };
}
