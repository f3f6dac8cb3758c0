import { folded } from './typography.ts';

/** A text's pairs of neighbouring characters with how often each stands in it, and their weight in all. */
export interface Profile {
  readonly pairs: ReadonlyMap<string, number>;
  readonly weight: number;
}

/** Weighs character pairs by how few of the texts have them: wording that every article has tells nothing. */
export class Likeness {
  readonly #texts: number;
  readonly #frequency = new Map<string, number>();

  constructor(texts: readonly string[]) {
    this.#texts = texts.length;
    for (const text of texts) {
      for (const pair of pairsOf(text).keys())
        this.#frequency.set(pair, (this.#frequency.get(pair) ?? 0) + 1);
    }
  }

  profile(text: string): Profile {
    const pairs = pairsOf(text);
    let weight = 0;
    for (const [pair, count] of pairs) weight += count * this.#rarity(pair);
    return { pairs, weight };
  }

  /** Weight of what two texts share. */
  shared(a: Profile, b: Profile): number {
    const [few, many] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a];
    let weight = 0;
    for (const [pair, count] of few.pairs) {
      const other = many.pairs.get(pair);
      if (other !== undefined) weight += Math.min(count, other) * this.#rarity(pair);
    }
    return weight;
  }

  #rarity(pair: string): number {
    return Math.log(1 + this.#texts / (this.#frequency.get(pair) ?? 1));
  }
}

function pairsOf(text: string): Map<string, number> {
  const words = folded(text).replace(/[\p{P}\p{S}]/gu, '');
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < words.length; i++) {
    const pair = words.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
