import { fold } from '../../indexer/search/fold.ts';
import { TermNumbers } from '../../indexer/search/term-numbers.ts';
import type { Tokenizer } from '../../indexer/search/tokenize.ts';

/** The terms of a text, as often as they occur. */
export function termsOf(text: string, tokenizer: Tokenizer): string[] {
  const numbers = new TermNumbers();
  return numbers.of(fold(text), tokenizer).map((number) => numbers.terms[number]!);
}
