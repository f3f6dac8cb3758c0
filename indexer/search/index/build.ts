import { Index } from 'flexsearch';
import { lengthOf, type Tokenizer, termsOf } from '../tokenize.ts';
import { FIELD_NAMES, type FieldName, type Weights } from '../weights.ts';
import { PackedMap } from './packed-map.ts';
import { type Postings, pack, SLOTS, slotOf } from './postings.ts';

/** The words of one entry by field, as they are indexed. */
export type FieldTexts = Readonly<Record<FieldName, string>>;

export interface LexicalIndex {
  readonly flex: Index;
  readonly postings: Postings;
  readonly entryCount: number;
}

/** Entries between two reports of progress and turns of the event loop. */
const BATCH = 500;

/**
 * Builds a FlexSearch index whose slots hold quantised BM25F impacts, so that FlexSearch itself ranks by BM25.
 * Each occurrence counts by its field's weight and length; the sum saturates once, over all fields
 * (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.6).
 */
export async function buildIndex(
  texts: readonly FieldTexts[],
  weights: Weights,
  tokenizer: Tokenizer,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<LexicalIndex> {
  const average = averageLengths(texts);
  let impacts = new Map<string, number>();
  const flex = makeFlex((term) => slotOf(impacts.get(term)!));
  for (const [id, text] of texts.entries()) {
    impacts = impactsOf(text, average, weights, tokenizer);
    // The encoder passes arrays through, though the type says string.
    flex.add(id, [...impacts.keys()] as unknown as string);
    if (id % BATCH === BATCH - 1) {
      onProgress(id + 1, texts.length);
      await new Promise(setImmediate);
    }
  }
  onProgress(texts.length, texts.length);
  return attach(flex, pack(mapOf(flex)), texts.length);
}

/** Puts loaded postings into a FlexSearch index. */
export function attachPostings(postings: Postings, entryCount: number): LexicalIndex {
  return attach(
    makeFlex(() => 0),
    postings,
    entryCount,
  );
}

function makeFlex(slot: (term: string) => number): Index {
  return new Index({
    tokenize: 'strict',
    resolution: SLOTS,
    encode: ((terms: string | string[]) => (typeof terms === 'string' ? [terms] : terms)) as never,
    score: (_content: unknown, term: string) => slot(term),
  });
}

type SlotMap = Map<string, (number[] | undefined)[]>;
const mapOf = (flex: Index) => (flex as unknown as { map: SlotMap }).map;

function attach(flex: Index, postings: Postings, entryCount: number): LexicalIndex {
  (flex as unknown as { map: unknown }).map = new PackedMap(postings);
  return { flex, postings, entryCount };
}

function averageLengths(texts: readonly FieldTexts[]): Record<FieldName, number> {
  const zeros = () => Object.fromEntries(FIELD_NAMES.map((f) => [f, 0])) as Record<FieldName, number>;
  const sums = zeros();
  const counts = zeros();
  for (const text of texts)
    for (const field of FIELD_NAMES) {
      const length = lengthOf(text[field]);
      sums[field] += length;
      if (length > 0) counts[field]++;
    }
  for (const field of FIELD_NAMES) sums[field] = counts[field] > 0 ? sums[field] / counts[field] : 1;
  return sums;
}

function impactsOf(
  text: FieldTexts,
  average: Readonly<Record<FieldName, number>>,
  { fields, k1 }: Weights,
  tokenizer: Tokenizer,
): Map<string, number> {
  const weighted = new Map<string, number>();
  for (const field of FIELD_NAMES) {
    const { weight, b } = fields[field];
    if (weight === 0 || text[field] === '') continue;
    const each = weight / (1 - b + (b * lengthOf(text[field])) / average[field]);
    for (const term of termsOf(text[field], tokenizer)) weighted.set(term, (weighted.get(term) ?? 0) + each);
  }
  for (const [term, tf] of weighted) weighted.set(term, tf / (k1 + tf));
  return weighted;
}
