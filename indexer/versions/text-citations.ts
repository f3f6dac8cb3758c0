import { textFacts } from '../documents/packed/lazy-root.ts';
import { remembered } from '../remembered.ts';
import { NameStarts } from '../structure/name-starts.ts';
import { findReferences, type Reference } from '../structure/references.ts';
import { walk } from '../structure/tree.ts';
import type { Document, Provision } from '../types.ts';
import type { Citation } from './citation.ts';
import { type CitationCorpus, standingOf } from './citation-corpus.ts';
import { resolvePlaces } from './resolve-places.ts';
import type { Work } from './works.ts';

/** What was found in one text, and what it was found by: as long as that stays what it was, so does this. */
interface Found {
  readonly citations: readonly Citation[];
  /** The works that the titles in it meant. */
  readonly titles: ReadonlyMap<string, Work | undefined>;
  /** Where a name could stand in it without 《》, and the names that were looked for. */
  readonly starts: NameStarts;
  names: ReadonlySet<string>;
}

/** Of texts without a date asked for: the next collection has most of them too. */
const found = new WeakMap<Document, Found>();

/** Characters that are searched for references in one go. */
const STRIDE = 20_000;

/**
 * The citations that stand in a text. It is read only where it was not before, or where what is held now could make another
 * thing of it: a name that it may use has come or gone, or a title in it means another work. Yields now and then while it reads.
 */
export function* textCitations(
  document: Document,
  corpus: CitationCorpus,
  changed: ChangedNames,
): Generator<void, readonly Citation[]> {
  const before = foundBefore(document, corpus, changed);
  if (before) return before;
  yield;
  // Whoever reads the texts for another collection may have come to it meanwhile.
  const meanwhile = foundBefore(document, corpus, changed);
  if (meanwhile) return meanwhile;
  const citations: Citation[] = [];
  const titles = new Map<string, Work | undefined>();
  const texts: string[] = [];
  let done = 0;
  for (const provision of walk(document.root)) {
    const { text } = provision;
    if (text === '') continue;
    texts.push(text);
    for (const reference of findReferences(text, corpus.nameAt)) {
      if (reference.anchor.kind === 'title') {
        const title = corpus.own(reference.anchor.title);
        titles.set(title, workOf(title, corpus));
      }
      const citation = citationOf(document, provision, reference, corpus);
      if (citation) citations.push(light(citation, corpus));
    }
    done += text.length;
    if (done < STRIDE) continue;
    done = 0;
    yield;
  }
  if (corpus.asOf === undefined)
    found.set(document, { citations, titles, starts: NameStarts.of(texts), names: corpus.names });
  return citations;
}

function foundBefore(
  document: Document,
  corpus: CitationCorpus,
  changed: ChangedNames,
): readonly Citation[] | undefined {
  const known = corpus.asOf === undefined ? found.get(document) : undefined;
  if (!known || !holds(known, corpus, changed)) return undefined;
  known.names = corpus.names;
  return known.citations;
}

function holds({ titles, starts, names }: Found, corpus: CitationCorpus, changed: ChangedNames): boolean {
  for (const [title, work] of titles) if (workOf(title, corpus) !== work) return false;
  return names === corpus.names || !changed(names, corpus.names).some((name) => starts.mayHold(name));
}

function workOf(title: string, { lookup, works }: CitationCorpus): Work | undefined {
  const id = lookup(title);
  return id === undefined ? undefined : works.get(id);
}

/** Names that are in one of two sets only. */
export type ChangedNames = (before: ReadonlySet<string>, now: ReadonlySet<string>) => readonly string[];

/** Reckoned once for each set of names before. */
export function changedNames(): ChangedNames {
  const known = new Map<ReadonlySet<string>, readonly string[]>();
  return (before, now) => {
    const changed = known.get(before) ?? [
      ...[...before].filter((name) => !now.has(name)),
      ...[...now].filter((name) => !before.has(name)),
    ];
    known.set(before, changed);
    return changed;
  };
}

/** What cites many texts must not keep them all in memory: of those that are read when shown, places without their words. */
export function light(citation: Citation, { own }: CitationCorpus): Citation {
  const { from, document, places, words, title } = citation;
  const packed = textFacts(from.document) !== undefined;
  return {
    ...citation,
    ...(packed
      ? { words: own(words), title: own(title), from: { ...from, provision: bare(from.provision) } }
      : {}),
    places: document && textFacts(document) ? places.map(bare) : places,
  };
}

const bare = remembered((provision: Provision): Provision => ({ ...provision, text: '', children: [] }));

function citationOf(
  document: Document,
  provision: Provision,
  reference: Reference,
  corpus: CitationCorpus,
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
