import { outputsOf } from '../../../indexer/search/feature-weights.ts';
import { type CrossFitted, crossFitted, fittedWithout, type NamedCase } from './cross-fitted.ts';
import type { Observed } from './observe.ts';
import { STARD_WEIGHT } from './question-sets.ts';
import { BARE_WEIGHT, outcomeOf } from './train-refusals.ts';
import type { Settings } from './train-signals.ts';

/**
 * Fits what a passage's holding and lacking each word of a question tells of whether it answers; gives the observed with what it
 * says of them as evidence, of the train split by models that were fitted without the question.
 */
export function fitWords({ train, dev }: Settings): {
  models: CrossFitted;
  told: Settings;
} {
  const models = crossFitted([...casesOf(train.slice(0, 1), 1), ...casesOf(train.slice(1), BARE_WEIGHT)]);
  return {
    models,
    told: {
      train: train.map((observed) => observed.map((o) => withWords(o, fittedWithout(o.question.id, models)))),
      dev: dev.map((observed) => observed.map((o) => withWords(o, models.whole))),
    },
  };
}

function casesOf(observed: readonly (readonly Observed[])[], weight: number): NamedCase[] {
  return observed
    .flat()
    .filter(({ exact, words }) => !exact && words.length > 0)
    .map((o) => ({
      id: o.question.id,
      features: o.words,
      outcome: [outcomeOf(o)],
      weight: weight * (o.question.set === 'stard' ? STARD_WEIGHT : 1),
    }));
}

function withWords(observed: Observed, model: CrossFitted['whole']): Observed {
  const { words, evidence } = observed;
  if (words.length === 0) return observed;
  return { ...observed, evidence: { ...evidence, wordByWord: outputsOf(model, words)[0]! } };
}
