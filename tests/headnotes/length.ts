import type { LawArticle } from './law-articles.ts';
import { quantities } from './numbers.ts';

const SHORTEST = 20;
const LONGEST = 90;
const FREE = 3;
const MORE = 25;

/** Characters of the sentences, punctuation counted, blanks not. */
export function lengthOf(sentences: string): number {
  return sentences.replace(/\s/g, '').length;
}

/** How long the headnote of an article may be: 20–90, and 25 more for each 项 or amount beyond three; 附则 may be shorter. */
export function allowedLength(article: Pick<LawArticle, 'text' | 'items' | 'closing'>): {
  least: number;
  most: number;
} {
  const amounts = new Set(
    quantities(article.text)
      .filter((q) => q.required)
      .map((q) => q.key),
  ).size;
  return {
    least: article.closing ? 1 : SHORTEST,
    most: LONGEST + MORE * Math.max(0, article.items + amounts - FREE),
  };
}
