import { type FeatureModel, outputsOf } from '../feature-weights.ts';
import { fold } from '../fold.ts';
import type { Tokenizer } from '../tokenize.ts';
import { matterFeatures } from './matter.ts';

/** Words from which more say nothing of whether a message is whole. */
const MANY = 8;

/** Tells how likely a normalised message is worded so that only the talk before it makes it whole, 0 to 1: 那出了问题责任算谁头上. */
export type DependenceOf = (normalized: string) => number;

/** The features of a normalised message: what tells its matter, how it begins and ends, how many words it has. */
export function dependenceFeatures(normalized: string, tokenizer: Tokenizer): string[] {
  const words = tokenizer.cut(fold(normalized)).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = '', second = ''] = words;
  const around = [`^${first}`, `^${first}${second}`, `$${words.at(-1) ?? ''}`];
  return [
    ...new Set([...matterFeatures(normalized, tokenizer), ...around, `#${Math.min(MANY, words.length)}`]),
  ];
}

/** Tells by a fitted logistic model; evidence beside others, never a verdict. */
export function dependenceTeller(model: FeatureModel, tokenizer: Tokenizer): DependenceOf {
  return (normalized) => {
    const [sum = 0] = outputsOf(model, dependenceFeatures(normalized, tokenizer));
    return 1 / (1 + Math.exp(-sum));
  };
}
