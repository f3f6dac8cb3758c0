import { textFacts, textInMemory } from '../documents/packed/lazy-root.ts';
import type { SearchWords } from '../documents/search-words.ts';
import { remembered } from '../remembered.ts';
import type { Document, Entry, Provision } from '../types.ts';
import { worksOf } from '../versions/works.ts';
import { entriesOf, everydayWords, unheldEntriesOf } from './entries.ts';
import { textDigest } from './indexed-document.ts';
import { singleEntries } from './single-entries.ts';

type Words = ReadonlyMap<string, readonly string[]> | undefined;

/** What is indexed of each document, made when it is asked for; as long as any of it is in use, the same objects. */
export interface EntryStore {
  /** What is held, then what is known to be elsewhere. */
  readonly of: (document: Document) => readonly Entry[];
  /** One of them by its number: of a text that is packed and not in memory it alone is read. */
  readonly one: (document: Document, n: number) => Entry | undefined;
  /** How many there are, without reading the text. */
  readonly count: (document: Document) => number;
  /** Whether everyday words are written for it. */
  readonly hasWords: (document: Document) => boolean;
  /** Of what is indexed, without reading the text where it is packed; undefined where none is held. */
  readonly digest: (document: Document) => string | undefined;
}

const ROOT = Symbol('keeps the text of an entry together');

export function entryStore(documents: readonly Document[], words?: SearchWords): EntryStore {
  const works = worksOf(documents);
  // Asked for of the document of every candidate.
  const wordsOf = remembered((document: Document): Words => everydayWords(document, works, words));
  const makeAll = (document: Document): Entry[] => {
    const everyday = wordsOf(document);
    return [...entriesOf(document, everyday), ...unheldEntriesOf(document, everyday)];
  };
  const made = new WeakMap<Document | Provision, readonly Entry[]>();
  const whole = new WeakMap<Provision, readonly Entry[]>();
  const singles = singleEntries((document, n) => {
    const { root } = document;
    const all = whole.get(root) ?? makeAll(document);
    whole.set(root, all);
    return all[n]!;
  });
  const of = (document: Document): readonly Entry[] => {
    const root = textFacts(document) ? document.root : document;
    const known = made.get(root);
    if (known) return known;
    const entries = makeAll(document);
    // An entry keeps the whole text: it would otherwise be made a second time beside it.
    if (textFacts(document)) for (const entry of entries) Object.defineProperty(entry, ROOT, { value: root });
    for (const [n, entry] of singles.inUse(document)) entries[n] = entry;
    made.set(root, entries);
    return entries;
  };
  return {
    of,
    one(document, n) {
      const root = textFacts(document) ? textInMemory(document) : document;
      const all = root && made.get(root);
      return all ? all[n] : (singles.read(document, n, wordsOf(document)) ?? of(document)[n]);
    },
    count: (document) => textFacts(document)?.entries ?? of(document).length,
    hasWords: (document) => wordsOf(document) !== undefined,
    digest(document) {
      if (document.text === 'none') return undefined;
      const digest = textFacts(document)?.digest ?? textDigest(entriesOf(document));
      const everyday = wordsOf(document);
      return everyday ? `${digest} ${JSON.stringify([...everyday])}` : digest;
    },
  };
}
