import { isWithin, parseLocator } from '../structure/locator.ts';
import type { Document, IsoDate, Provision, Relation } from '../types.ts';
import type { Citation } from './citation.ts';
import { type CitationCorpus, citationCorpus, LATEST, standingOf } from './citation-corpus.ts';
import { changedNames, light, textCitations } from './text-citations.ts';
import { expressionOn } from './works.ts';

/** What was found among some documents, in their order. */
export interface FoundCitations {
  /** In the texts. */
  readonly inTexts: ReadonlyMap<Document, readonly Citation[]>;
  /** Told by the catalogue, and not by a text as well. */
  readonly told: readonly Citation[];
}

/** Texts that are found to be what they were in one go. */
const STRIDE = 500;

/**
 * Every citation in the official texts and every relation of the catalogue. A title means the expression in force when
 * the citing text began to hold, or on `asOf`. Step by step: it yields now and then. Of texts that were read for an earlier
 * collection only those are read again whose citations may be others now.
 */
export function* findCitations(
  documents: readonly Document[],
  asOf?: IsoDate,
): Generator<void, FoundCitations> {
  const corpus = yield* citationCorpus(documents, asOf);
  const changed = changedNames();
  const inTexts = new Map<Document, readonly Citation[]>();
  let done = 0;
  for (const document of documents) {
    if (document.text !== 'official') continue;
    const citations = yield* textCitations(document, corpus, changed);
    if (citations.length > 0) inTexts.set(document, citations);
    if (++done % STRIDE === 0) yield;
  }
  const told: Citation[] = [];
  for (const document of documents) {
    if (document.relations.length === 0) continue;
    for (const relation of document.relations) {
      const citation = relationOf(document, relation, corpus);
      if (citation) told.push(light(citation, corpus));
    }
    yield;
  }
  return { inTexts, told: withoutDoubles(told, inTexts, corpus) };
}

/** 本文件 named_in 报告 一(一)1 is told from the other end: there the report names this document. */
function relationOf(declaring: Document, relation: Relation, corpus: CitationCorpus): Citation | undefined {
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

function placeOf(
  document: Document,
  place: string | undefined,
  corpus: CitationCorpus,
): Provision | undefined {
  const locator = place === undefined ? undefined : parseLocator(place);
  return locator && corpus.placesOf(document).find(locator);
}

/** A mention that the text itself shows need not be told again by the catalogue; nor twice by two expressions. */
function withoutDoubles(
  told: readonly Citation[],
  inTexts: FoundCitations['inTexts'],
  { works }: CitationCorpus,
): Citation[] {
  const shown = new Map<string, Citation[]>();
  const pairOf = ({ from, document }: Citation) =>
    `${from.document.id}@${from.document.version} ${document?.id}`;
  const ids = new Set(told.map(({ from }) => from.document.id));
  for (const id of ids)
    for (const document of works.get(id)?.expressions ?? [])
      for (const citation of inTexts.get(document) ?? []) {
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
