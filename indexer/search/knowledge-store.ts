import { textFacts } from '../documents/packed/lazy-root.ts';
import { lazily } from '../lazily.ts';
import { remembered } from '../remembered.ts';
import type { Document, Entry, IsoDate, Organisation, Status } from '../types.ts';
import { statusOn } from '../versions/status.ts';
import { type Work, worksOf } from '../versions/works.ts';
import type { ByStart } from './by-start.ts';
import { type Crowd, crowdOf } from './crowd.ts';
import { isHeld } from './entries.ts';
import { type EntryId, type IndexReader, scoped } from './retrieve/retriever.ts';
import { type Matters, mattersOf } from './text-facts.ts';
import { hanRuns } from './tokenize.ts';
import { type Jurisdiction, jurisdictionOf } from './understand/jurisdiction.ts';
import type { NamedWork } from './understand/named-work.ts';
import { foldTitle, namedWorks } from './understand/named-works.ts';

/** What there is to search for somebody: some documents, and an index that knows of no others. */
export interface KnowledgeStore {
  readonly documents: readonly Document[];
  /** The entries of a document, in order. */
  readonly entriesOf: (document: Document) => readonly Entry[];
  readonly entryOf: (id: EntryId) => Entry;
  /** The key of a document in the index. */
  readonly keyOf: (document: Document) => string;
  /** Whether what people say is written for the document of a key. */
  readonly hasWords: (key: string) => boolean;
  /** The texts that somebody tends, where others are many beside them; see `crowdOf`. */
  readonly crowd: () => Crowd | undefined;
  /** Some entries in the order of the store, each once. */
  readonly inOrder: (entries: Iterable<Entry>) => Entry[];
  readonly works: ReadonlyMap<string, Work>;
  readonly named: readonly NamedWork[];
  readonly jurisdiction: Jurisdiction;
  readonly index: IndexReader;
  readonly statusOn: (document: Document, asOf: IsoDate) => Status;
  /** How rules of the place of a document stand to the places that a question names; see `Regions`. */
  readonly standingOf: (document: Document, named: readonly string[]) => -1 | 0 | 1;
  /** Words for matters that no text is about, folded. */
  readonly outOfScope: ByStart<string>;
  /** Words of an entry folded and without title marks, for finding titles in them. */
  readonly folded: (entry: Entry) => string;
  /** Entries that may say some words, whatever marks stand between: those that hold each of their characters. */
  readonly mightSay: (words: string) => Promise<readonly Entry[]>;
  /** What the entries of a document speak of, told without reading them where it is packed. */
  readonly factsOf: (document: Document) => Matters;
}

/** What all stores of one body of knowledge share. */
export interface Holding {
  /** Documents in the order of the index, by their keys. */
  readonly documents: ReadonlyMap<string, Document>;
  readonly entriesOf: (document: Document) => readonly Entry[];
  /** One of them by its number, which need not have the others made. */
  readonly entryAt: (document: Document, n: number) => Entry | undefined;
  readonly hasWords: (document: Document) => boolean;
  readonly index: IndexReader;
  readonly outOfScope: ByStart<string>;
  readonly organisation: Organisation;
}

/**
 * A store of some of the documents held. Everything in it is made of these alone, so that it says what a store that holds no
 * others would say.
 * @param documents in the order in which they were loaded
 * @param keys of the same documents; undefined for all
 */
export function knowledgeStore(
  { entriesOf: held, entryAt, hasWords, documents: byKey, index, outOfScope, organisation }: Holding,
  documents: readonly Document[],
  keys?: ReadonlySet<string>,
): KnowledgeStore {
  const keyOf = new Map<Document, string>();
  const order = new Map<Document, number>();
  for (const [key, document] of byKey) {
    if (keys && !keys.has(key)) continue;
    keyOf.set(document, key);
    order.set(document, order.size);
  }
  const works = worksOf(documents);
  const jurisdiction = jurisdictionOf(organisation, documents);
  const lookup = scoped(index, keys);
  const regionOf = remembered(({ title }: Document) => ({ name: jurisdiction.regionOfTitle(title) }));
  const entriesOf = (document: Document) => (keyOf.has(document) ? held(document) : []);
  const entryOf = ({ document, entry }: EntryId): Entry => {
    const of = byKey.get(document);
    const found = of && entryAt(of, entry);
    if (!found) throw new RangeError(`the index holds ${document}, entry ${entry}, and the store does not`);
    return found;
  };
  return {
    documents,
    entriesOf,
    entryOf,
    keyOf: (document) => keyOf.get(document) ?? '',
    hasWords: (key) => hasWords(byKey.get(key)!),
    crowd: lazily(() => crowdOf(keyOf, hasWords)),
    inOrder(some) {
      const wanted = new Set(some);
      const of = [...new Set([...wanted].map(({ document }) => document))];
      of.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      return of.flatMap((document) => entriesOf(document).filter((entry) => wanted.has(entry)));
    },
    works,
    named: namedWorks(documents, jurisdiction),
    jurisdiction,
    index: lookup,
    statusOn: statuses(works),
    standingOf: (document, places) => jurisdiction.standing(regionOf(document).name, places),
    outOfScope,
    folded: remembered((entry: Entry) => foldTitle(entry.text)),
    mightSay: async (words) => {
      const characters = hanRuns(words).flatMap((run) => [...run]);
      if (characters.length === 0) return documents.flatMap(entriesOf);
      return (await lookup.holding(characters)).map(entryOf);
    },
    factsOf: remembered(
      (document: Document) => textFacts(document) ?? mattersOf(entriesOf(document).filter(isHeld)),
    ),
  };
}

/** Statuses on a date; that of the date asked for last is kept, since every candidate is asked for it. */
function statuses(works: ReadonlyMap<string, Work>): KnowledgeStore['statusOn'] {
  const latest = new WeakMap<Document, { readonly asOf: IsoDate; readonly status: Status }>();
  return (document, asOf) => {
    const known = latest.get(document);
    if (known?.asOf === asOf) return known.status;
    const status = statusOn(document, asOf, works.get(document.id)?.expressions ?? []);
    latest.set(document, { asOf, status });
    return status;
  };
}
