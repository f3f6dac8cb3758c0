import type { SortsAsked } from '../../language/zh/asked-sorts.ts';
import { ASKING_PIECE } from '../../language/zh/question-words.ts';
import { withoutTimes } from '../../language/zh/times.ts';
import { type FeatureModel, outputsOf } from '../feature-weights.ts';
import { fold } from '../fold.ts';
import { hanRuns, type Tokenizer } from '../tokenize.ts';
import type { Concept } from '../understand/concepts.ts';
import { nameOfWord } from '../understand/matter.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { EntryView, Segment } from './entry-view.ts';

interface Asked {
  readonly understanding: Pick<Understanding, 'normalized' | 'concepts'>;
  readonly sorts: SortsAsked;
}
type Passage = Pick<EntryView, 'folded' | 'around' | 'everyday'>;
type Sentence = Pick<Segment, 'folded'>;

/**
 * What a passage and its sentence hold and lack of a question, word by word: a passage without 电话 does not answer a question for a
 * telephone number, one without 请问 may answer anything, and how much each word tells is learned. A logistic model over the words
 * of the question, its characters and pairs of characters, each with where it stands, fitted by `npm run train`; evidence
 * beside others, never a verdict.
 * @param passage and the sentence of it that would be quoted, if it has any
 * @returns the logit that the passage answers
 */
export type WordByWord = (asked: Asked, passage: Passage, sentence: Sentence | undefined) => number;

export function wordByWord(model: FeatureModel, tokenizer: Tokenizer): WordByWord {
  return (asked, passage, sentence) =>
    outputsOf(model, wordFeatures(asked, passage, sentence, tokenizer))[0]!;
}

/**
 * Where a word stands: in the sentence, in the passage, around it, nowhere but something that it may mean does, nowhere. One that asks
 * stands where such a thing does as it asks for, or it is not known what that looks like.
 */
const [QUOTED, HELD, AROUND, MEANT, LACKING, UNTOLD] = ['q', 'h', 'a', 'm', 'l', 'u'];

/**
 * The features of a question beside a passage. Times are left out: the clock decides on them. A word that is a pair of characters, or
 * one, is there as either, and counts as both.
 */
export function wordFeatures(
  { understanding: { normalized, concepts }, sorts }: Asked,
  passage: Passage,
  sentence: Sentence | undefined,
  tokenizer: Tokenizer,
): string[] {
  const folded = fold(withoutTimes(normalized));
  const meant = new Map(concepts.map((concept) => [concept.said, concept]));
  const asked = standingOfSorts(sorts, passage, sentence);
  const words = new Set<string>();
  for (const word of tokenizer.cut(folded)) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue;
    const standing = ASKING_PIECE.test(word) ? asked : standingOf(word, meant.get(word), passage, sentence);
    words.add(`${nameOfWord(word)}:${standing}`);
  }
  const pieces = new Set<string>();
  for (const run of hanRuns(folded))
    for (const length of [2, 1])
      for (let i = 0; i + length <= run.length; i++) {
        const piece = run.slice(i, i + length);
        const standing = passage.folded.includes(piece) ? HELD : LACKING;
        pieces.add(`${piece}:${ASKING_PIECE.test(piece) ? asked : standing}`);
      }
  return [...words, ...pieces, ...endsOf(folded)];
}

/** Where such things stand as the question asks for. */
function standingOfSorts(
  { asked, missingIn }: SortsAsked,
  { folded }: Passage,
  sentence: Sentence | undefined,
): string {
  if (asked === 0) return UNTOLD;
  if (sentence && missingIn(sentence.folded) === 0) return QUOTED;
  return missingIn(folded) === 0 ? HELD : LACKING;
}

/** Where a word of the question stands, and what it may mean. */
function standingOf(
  word: string,
  concept: Concept | undefined,
  { folded, around, everyday }: Passage,
  sentence: Sentence | undefined,
): string {
  if (sentence?.folded.includes(word)) return QUOTED;
  if (folded.includes(word)) return HELD;
  if (around.includes(word) || everyday.includes(word)) return AROUND;
  const means = concept && [...concept.alternatives, ...concept.near.map((n) => n.word)];
  return means?.some((other) => folded.includes(other)) ? MEANT : LACKING;
}

/** How a message begins and ends. */
function endsOf(folded: string): string[] {
  const characters = folded.match(/[\p{L}\p{N}]/gu) ?? [];
  if (characters.length === 0) return [];
  return [`^${characters[0]}`, `$${characters.at(-1)}`, `$$${characters.slice(-2).join('')}`];
}
