import { isWithin } from '../structure/locator.ts';
import type { Document, Entry, IsoDate, Library, Locator, Status } from '../types.ts';
import { statusOn } from '../versions/status.ts';
import { expressionOf, expressionOn, worksOf } from '../versions/works.ts';
import { byStart } from './by-start.ts';
import { allEntriesOf, isHeld } from './entries.ts';
import { find } from './find.ts';
import { fold } from './fold.ts';
import { type Holdings, loadHoldings } from './holdings.ts';
import { phraseIndex } from './rank/phrase-index.ts';
import type { Shelf } from './shelf.ts';
import { type OpenedIndex, openIndex } from './store.ts';
import { loadTokenizer } from './tokenize.ts';
import { corrector } from './understand/correct.ts';
import { synonymTable } from './understand/synonyms.ts';
import { findTitles, foldTitle, namedWorks } from './understand/titles.ts';
import type { Background } from './understand/understand.ts';
import { DEFAULT, type Weights } from './weights.ts';

export interface LibraryOptions {
  /** Where the index is kept between runs; without it the index is built anew. */
  readonly cacheDir?: string;
  readonly now: () => Date;
  readonly onProgress?: (done: number, total: number) => void;
  /** What ranking depends on; default `DEFAULT`. */
  readonly weights?: Weights;
  /** An index of the same documents, already open. */
  readonly opened?: OpenedIndex;
}

export interface OpenOptions extends LibraryOptions {
  /** Folders of knowledge; a later one completes an earlier one. */
  readonly dirs: readonly string[];
}

/** Opens folders of knowledge: loads the documents, and the index from its cache or anew. */
export async function openLibrary({ dirs, ...options }: OpenOptions): Promise<Library> {
  return libraryOf(await loadHoldings(dirs), options);
}

/** A library of documents already loaded. */
export async function libraryOf(
  { documents, problems, synonyms, searchWords, outOfScope = [] }: Holdings,
  options: LibraryOptions,
): Promise<Library> {
  const weights = options.weights ?? DEFAULT;
  const works = worksOf(documents);
  const all = allEntriesOf(documents, searchWords);
  const entries = all.filter(isHeld);
  const { index, header, fromCache } = options.opened ?? (await openIndex(all, weights, options));
  const dateOf = chinaDate();
  const today = (): IsoDate => dateOf(options.now());
  // Asked for of every candidate, nearly always on today's date.
  const latest = new WeakMap<Document, { readonly asOf: IsoDate; readonly status: Status }>();
  const status = (document: Document, asOf: IsoDate = today()): Status => {
    const known = latest.get(document);
    if (known?.asOf === asOf) return known.status;
    const found = statusOn(document, asOf, works.get(document.id)?.expressions ?? []);
    latest.set(document, { asOf, status: found });
    return found;
  };
  const named = namedWorks(documents);
  const shelf: Shelf = {
    documents,
    entries: all,
    works,
    named,
    index,
    statusOn: status,
    phrases: phraseIndex(all),
    outOfScope: byStart(outOfScope.map(fold), (word) => word),
    folded: remembered((entry: Entry) => foldTitle(entry.text)),
  };

  // The tokenizer loads with the first question, not at start.
  let background: Promise<Background> | undefined;
  const prepare = async (): Promise<Background> => {
    const tokenizer = await loadTokenizer();
    return {
      works: named,
      isReport: (id) => works.get(id)?.expressions[0]?.kind === 'report',
      synonyms: synonymTable(synonyms),
      tokenizer,
      weights: weights.terms,
      correct: corrector(index.postings, tokenizer),
    };
  };

  return {
    documents,
    entries,
    problems,
    header,
    fromCache,
    find: async (question, { turns = [], asOf, limit = 5 } = {}) => {
      background ??= prepare();
      const request = { turns, asOf: asOf ?? today(), dated: asOf !== undefined, limit };
      return find(question, request, shelf, await background, weights);
    },
    versions: (id) => works.get(id)?.expressions ?? [],
    document: (id, version, asOf = today()) => {
      const work = works.get(id);
      if (!work) return undefined;
      return version === undefined ? expressionOn(work, asOf)?.document : expressionOf(work, version);
    },
    named: (title) => {
      const ids = findTitles(foldTitle(title), named).flatMap((m) => m.works);
      return [...new Set(ids)].flatMap((id) => expressionOn(works.get(id)!, today())?.document ?? []);
    },
    entryAt: (document, locator) => entryAt(entries, document, locator),
    statusOn: status,
  };
}

function entryAt(entries: readonly Entry[], document: Document, locator: Locator): Entry | undefined {
  return entries.find((e) => e.document === document && isWithin(locator, e.locator));
}

function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { value: V }>();
  return (key) => {
    let known = made.get(key);
    if (!known) {
      known = { value: make(key) };
      made.set(key, known);
    }
    return known.value;
  };
}

const HOUR_MS = 3600 * 1000;

/** Tells the date in China, which keeps UTC+8 all year, whatever the machine's time zone. Written anew once a day. */
function chinaDate(): (now: Date) => IsoDate {
  let written = { day: Number.NaN, date: '' };
  return (now) => {
    const there = now.getTime() + 8 * HOUR_MS;
    const day = Math.floor(there / (24 * HOUR_MS));
    if (day !== written.day) written = { day, date: new Date(there).toISOString().slice(0, 10) };
    return written.date;
  };
}
