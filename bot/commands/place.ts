import {
  type Document,
  type Entry,
  type Library,
  type Locator,
  type Place,
  parseLocator,
  resolvePlace,
} from '../../indexer/index.ts';
import { isVersionMissing } from '../answers/refusal.ts';
import type { Turn } from './turn.ts';

/** A place in a document that is held. */
export interface HeldPlace {
  readonly document: Document;
  readonly locator: Locator;
  /** The version asked for is not held: `document` is another one of the work, which must not answer. */
  readonly missing?: { readonly version?: string };
}

/**
 * Reads 《示例条例》2021版第三条, 示例条例3条, 第三条 (of the document in focus), or nothing (what was last shown), by the same
 * reading as a question. Undefined when no document is named or remembered.
 */
export async function placeOf(turn: Turn, words: string): Promise<HeldPlace | undefined> {
  const { library } = turn.knowledge;
  const asked = words.normalize('NFKC').trim();
  if (asked === '') return lastPlace(turn);
  const alone = parseLocator(asked);
  const focus = focusOf(turn);
  if (alone && focus) return at(focus, alone);
  const titled = quoted(library, asked);
  const behind = titled && (titled.words === '' ? [] : parseLocator(titled.words));
  if (titled && behind) return at(titled.document, behind);
  const { query, about, ...found } = await library.find(titled?.words ?? asked, { limit: 1 });
  const [locator = []] = query.locators;
  if (titled) return ofVersion(library, titled.document, query.version, locator);
  if (query.documents.length === 0 && focus && (locator.length > 0 || query.version !== undefined))
    return ofVersion(library, focus, query.version, locator);
  if (!about || (query.documents.length === 0 && query.version === undefined)) return undefined;
  if (isVersionMissing({ ...found, query, about }))
    return { document: about, locator, missing: { version: query.version } };
  return at(about, locator);
}

/** A title in 《》 that a held document bears letter by letter, whatever its letters; the words are read without it. */
function quoted(library: Library, asked: string): { document: Document; words: string } | undefined {
  const close = asked.startsWith('《') ? asked.lastIndexOf('》') : -1;
  const title = asked.slice(1, Math.max(1, close));
  const document = library.documents.find((d) => d.title === title);
  const held = document && (library.document(document.id) ?? document);
  return held && { document: held, words: asked.slice(close + 1).trim() };
}

function ofVersion(
  library: Library,
  document: Document,
  version: string | undefined,
  locator: Locator,
): HeldPlace {
  const meant = version === undefined ? document : library.document(document.id, version);
  return meant ? at(meant, locator) : { document, locator, missing: { version } };
}

/** A place by the numbers it has in the text: 最后一条 → 第七十条. */
function at(document: Document, locator: Locator): HeldPlace {
  return { document, locator: resolvePlace(document, locator)[0]?.locator ?? locator };
}

/** The place that an action names, if its text is held. */
export function heldPlace(
  library: Library,
  { document: id, version, locator }: Place,
): HeldPlace | undefined {
  const document = library.document(id, version);
  return document && { document, locator };
}

/** The document last talked about. */
export function focusOf({ memory, knowledge }: Turn): Document | undefined {
  if (!memory.document) return undefined;
  return knowledge.library.document(memory.document.id, memory.document.version);
}

function lastPlace(turn: Turn): HeldPlace | undefined {
  const entry = lastEntry(turn);
  if (entry) return { document: entry.document, locator: entry.locator };
  const document = focusOf(turn);
  return document && { document, locator: [] };
}

/** The entry last shown, if it is still held. */
export function lastEntry({ memory, knowledge }: Turn): Entry | undefined {
  const key = memory.entries[0];
  return key === undefined ? undefined : knowledge.library.entry(key);
}
