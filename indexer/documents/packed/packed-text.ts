import type { ListAt, RecordAt } from './text-pack.ts';

/** What is told of a text without reading it. */
export interface TextFacts {
  /** Entries that it is indexed by. */
  readonly entries: number;
  /** Years that its entries name. */
  readonly years: readonly string[];
  /** Amounts that its entries name, see `amountKey`. */
  readonly amounts: readonly string[];
  /** How many of its entries speak of each aspect. */
  readonly aspects: Readonly<Record<string, number>>;
  /** Whether it is numbered by 一、(一) throughout. */
  readonly byDivisions: boolean;
  /** Of what is indexed of it, everyday words aside. */
  readonly digest: string;
  /** Of its words, see `wordsDigest`. */
  readonly words: string;
}

/** Where a text stands, and what is told of it without reading it. */
export interface PackedText extends RecordAt {
  readonly pack: string;
  readonly facts: TextFacts;
  /** What it is indexed by, entry by entry. */
  readonly entries: ListAt;
}
