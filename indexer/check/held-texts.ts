import { type NameMatcher, nameMatcher } from '../structure/reference-names.ts';
import { articlesOf } from '../structure/tree.ts';
import type { Document, Provision } from '../types.ts';
import { compareVersions } from '../versions/compare.ts';
import { type PlaceIndex, placeIndex } from '../versions/place-index.ts';
import { type Renumbering, renumberingOf } from '../versions/renumbering.ts';
import { plainTitle, type TitleLookup, titleLookup } from '../versions/title-lookup.ts';
import { type Work, worksOf } from '../versions/works.ts';
import { type Wording, wordingOf } from './wording.ts';

/** An article as it is compared with what drafts quote. */
export interface HeldArticle {
  readonly document: Document;
  readonly article: Provision;
  readonly wording: Wording;
}

/** What drafts are held against: the documents, with what is worked out once and kept. */
export interface HeldTexts {
  readonly documents: readonly Document[];
  readonly works: ReadonlyMap<string, Work>;
  readonly lookup: TitleLookup;
  /** Finds names written without 《》. */
  readonly names: NameMatcher;
  /** Titles that a misspelled one may mean, by work. */
  readonly titles: readonly { readonly title: string; readonly id: string }[];
  /** Titles, as they are compared, of works known by name alone. */
  readonly elsewhere: ReadonlySet<string>;
  placesOf(document: Document): PlaceIndex;
  articlesOf(document: Document): readonly HeldArticle[];
  /** Where the articles of one version went in another. */
  renumbering(older: Document, newer: Document): Renumbering;
}

const byDocuments = new WeakMap<readonly Document[], HeldTexts>();

/**
 * The held texts of a collection; made once for it, its parts when they are first asked for.
 * @param lawNames titles of works that people name, held or not: one collection's are always the same
 */
export function heldTextsOf(documents: readonly Document[], lawNames: readonly string[] = []): HeldTexts {
  const known = byDocuments.get(documents);
  if (known) return known;
  const named = documents.filter((d) => d.kind !== 'report');
  const places = new Map<Document, PlaceIndex>();
  const articles = new Map<Document, readonly HeldArticle[]>();
  const maps = new Map<string, Renumbering>();
  const keep = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    const held = map.get(key) ?? make();
    map.set(key, held);
    return held;
  };
  const heldTexts: HeldTexts = {
    documents,
    works: worksOf(documents),
    lookup: titleLookup(documents, lawNames),
    elsewhere: new Set(lawNames.map(plainTitle)),
    names: nameMatcher(named.flatMap((d) => [d.title, ...d.shortTitles])),
    titles: [
      ...new Map(
        named.flatMap(({ id, title, shortTitles }) =>
          [title, ...shortTitles].map((name) => [name, { title: name, id }] as const),
        ),
      ).values(),
    ],
    placesOf: (document) => keep(places, document, () => placeIndex(document)),
    articlesOf: (document) =>
      keep(articles, document, () =>
        document.text !== 'official'
          ? []
          : articlesOf(document.root).map((article) => ({ document, article, wording: wordingOf(article) })),
      ),
    renumbering: (older, newer) =>
      keep(maps, `${older.id}@${older.version}>${newer.version}`, () =>
        renumberingOf(compareVersions(older, newer)),
      ),
  };
  byDocuments.set(documents, heldTexts);
  return heldTexts;
}
