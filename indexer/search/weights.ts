import RANKING from '../trained/ranking.json' with { type: 'json' };
import type { Matching } from './rank/coverage.ts';
import type { SignalName } from './rank/signals.ts';
import type { IndexWeights } from './retrieve/index-weights.ts';
import type { TermWeights } from './understand/concepts.ts';

export { FIELD_NAMES, type FieldName } from './retrieve/index-weights.ts';

/**
 * Every number that ranking depends on, with its reason. A profile is a set of these numbers: it changes weights, not code.
 */
export interface Weights extends IndexWeights {
  /** Candidates that are looked at closely. */
  readonly candidates: number;
  /**
   * Of those, how many at least are of documents that nobody wrote everyday words for, as far as there are so many among a number that
   * follow. Of dev questions on documents whose words are left out 77.5 % had a passage that answers among the first three without
   * it, 89.3 % with it.
   */
  readonly wordless: { readonly least: number; readonly among: number };
  /**
   * The same where a message was read by itself and joined to the question before, and is read otherwise: of 1,133 conversations of dev
   * as many are answered rightly as with all candidates (91.2 and 91.1 %), with 7 of them 0.2 % fewer.
   */
  readonly again: Pick<Weights, 'candidates' | 'wordless'>;
  /**
   * In a crowd (`crowd.ts`): candidates that are of tended texts at least, and how far the others stand back in the order, for each
   * power of ten that they are more than many. Of 480 dev questions on tended texts the first passage answers 86.9 % where these
   * are alone; with 10,000 others beside them 76.7 % without this and 83.6 % with it. Of 300 lay questions on the others it answers
   * 43.7 % without this, 43.3 % with it and 42.3 % if they stand back by a third more.
   */
  readonly crowd: { readonly least: number; readonly back: number };
  /** Candidates that tell how well their document as a whole speaks of the matter, and what that counts. */
  readonly evidenceDepth: number;
  readonly sameDocument: number;
  /** Terms from synonyms.yaml and from earlier turns count less than the question's own. */
  readonly terms: TermWeights;
  /** How far a concept counts as held where it is not there word for word. */
  readonly matching: Matching;
  /** What each signal adds to the lexical score, which is 1 for a passage that holds every term to the full. */
  readonly signals: Readonly<Record<SignalName, number>>;
}

export const DEFAULT: Weights = {
  k1: 1.2,
  fields: {
    title: { weight: 0.8, b: 0.3, average: 41 },
    headings: { weight: 0.5, b: 0.3, average: 9.7 },
    text: { weight: 1, b: 0.75, average: 131 },
    headnote: { weight: 2, b: 0.75, average: 75.6 },
    everyday: { weight: 0.8, b: 0.3, average: 400 },
    cited: { weight: 0, b: 0.75, average: 201 },
  },
  kinds: { word: 1, pair: 0.7, single: 0.4 },
  commonest: 0.25,
  mostTerms: 400,
  candidates: 25,
  wordless: { least: 15, among: 120 },
  again: { candidates: 10, wordless: { least: 10, among: 120 } },
  crowd: { least: 15, back: 0.17 },
  evidenceDepth: 120,
  sameDocument: 0,
  terms: { synonym: 0.6, learned: 0.8, learnedPairs: 0, history: 0.8 },
  matching: { partial: 0.6, around: 0.8, unseen: 0.6, history: 1.35, year: 0.3 },
  signals: RANKING.signals,
};

/** Weights of the profile `statutes`; signals that need the product's documents count nothing. */
const STATUTES: Weights = {
  ...DEFAULT,
  // An article is also found by the words of those that cite it: the penalty by its duty, the rule by its exception.
  fields: {
    ...DEFAULT.fields,
    title: { ...DEFAULT.fields.title, average: 15.804 },
    headings: { ...DEFAULT.fields.headings, average: 9.941 },
    text: { ...DEFAULT.fields.text, average: 105.03 },
    cited: { ...DEFAULT.fields.cited, weight: 0.3, average: 201.28 },
  },
  // Learned words make some 180 terms of a question. With all of them and 150 candidates MRR, R@10 and R@100 of STARD dev are
  // .695/.784/.914 at twice the work, with 120 of each .698/.782/.908, with 60 terms .689/.768/.901.
  mostTerms: 120,
  candidates: 120,
  wordless: { least: 0, among: 0 },
  crowd: { least: 0, back: 0 },
  evidenceDepth: 300,
  sameDocument: 0.3,
  terms: { ...DEFAULT.terms, learned: 2, learnedPairs: 1 },
  signals: {
    ...(Object.fromEntries(Object.keys(DEFAULT.signals).map((name) => [name, 0])) as Weights['signals']),
    coverage: 0.1,
    segment: 0.1,
    definition: 0.1,
    authority: 0.1,
    likeness: 0.5,
  },
};

export type ProfileName = 'default' | 'statutes';

/** A named set of weights with the word lists that go with it. */
export interface Profile {
  readonly weights: Weights;
  /** Files of the knowledge folder, in the form of synonyms.yaml. */
  readonly wordLists: readonly string[];
}

/**
 * `default` is the product's. `statutes` searches the whole body of national statutes by lay questions: many laws on one
 * matter, of which the law comes before regulations and rules, and the law that speaks of it throughout before one that
 * mentions it.
 */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  default: { weights: DEFAULT, wordLists: ['synonyms.yaml'] },
  statutes: { weights: STATUTES, wordLists: [] },
};
