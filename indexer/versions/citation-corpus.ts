import { type NameMatcher, nameMatcher } from '../structure/reference-names.ts';
import type { Document, IsoDate } from '../types.ts';
import { type PlaceIndex, placeIndex } from './place-index.ts';
import { startOf } from './status.ts';
import { type TitleLookup, titleLookup } from './title-lookup.ts';
import { expressionOn, type Standing, type Work, worksOf } from './works.ts';

/** What finding citations among some documents works with. */
export interface CitationCorpus {
  readonly works: ReadonlyMap<string, Work>;
  readonly lookup: TitleLookup;
  /** Names that texts may use without 《》, and what finds them. */
  readonly names: ReadonlySet<string>;
  readonly nameAt: NameMatcher;
  readonly asOf: IsoDate | undefined;
  placesOf(document: Document): PlaceIndex;
  /** The same words without the text that they were cut from, which a slice would keep; once for all that say them. */
  own(words: string): string;
}

/** Texts whose places are known at once. */
const MOST_INDEXES = 60;

/** Step by step: of many documents each part takes its time. */
export function* citationCorpus(
  documents: readonly Document[],
  asOf?: IsoDate,
): Generator<void, CitationCorpus> {
  const works = worksOf(documents);
  yield;
  const lookup = titleLookup(documents);
  yield;
  const names = new Set(
    documents.filter((d) => d.kind !== 'report').flatMap((d) => [d.title, ...d.shortTitles]),
  );
  yield;
  const nameAt = nameMatcher(names);
  yield;
  const indexes = new Map<Document, PlaceIndex>();
  const placesOf = (document: Document): PlaceIndex => {
    const index = indexes.get(document) ?? placeIndex(document);
    indexes.set(document, index);
    if (indexes.size > MOST_INDEXES) indexes.delete(indexes.keys().next().value ?? document);
    return index;
  };
  const said = new Map<string, string>();
  const own = (words: string): string => {
    const known = said.get(words) ?? Buffer.from(words).toString();
    said.set(known, known);
    return known;
  };
  return { works, lookup, names, nameAt, asOf, placesOf, own };
}

/** A text whose date nobody knows is read as one of the newest. */
export const LATEST: IsoDate = '9999-12-31';

/** The expression that a text means: on the date asked for, the date the catalogue tells, or that of the text. */
export function standingOf(
  id: string | undefined,
  citing: Document,
  corpus: CitationCorpus,
  told?: IsoDate,
): Standing | undefined {
  const work = id === undefined ? undefined : corpus.works.get(id);
  return work && expressionOn(work, corpus.asOf ?? told ?? startOf(citing) ?? LATEST);
}
