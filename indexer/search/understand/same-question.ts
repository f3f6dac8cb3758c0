import { aspectsAsked } from '../../language/zh/aspects.ts';
import { withoutSilence } from '../../language/zh/same-question.ts';
import { fold } from '../fold.ts';
import type { Tokenizer } from '../tokenize.ts';
import type { Understanding } from './understanding.ts';

/**
 * What makes a question this question: equal for two that mean the same, and for no others as far as words tell. The same
 * words but for those that say nothing, the things it names in the same order (who does it to whom), and the same works,
 * places, versions, regions and years.
 */
export function questionKey(understanding: Understanding, tokenizer: Tokenizer): string {
  const { normalized, works, locators, version, regions, years, step, unheldWorks, unheldTitles } =
    understanding;
  const words = fold(withoutSilence(normalized));
  return JSON.stringify([
    // A copy: what was cut is remembered.
    [...tokenizer.cut(words)].sort(),
    tokenizer.nounsIn(words),
    aspectsAsked(normalized),
    // The order tells which of several works and places is meant first.
    works,
    locators,
    [version.named ?? null, version.older, version.both, version.asOf ?? null],
    [...regions].sort(),
    [...years].sort(),
    step ?? null,
    unheldWorks,
    unheldTitles,
  ]);
}
