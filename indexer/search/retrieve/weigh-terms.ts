import type { Term } from '../../types.ts';
import { kindOf } from '../tokenize.ts';
import { idf } from './impacts.ts';
import type { IndexWeights } from './index-weights.ts';
import type { WeightedTerm } from './retriever.ts';

export interface WeighedTerms {
  readonly terms: readonly WeightedTerm[];
  /** The score of an entry that held every term of the question itself at the greatest impact. */
  readonly greatest: number;
}

/**
 * Weighs the terms of a question by kind, origin and rarity. Nearly every entry holds some single character of a question:
 * those order what words and pairs have found, find only where nothing else does, and the commonest do not even order.
 * @param frequencies of all terms, as the index has them
 */
export function weighTerms(
  terms: readonly Term[],
  frequencies: ReadonlyMap<string, number>,
  entryCount: number,
  { kinds, commonest, mostTerms }: Pick<IndexWeights, 'kinds' | 'commonest' | 'mostTerms'>,
): WeighedTerms {
  let greatest = 0;
  const weighed: WeightedTerm[] = [];
  for (const { text, weight, from } of terms) {
    const kind = kindOf(text);
    const df = frequencies.get(text) ?? 0;
    const most = weight * kinds[kind] * idf(entryCount, df);
    if (from !== 'synonym' && from !== 'learned') greatest += most;
    if (df === 0 || most <= 0) continue;
    const single = kind === 'single';
    weighed.push({ text, weight: most, finds: !single, orders: !single || df <= commonest * entryCount });
  }
  return { terms: weightiest(weighed, mostTerms), greatest };
}

/** The greatest by weight, in the order they were in. */
export function weightiest<T extends { readonly weight: number }>(things: readonly T[], most: number): T[] {
  if (things.length <= most) return [...things];
  const kept = new Set([...things].sort((a, b) => b.weight - a.weight).slice(0, most));
  return things.filter((thing) => kept.has(thing));
}
