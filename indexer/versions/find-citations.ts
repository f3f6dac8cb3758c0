import { textFacts } from '../documents/packed/lazy-root.ts';
import { isWithin, parseLocator } from '../structure/locator.ts';
import { type NameMatcher, nameMatcher } from '../structure/reference-names.ts';
import { findReferences, type Reference } from '../structure/references.ts';
import { walk } from '../structure/tree.ts';
import type { Document, IsoDate, Provision, Relation } from '../types.ts';
import type { Citation } from './citation.ts';
import { type PlaceIndex, placeIndex } from './place-index.ts';
import { resolvePlaces } from './resolve-places.ts';
import { startOf } from './status.ts';
import { type TitleLookup, titleLookup } from './title-lookup.ts';
import { expressionOn, type Standing, type Work, worksOf } from './works.ts';

/** A text whose date nobody knows is read as one of the newest. */
const LATEST: IsoDate = '9999-12-31';

interface Corpus {
  readonly works: ReadonlyMap<string, Work>;
  readonly lookup: TitleLookup;
  readonly names: NameMatcher;
  readonly asOf: IsoDate | undefined;
  placesOf(document: Document): PlaceIndex;
}

/**
 * Every citation in the official texts and every relation of the catalogue. A title means the expression in force when
 * the citing text began to hold, or on `asOf`. Step by step: it yields after each document.
 */
export function* findCitations(documents: readonly Document[], asOf?: IsoDate): Generator<void, Citation[]> {
  const indexes = new Map<Document, PlaceIndex>();
  const corpus: Corpus = {
    works: worksOf(documents),
    lookup: titleLookup(documents),
    names: nameMatcher(
      documents.filter((d) => d.kind !== 'report').flatMap((d) => [d.title, ...d.shortTitles]),
    ),
    asOf,
    placesOf(document) {
      const index = indexes.get(document) ?? placeIndex(document);
      indexes.set(document, index);
      if (indexes.size > MOST_INDEXES) indexes.delete(indexes.keys().next().value ?? document);
      return index;
    },
  };
  const inTexts: Citation[] = [];
  for (const document of documents) {
    if (document.text !== 'official') continue;
    for (const citation of citationsIn(document, corpus)) inTexts.push(light(citation));
    yield;
  }
  const told: Citation[] = [];
  for (const document of documents) {
    if (document.relations.length === 0) continue;
    for (const relation of document.relations) {
      const citation = relationOf(document, relation, corpus);
      if (citation) told.push(light(citation));
    }
    yield;
  }
  return [...inTexts, ...withoutDoubles(told, inTexts)];
}

/** Texts whose places are known at once. */
const MOST_INDEXES = 60;

/** What cites many texts must not keep them all in memory: of those that are read when shown, places without their words. */
function light(citation: Citation): Citation {
  const { from, document, places, words } = citation;
  const bare = (provision: Provision): Provision => ({ ...provision, text: '', children: [] });
  const packed = textFacts(from.document) !== undefined;
  return {
    ...citation,
    // A slice of a text would keep all of it.
    ...(packed
      ? { words: Buffer.from(words).toString(), from: { ...from, provision: bare(from.provision) } }
      : {}),
    places: document && textFacts(document) ? places.map(bare) : places,
  };
}

function citationsIn(document: Document, corpus: Corpus): Citation[] {
  const found: Citation[] = [];
  for (const provision of walk(document.root)) {
    if (provision.text === '') continue;
    for (const reference of findReferences(provision.text, corpus.names)) {
      const citation = citationOf(document, provision, reference, corpus);
      if (citation) found.push(citation);
    }
  }
  return found;
}

function citationOf(
  document: Document,
  provision: Provision,
  reference: Reference,
  corpus: Corpus,
): Citation | undefined {
  const { anchor, start, end } = reference;
  const from = { document, provision };
  const words = provision.text.slice(start, end);
  const common = { predicate: 'cites', from, at: { start, end }, words, named: reference.locator } as const;
  if (anchor.kind === 'title') {
    const standing = standingOf(corpus.lookup(anchor.title), document, corpus);
    if (!standing) return { ...common, title: anchor.title, places: [] };
    const places = resolvePlaces(reference, provision, corpus.placesOf(standing.document));
    return { ...common, ...standing, title: anchor.title, places };
  }
  // 本法 alone says nothing; a report has no articles that 第三条 could mean.
  if (anchor.kind === 'self' && (reference.locator.length === 0 || document.kind === 'report'))
    return undefined;
  const places = resolvePlaces(reference, provision, corpus.placesOf(document));
  return { ...common, document, title: document.title, places };
}

/** The expression that a text means: on the date asked for, the date the catalogue tells, or that of the text. */
function standingOf(
  id: string | undefined,
  citing: Document,
  corpus: Corpus,
  told?: IsoDate,
): Standing | undefined {
  const work = id === undefined ? undefined : corpus.works.get(id);
  return work && expressionOn(work, corpus.asOf ?? told ?? startOf(citing) ?? LATEST);
}

/** 本文件 named_in 报告 一(一)1 is told from the other end: there the report names this document. */
function relationOf(declaring: Document, relation: Relation, corpus: Corpus): Citation | undefined {
  const [id = '', version] = relation.document.split('@');
  const work = corpus.works.get(id);
  const dated = work?.expressions.find((d) => d.version === version);
  const other = dated ?? (work && expressionOn(work, relation.asOf ?? LATEST)?.document);
  if (!other) return undefined;
  const inverse = relation.predicate === 'named_in';
  const [source, target] = inverse ? [other, declaring] : [declaring, other];
  const [at, to] = inverse ? [relation.to, relation.from] : [relation.from, relation.to];
  const provision = placeOf(source, at, corpus) ?? source.root;
  const meant =
    version === undefined || inverse ? standingOf(target.id, source, corpus, relation.asOf) : undefined;
  const place = placeOf(meant?.document ?? target, to, corpus);
  return {
    predicate: relation.predicate,
    from: { document: source, provision },
    words: at ?? '',
    title: target.title,
    document: target,
    ...meant,
    named: parseLocator(to ?? '') ?? [],
    places: place ? [place] : [],
  };
}

function placeOf(document: Document, place: string | undefined, corpus: Corpus): Provision | undefined {
  const locator = place === undefined ? undefined : parseLocator(place);
  return locator && corpus.placesOf(document).find(locator);
}

/** A mention that the text itself shows need not be told again by the catalogue; nor twice by two expressions. */
function withoutDoubles(told: readonly Citation[], inTexts: readonly Citation[]): Citation[] {
  const shown = new Map<string, Citation[]>();
  const pairOf = ({ from, document }: Citation) =>
    `${from.document.id}@${from.document.version} ${document?.id}`;
  for (const citation of inTexts) {
    const key = pairOf(citation);
    const before = shown.get(key);
    if (before) before.push(citation);
    else shown.set(key, [citation]);
  }
  return told.filter((citation) => {
    const key = pairOf(citation);
    const before = shown.get(key) ?? [];
    if (before.some((other) => isSameMention(citation, other))) return false;
    shown.set(key, [...before, citation]);
    return true;
  });
}

function isSameMention(told: Citation, other: Citation): boolean {
  if (told.predicate !== other.predicate && !(told.predicate === 'named_in' && other.predicate === 'cites'))
    return false;
  return isWithin(other.from.provision.locator, told.from.provision.locator);
}
