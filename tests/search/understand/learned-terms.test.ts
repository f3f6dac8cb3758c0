import { describe, expect, it } from 'vitest';
import { loadTokenizer } from '../../../indexer/search/tokenize.ts';
import { conceptsOf, queryTerms } from '../../../indexer/search/understand/concepts.ts';
import { vocabularyOf } from '../../../indexer/search/understand/vocabulary.ts';

describe('words of rules that what people say may stand for', () => {
  const terms = async (learnedPairs: number) => {
    const tokenizer = await loadTokenizer();
    const concepts = conceptsOf('开船', [], tokenizer, vocabularyOf({ 开船: '启航点 25' }));
    const weights = { synonym: 1, learned: 0.8, learnedPairs, history: 1 };
    const all = queryTerms('开船', [], concepts, weights, tokenizer).filter((t) => t.from === 'learned');
    return all.map(({ text, weight }) => [text, Number(weight.toFixed(3))]);
  };

  it('are looked for by the root of their probability', async () => {
    expect((await terms(0)).map(([, weight]) => weight)).toEqual([0.4]);
  });

  it('are looked for by their pairs of characters too where a profile says so', async () => {
    expect(await terms(0.5)).toEqual([...(await terms(0)), ['启航', 0.2], ['航点', 0.2]]);
  });
});
