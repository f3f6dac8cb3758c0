import { hanRuns, type Tokenizer, wordsOf, wordTerm } from './tokenize.ts';

/**
 * Numbers for the terms of texts. A text repeats what others say: numbers are told from code units, so that of each term there is one
 * string, which is made and hashed once.
 */
export class TermNumbers {
  /** The terms by their numbers. */
  readonly terms: string[] = [];
  readonly #ofWord = new Map<string, number>();
  /** By the code unit of a character, or those of two. */
  readonly #ofCharacters = new Map<number, number>();

  /**
   * The numbers of the terms of a folded text, repeated as often as they occur: words, then pairs and singles. Latin words and numbers
   * are words. Example: 应急演练 → _应急 _演练 应急 急演 演练 应 急 演 练.
   */
  of(folded: string, tokenizer: Tokenizer): number[] {
    const out: number[] = [];
    for (const word of wordsOf(folded, tokenizer)) out.push(this.#word(word));
    for (const run of hanRuns(folded)) {
      for (let i = 0; i + 1 < run.length; i++) out.push(this.#characters(run, i, 2));
      for (let i = 0; i < run.length; i++) out.push(this.#characters(run, i, 1));
    }
    return out;
  }

  #word(word: string): number {
    let number = this.#ofWord.get(word);
    if (number === undefined) {
      number = this.terms.push(wordTerm(word)) - 1;
      this.#ofWord.set(word, number);
    }
    return number;
  }

  #characters(run: string, at: number, length: 1 | 2): number {
    const first = run.charCodeAt(at);
    const code = length === 1 ? first : (first << 16) | run.charCodeAt(at + 1);
    let number = this.#ofCharacters.get(code);
    if (number === undefined) {
      number = this.terms.push(run.slice(at, at + length)) - 1;
      this.#ofCharacters.set(code, number);
    }
    return number;
  }
}
