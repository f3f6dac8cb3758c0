import type { Entry } from '../../indexer/types.ts';
import type { GoldQuestion } from './gold.ts';

/**
 * Questions made of the everyday words (检索) that headnotes keep for their article, two at a time: "过冬 补助" asks for the
 * article they stand at. Terse, but many, and no line of synonyms.yaml was written from them (lines were taken out by
 * them). To be asked of the official texts alone, since the headnotes themselves would answer.
 */
export function keywordQuestions(entries: readonly Entry[]): GoldQuestion[] {
  return entries.flatMap((entry) => {
    const words = entry.headnote?.keywords ?? [];
    if (entry.form !== 'official') return [];
    return pairsOf(words).map((pair, i) => ({
      id: `${entry.key}/${i + 1}`,
      question: pair.join(' '),
      turns: [],
      answerable: true,
      docs: [],
      answers: (hit) => hit.entry.key === entry.key,
    }));
  });
}

function pairsOf(words: readonly string[]): string[][] {
  const out: string[][] = [];
  for (let i = 0; i < words.length; i += 2) out.push(words.slice(i, i + 2));
  return out;
}
