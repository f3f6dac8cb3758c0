import type { FactName } from '../../language/zh/document-facts.ts';
import type { Intent, IsoDate, Locator, Term } from '../../types.ts';
import type { Concept } from './concepts.ts';
import type { CounterpartWish } from './counterpart-wish.ts';
import type { Matter } from './matter.ts';
import type { TitleMention } from './title-mention.ts';
import type { VersionWish } from './versions.ts';

/** So many articles, paragraphs or items on from the one spoken of. */
export interface NeighbourStep {
  /** −1 the one before, +1 the next. */
  readonly by: number;
  readonly of: 'article' | 'paragraph' | 'item';
  /** All of them are asked for, and not the last alone: 后面两条. */
  readonly each?: boolean;
}

/** A question taken apart. */
export interface Understanding {
  readonly raw: string;
  readonly normalized: string;
  /** The same behind the question that it was completed from. */
  readonly inTalk: string;
  readonly intents: readonly Intent[];
  readonly titles: readonly TitleMention[];
  /** Works named, best first; empty when none is. */
  readonly works: readonly string[];
  /** A title is named that nothing held bears. */
  readonly unknownTitle: boolean;
  /** Folded titles in 《》 that nothing held bears; a text may still speak of them. */
  readonly unheldTitles: readonly string[];
  /** Laws and rules named that no document bears, by title; where a document is named as well, only beside it. */
  readonly unheldWorks: readonly string[];
  /** Facts of a document that it asks for and nothing else, the first named first. */
  readonly askedFacts: readonly FactName[];
  readonly version: VersionWish;
  /** The year that a message names and nothing else: 24年的呢. Behind a question on a statute it names a version. */
  readonly yearOnly: string | undefined;
  readonly locators: readonly Locator[];
  /** The places named right behind a title, by work: 防洪法第三条和抗旱条例第五条. */
  readonly placesOf: ReadonlyMap<string, readonly Locator[]>;
  /** The place asked for is the one that stands, in `version`, for the one in `locators`. */
  readonly counterpart?: CounterpartWish;
  /** So many articles, paragraphs or items on from the one in `locators`. */
  readonly step?: NeighbourStep;
  /** 那54呢, 95、96也要: the numbers of other articles of what was spoken of. */
  readonly numbersAlone: readonly number[];
  /** What the message itself says, where it was completed from the talk before it. */
  readonly own?: Understanding;
  readonly regions: readonly string[];
  readonly years: readonly string[];
  readonly concepts: readonly Concept[];
  /** The things it names itself, sides of a matter left out. */
  readonly nouns: readonly string[];
  /** What it is about by its wording alone. */
  readonly matter: Matter;
  /** Whether the laws of the whole country are asked for, behind the rules of a place: 国家那部怎么规定. */
  readonly national: boolean;
  /** How likely it is answered by an article that sets a penalty; see `LiabilityOf`. */
  readonly liability: number;
  /** Characters left when frames, titles, places and wishes for a version are taken out. */
  readonly matterLength: number;
  /** Unbroken stretches of what is asked for, longest first: 重大危险源. */
  readonly phrases: readonly string[];
  readonly terms: readonly Term[];
  /** Its words as a vector, of any length; see `Embedding`. */
  readonly vector: Float32Array;
  readonly asOf: IsoDate;
  readonly completedFrom?: string;
}
