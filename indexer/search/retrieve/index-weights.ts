/** The numbers that the index and the scores it gives depend on. */
export interface IndexWeights {
  /** BM25 saturation: how soon further occurrences of a term stop counting. */
  readonly k1: number;
  readonly fields: Readonly<Record<FieldName, FieldWeights>>;
  /** What one matching term of each kind counts. Pairs and singles catch what the segmenter splits otherwise. */
  readonly kinds: { readonly word: number; readonly pair: number; readonly single: number };
  /** Share of the entries above which a single character orders nothing; the commonest cost the most to count. */
  readonly commonest: number;
  /** Terms of one question that are looked for, the weightiest: what is pasted in may hold thousands. */
  readonly mostTerms: number;
}

export interface FieldWeights {
  /** What an occurrence counts. */
  readonly weight: number;
  /** How much longer fields are discounted, 0 to 1. */
  readonly b: number;
  /**
   * The length that is neither long nor short, in Han characters and Latin words: the mean over those entries of the profile's
   * texts that have the field. A constant, so that an entry's impacts do not change with what else is held.
   */
  readonly average: number;
}

export type FieldName = 'title' | 'headings' | 'text' | 'headnote' | 'everyday' | 'cited';
export const FIELD_NAMES: readonly FieldName[] = [
  'title',
  'headings',
  'text',
  'headnote',
  'everyday',
  'cited',
];
