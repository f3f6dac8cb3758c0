import { articlesOf } from '../../indexer/structure/tree.ts';
import type { Document, Locator, Provision } from '../../indexer/types.ts';

/** A sentence of a law that a draft can quote, with its place. */
export interface Sentence {
  readonly document: Document;
  readonly locator: Locator;
  readonly article: Provision;
  readonly text: string;
}

/** The quotable sentences of a text: whole paragraphs and items, or sentences of them, of 12 to 120 characters. */
export function sentencesOf(document: Document): Sentence[] {
  const out: Sentence[] = [];
  for (const article of articlesOf(document.root)) {
    const visit = (node: Provision): void => {
      for (const text of node.text.split(/(?<=[。;；])/u)) {
        const plain = text.trim();
        if (plain.length >= 12 && plain.length <= 120 && !/[“”《》:：]/u.test(plain))
          out.push({ document, locator: node.locator, article, text: plain });
      }
      for (const child of node.children) visit(child);
    };
    visit(article);
  }
  return out;
}

/** The sentences that stand in one place of the text only; a draft's misplaced quotation can then be put right. */
export function uniqueSentences(sentences: readonly Sentence[]): Sentence[] {
  const bare = (s: string): string => s.replace(/[\p{P}\s]/gu, '');
  const counts = new Map<string, number>();
  for (const s of sentences) counts.set(bare(s.text), (counts.get(bare(s.text)) ?? 0) + 1);
  return sentences.filter((s) => counts.get(bare(s.text)) === 1);
}
