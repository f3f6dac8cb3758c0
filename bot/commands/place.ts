import { type Document, type Entry, type Library, type Locator, parseLocator } from '../../indexer/index.ts';
import type { Turn } from './turn.ts';

/** What the words after a command point at. */
export interface Place {
  readonly document: Document;
  readonly locator: Locator;
}

const VERSION = /[(]?((?:19|20)\d{2})(?:-\d{2}-\d{2})?年?(?:版|修订|修正|通过)?[)]?\s*$/u;

/**
 * Reads 《示例条例》2021版第三条, 示例条例3条, 第三条 (of the document in focus), or nothing (what was last shown).
 * Undefined when no document is named or remembered.
 */
export function placeOf(turn: Turn, words: string): Place | undefined {
  const { library } = turn.knowledge;
  const asked = words.normalize('NFKC').trim();
  if (asked === '') return lastPlace(turn);
  if (asked.startsWith('《')) {
    const close = asked.lastIndexOf('》');
    if (close < 0) return undefined;
    const rest = asked.slice(close + 1).trim();
    const year = /^[(]?((?:19|20)\d{2})年?(?:版|修订|修正|通过)?[)]?/u.exec(rest);
    const locator = parseLocator(year ? rest.slice(year[0].length) : rest);
    return placed(library, asked.slice(1, close), year?.[1], locator ?? []);
  }
  return bare(turn, asked.slice(0, 120));
}

/** Without 《》 the title ends where the longest locator begins. */
function bare(turn: Turn, asked: string): Place | undefined {
  const { library } = turn.knowledge;
  for (let at = 0; at <= asked.length; at++) {
    const rest = asked.slice(at).trim();
    const locator = rest === '' ? [] : parseLocator(rest);
    if (!locator) continue;
    const head = asked.slice(0, at).trim();
    const year = VERSION.exec(head);
    const title = year ? head.slice(0, year.index).trim() : head;
    if (title !== '') {
      const place = placed(library, title, year?.[1], locator);
      if (place) return place;
      continue;
    }
    const focus = focusOf(turn);
    if (focus) return { document: ofYear(library, focus, year?.[1]), locator };
  }
  return undefined;
}

function placed(
  library: Library,
  title: string,
  year: string | undefined,
  locator: Locator,
): Place | undefined {
  const work =
    library.documents.find((d) => d.title === title || d.shortTitles.includes(title)) ??
    library.named(title)[0];
  if (!work) return undefined;
  return { document: ofYear(library, library.document(work.id) ?? work, year), locator };
}

function ofYear(library: Library, document: Document, year: string | undefined): Document {
  if (!year) return document;
  return library.versions(document.id).find((d) => d.version?.startsWith(year)) ?? document;
}

/** The document last talked about. */
export function focusOf({ memory, knowledge }: Turn): Document | undefined {
  if (!memory.document) return undefined;
  return knowledge.library.document(memory.document.id, memory.document.version);
}

function lastPlace(turn: Turn): Place | undefined {
  const entry = lastEntry(turn);
  if (entry) return { document: entry.document, locator: entry.locator };
  const document = focusOf(turn);
  return document && { document, locator: [] };
}

/** The entry last shown, if it is still held. */
export function lastEntry({ memory, knowledge }: Turn): Entry | undefined {
  const key = memory.entries[0];
  return key === undefined ? undefined : entryByKey(knowledge.library, key);
}

interface Places {
  readonly byKey: ReadonlyMap<string, Entry>;
  readonly byDocument: ReadonlyMap<Document, Entry[]>;
}

/** Made once a library; a reloaded library is another object. */
const PLACES = new WeakMap<Library, Places>();

function placesOf(library: Library): Places {
  const known = PLACES.get(library);
  if (known) return known;
  const byDocument = new Map<Document, Entry[]>();
  for (const entry of library.entries) {
    const list = byDocument.get(entry.document);
    if (list) list.push(entry);
    else byDocument.set(entry.document, [entry]);
  }
  const places = { byKey: new Map(library.entries.map((entry) => [entry.key, entry])), byDocument };
  PLACES.set(library, places);
  return places;
}

/** The entry with a key that memory kept, if it is still held. */
export function entryByKey(library: Library, key: string): Entry | undefined {
  return placesOf(library).byKey.get(key);
}

/** The entries of a document in reading order. */
export function entriesOf(library: Library, document: Document): readonly Entry[] {
  return placesOf(library).byDocument.get(document) ?? [];
}
