import { isParticle } from '../../language/zh/frames.ts';
import type { Term } from '../../types.ts';
import { fold, isHan } from '../fold.ts';
import { hanRuns, type Tokenizer, wordsOf, wordTerm } from '../tokenize.ts';
import type { Rephrasing } from './synonyms.ts';
import type { Translation, Vocabulary } from './vocabulary.ts';

/** One thing asked for: a word of the question, with the texts' words for it. Covered when any of them is there. */
export interface Concept {
  readonly said: string;
  readonly alternatives: readonly string[];
  /** Words of rules that it may stand for, as the learned vocabulary has it. */
  readonly near: readonly Translation[];
  readonly from: Term['from'];
  /** Offset in the question; −1 for what was taken over from earlier turns. */
  readonly at: number;
}

/** How much terms count by where they come from. */
export interface TermWeights {
  readonly synonym: number;
  /** Of a word of the learned vocabulary, times the root of its probability. */
  readonly learned: number;
  /** Of the pairs of characters in such a word, as a share of it. */
  readonly learnedPairs: number;
  readonly history: number;
}

/** Splits the matter of a question (frames, titles and places blanked out) into concepts. */
export function conceptsOf(
  matter: string,
  rephrasings: readonly Rephrasing[],
  tokenizer: Tokenizer,
  vocabulary: Vocabulary,
): Concept[] {
  const out = new Map<string, Concept>();
  const add = (concept: Concept) => {
    if (!out.has(concept.said)) out.set(concept.said, concept);
  };
  let rest = fold(matter);
  for (const { start, end, said, means } of rephrasings) {
    add({
      said,
      alternatives: [...new Set([said, ...means])],
      near: vocabulary(said),
      from: 'synonym',
      at: start,
    });
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  for (const piece of rest.matchAll(/\S+/gu)) {
    let at = piece.index;
    let before = '';
    for (const word of tokenizer.cut(piece[0])) {
      // A single character between words is a word of its own when it is no particle: 查, 罚, 旱.
      const single = word.length === 1 && isHan(word.charCodeAt(0));
      if (/[\p{L}\p{N}]/u.test(word) && !(single && isParticle(word)))
        add({
          said: word,
          alternatives: [word],
          near: nearOf(word, before, vocabulary),
          from: 'question',
          at,
        });
      at += word.length;
      before = word;
    }
  }
  return [...out.values()];
}

/** What a word may stand for; two words side by side may stand for something that neither does alone. */
function nearOf(word: string, before: string, vocabulary: Vocabulary): readonly Translation[] {
  const own = vocabulary(word);
  const both = before === '' ? own : vocabulary(before + word);
  if (both.length === 0 || both === own) return own;
  const known = new Set(both.map((t) => t.word));
  return [...both, ...own.filter((t) => !known.has(t.word))];
}

/** The index terms of a question's matter and of its rephrasings. Repeated terms count once. */
export function queryTerms(
  matter: string,
  rephrasings: readonly Rephrasing[],
  concepts: readonly Concept[],
  weights: TermWeights,
  tokenizer: Tokenizer,
): Term[] {
  const out = new Map<string, Term>();
  const add = (text: string, weight: number, from: Term['from']) => {
    const known = out.get(text);
    if (!known || known.weight < weight) out.set(text, { text, weight, from });
  };
  const folded = fold(matter);
  for (const piece of folded.split(/\s+/u)) {
    for (const word of wordsOf(piece, tokenizer)) add(wordTerm(word), 1, 'question');
    for (const run of hanRuns(piece)) {
      for (let i = 0; i + 1 < run.length; i++) add(run.slice(i, i + 2), 1, 'question');
      for (const c of run) if (!isParticle(c)) add(c, 1, 'question');
    }
  }
  for (const { means } of rephrasings) {
    const each = weights.synonym / Math.sqrt(means.length);
    for (const mean of means) {
      for (const word of wordsOf(mean, tokenizer)) add(wordTerm(word), each, 'synonym');
      for (const run of hanRuns(mean))
        for (let i = 0; i + 1 < run.length; i++) add(run.slice(i, i + 2), each, 'synonym');
    }
  }
  for (const { near } of concepts)
    for (const { word, p } of near) {
      const weight = weights.learned * Math.min(1, Math.sqrt(p));
      add(wordTerm(word), weight, 'learned');
      if (weights.learnedPairs > 0)
        for (let i = 0; i + 1 < word.length; i++)
          add(word.slice(i, i + 2), weights.learnedPairs * weight, 'learned');
    }
  return [...out.values()];
}
