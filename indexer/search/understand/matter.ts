import { type FeatureModel, outputsOf } from '../feature-weights.ts';
import { fold } from '../fold.ts';
import { hanRuns, type Tokenizer } from '../tokenize.ts';

/**
 * What a question is about by its wording alone: the year's report, a rule, a matter of the office and of everyday life, or a
 * detail or a law that neither tells of. A multinomial logistic model over words, pairs of characters and the ends of the message, fitted by
 * `npm run train`; evidence beside others, never a verdict.
 */
export interface Matter {
  readonly rule: number;
  readonly report: number;
  readonly office: number;
  /** What rules are asked and do not tell: telephone numbers, forms, fees; laws of other matters. */
  readonly untold: number;
}

/** A word as it is learned; numbers are learned as such. */
export function nameOfWord(word: string): string {
  return /^\d+$/.test(word) ? (word.length === 4 ? '<year>' : '<number>') : word;
}

/** The features of a normalised question. */
export function matterFeatures(normalized: string, tokenizer: Tokenizer): string[] {
  const folded = fold(normalized);
  const out = new Set<string>();
  for (const word of tokenizer.cut(folded)) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    out.add(nameOfWord(word));
  }
  for (const run of hanRuns(folded)) for (let i = 0; i + 1 < run.length; i++) out.add(run.slice(i, i + 2));
  const characters = folded.match(/[\p{L}\p{N}]/gu) ?? [];
  if (characters.length > 0) out.add(`^${characters[0]}`).add(`$${characters.at(-1)}`);
  return [...out];
}

/** Tells matters by a fitted model. */
export function matterTeller(model: FeatureModel, tokenizer: Tokenizer): (normalized: string) => Matter {
  return (normalized) => {
    const scores = outputsOf(model, matterFeatures(normalized, tokenizer));
    const greatest = Math.max(...scores);
    const shares = scores.map((s) => Math.exp(s - greatest));
    const total = shares.reduce((a, b) => a + b, 0);
    const [rule = 0, report = 0, office = 0, untold = 0] = shares.map((s) => s / total);
    return { rule, report, office, untold };
  };
}
