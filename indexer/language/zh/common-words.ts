import table from './common-words.json' with { type: 'json' };

/**
 * How rare a word is in Chinese at large, 0 for the commonest to 1 for those beyond the 12,000 commonest: a turn of speech
 * (看看, 时候) asks for nothing, a thing (食堂, 房贷) has to be in the passage that answers. From jieba's frequencies.
 */
export function rarity(word: string): number {
  ranks ??= new Map(table.words.split(' ').map((w, i) => [w, i]));
  const rank = ranks.get(word);
  return rank === undefined ? 1 : Math.log(1 + rank) / Math.log(1 + ranks.size);
}

let ranks: ReadonlyMap<string, number> | undefined;
