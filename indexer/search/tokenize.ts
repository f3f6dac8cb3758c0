import { PERFECTIVE } from '../language/zh/frames.ts';
import { isHan } from './fold.ts';
import { loadSegmenter, type Segmenter } from './segmenter.ts';

/**
 * Chinese has no blanks between words, and every segmenter is wrong often enough on statute language that words alone
 * lose passages. Three kinds of terms are indexed side by side, each with its own weight (see weights.ts): words of two
 * characters and more (jieba), character pairs, and single characters. Words carry a prefix, so that 应急 the word and
 * 应急 the pair stay apart. Why jieba: on the statute articles its words give MRR .431 against .417 by Intl.Segmenter.
 */

export type TermKind = 'word' | 'pair' | 'single';

/** Splits folded text into words. Made by `loadTokenizer`. */
export interface Tokenizer {
  readonly cut: (folded: string) => readonly string[];
  /** The things that a text names: its nouns of two characters and more. Example: 会议室怎么订 → 会议室 */
  readonly nounsIn: (folded: string) => string[];
}

const WORD_PREFIX = '_';
/** Longer "words" are runs of Latin letters or digits nobody searches for whole. */
const LONGEST_WORD = 40;
let loading: Promise<Tokenizer> | undefined;

/** Loads the segmenter with its dictionary, once a process. */
export function loadTokenizer(): Promise<Tokenizer> {
  loading ??= loadSegmenter().then(tokenizerOf);
  return loading;
}

/** A tokenizer of a segmenter; what it has divided and tagged it remembers. */
export function tokenizerOf(jieba: Segmenter): Tokenizer {
  const cut = remembering((folded) => withoutAspects(jieba.cut(folded, true)));
  const tagged = tagging(cut, (folded) =>
    jieba.tag(folded, true).flatMap(({ word, tag }) => {
      const parts = withoutAspect(word);
      return parts.length === 1 ? [{ word, tag }] : parts.map((part) => ({ word: part, tag: VERB }));
    }),
  );
  return { cut, nounsIn: (folded) => nounsOf(tagged(folded)) };
}

/** 发了 and 签了, which the dictionary has or guesses, are a verb and 了: of 发了多少 a text that says 发放 lacks nothing. */
function withoutAspects(words: string[]): string[] {
  return words.some(hasAspect) ? words.flatMap(withoutAspect) : words;
}

function hasAspect(word: string): boolean {
  return word.length === 2 && word.endsWith(PERFECTIVE);
}

function withoutAspect(word: string): string[] {
  return hasAspect(word) ? [word[0]!, PERFECTIVE] : [word];
}
/** The tag of jieba for a verb; 了 needs none of its own. */
const VERB = 'v';

/** Tags of jieba for nouns, what they are made of, abbreviations and what it does not know. */
const NOUN = /^(?:n|vn|j|x)/u;
const PART_OF_NOUN = /^(?:n|m|j|x)/u;

type Tagged = { readonly word: string; readonly tag: string };

/** Tags are those of the dictionary, whatever stands around a word: a text of words that were tagged before is only divided. */
function tagging(
  cut: Tokenizer['cut'],
  tag: (folded: string) => readonly Tagged[],
): (folded: string) => readonly Tagged[] {
  const known = new Map<string, Tagged>();
  return (folded) => {
    const words = cut(folded).map((word) => known.get(word));
    if (words.every((word) => word !== undefined)) return words;
    const tagged = tag(folded);
    if (known.size >= MOST_KEPT) known.clear();
    for (const one of tagged) known.set(one.word, one);
    return tagged;
  };
}

/** Single characters side by side that may make a noun are one that the dictionary lacks: 年假. */
function nounsOf(words: readonly Tagged[]): string[] {
  const out: string[] = [];
  let joined = '';
  const end = (): void => {
    if (joined.length > 1) out.push(joined);
    joined = '';
  };
  for (const { word, tag } of words) {
    const han = isHan(word.charCodeAt(0));
    if (han && word.length === 1 && PART_OF_NOUN.test(tag)) {
      joined += word;
      continue;
    }
    end();
    if (han && word.length > 1 && NOUN.test(tag)) out.push(word);
  }
  end();
  return out;
}

/** Short stretches come again and again (the texts' words for what people say, common words): those are kept. */
const SHORT = 40;
const MOST_KEPT = 20_000;

function remembering(cut: (folded: string) => string[]): (folded: string) => string[] {
  const kept = new Map<string, string[]>();
  return (folded) => {
    if (folded.length > SHORT) return cut(folded);
    let words = kept.get(folded);
    if (!words) {
      words = cut(folded);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(folded, words);
    }
    return words;
  };
}

/** The kind of an indexed term. */
export function kindOf(term: string): TermKind {
  return term.startsWith(WORD_PREFIX) ? 'word' : term.length === 1 ? 'single' : 'pair';
}

/** The indexed form of a word. */
export function wordTerm(word: string): string {
  return WORD_PREFIX + word;
}

/** A term as its reader sees it, without the prefix of words. */
export function bare(term: string): string {
  return term.startsWith(WORD_PREFIX) ? term.slice(1) : term;
}

/** Words of two characters and more, and Latin words and numbers of any length. */
export function wordsOf(folded: string, tokenizer: Tokenizer): string[] {
  const out: string[] = [];
  for (const word of tokenizer.cut(folded)) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    if (word.length > 1 || !isHan(word.charCodeAt(0))) out.push(word.slice(0, LONGEST_WORD));
  }
  return out;
}

/** Maximal runs of Han characters. */
export function hanRuns(folded: string): string[] {
  const out: string[] = [];
  let start = -1;
  for (let i = 0; i <= folded.length; i++) {
    const han = i < folded.length && isHan(folded.charCodeAt(i));
    if (han && start < 0) start = i;
    if (!han && start >= 0) {
      out.push(folded.slice(start, i));
      start = -1;
    }
  }
  return out;
}

/** Han characters and Latin words of a text: the length that BM25 normalises by. */
export function lengthOf(text: string): number {
  let n = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const han = isHan(code);
    const latin = !han && ((code >= 48 && code <= 57) || (code >= 65 && code <= 122));
    if (han || (latin && !inWord)) n++;
    inWord = latin;
  }
  return n;
}
