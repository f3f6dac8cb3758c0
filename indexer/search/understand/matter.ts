import { remembered } from '../../remembered.ts';
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

/** What a weight is kept in: so many parts are 1. */
export const PARTS = 20;

/** The fitted model: a bias for each class, and for each feature a weight for each class, in `PARTS`. */
export interface MatterModel {
  readonly bias: readonly number[];
  /** `feature rule report office untold`, blank separated. */
  readonly weights: readonly string[];
}

/** The features of a normalised question. */
export function matterFeatures(normalized: string, tokenizer: Tokenizer): string[] {
  const folded = fold(normalized);
  const out = new Set<string>();
  for (const word of tokenizer.cut(folded)) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    out.add(/^\d+$/.test(word) ? (word.length === 4 ? '<year>' : '<number>') : word);
  }
  for (const run of hanRuns(folded)) for (let i = 0; i + 1 < run.length; i++) out.add(run.slice(i, i + 2));
  const characters = folded.match(/[\p{L}\p{N}]/gu) ?? [];
  if (characters.length > 0) out.add(`^${characters[0]}`).add(`$${characters.at(-1)}`);
  return [...out];
}

/** Looks up the weights of a feature, once a model: rows are taken apart when they are first asked for, a question has a few of thousands. */
const weightsOfModel = remembered(({ weights }: MatterModel) => {
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

/** Tells matters by a fitted model. */
export function matterTeller(model: MatterModel, tokenizer: Tokenizer): (normalized: string) => Matter {
  const { bias } = model;
  const weightsOf = weightsOfModel(model);
  return (normalized) => {
    const features = matterFeatures(normalized, tokenizer);
    const scores = [...bias];
    const scale = 1 / Math.sqrt(features.length + 1);
    for (const feature of features) {
      const row = weightsOf(feature);
      if (row) for (let k = 0; k < scores.length; k++) scores[k]! += scale * row[k]!;
    }
    const greatest = Math.max(...scores);
    const shares = scores.map((s) => Math.exp(s - greatest));
    const total = shares.reduce((a, b) => a + b, 0);
    const [rule = 0, report = 0, office = 0, untold = 0] = shares.map((s) => s / total);
    return { rule, report, office, untold };
  };
}
