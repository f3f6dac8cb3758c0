import { type Document, type Entry, type Library, parseAnchor } from '../../indexer/index.ts';
import { showPlace } from './original.ts';
import type { Reply, Turn } from './turn.ts';

/** What a link to the own reader shows; undefined for other links and for what is not held. */
export function entryAtReaderPath(
  library: Library,
  url: string,
  base: string,
): { document: Document; entry?: Entry } | undefined {
  const root = base.replace(/\/+$/, '');
  return url.startsWith(`${root}/read/`) ? entryAtPath(library, url.slice(root.length)) : undefined;
}

/** What a path of the reader shows: /read/flood-law@2016-07-02#a12. */
export function entryAtPath(
  library: Library,
  path: string,
): { document: Document; entry?: Entry } | undefined {
  const [ref = '', anchor = ''] = path.slice('/read/'.length).split('#');
  const [id = '', version] = ref.replace(/[?/].*$/, '').split('@');
  const document = library.document(id, version);
  const locator = parseAnchor(anchor);
  if (!document) return undefined;
  const entry = locator && library.entryAt(document, locator);
  return entry ? { document, entry } : { document };
}

/** An address and nothing else; under which name the server is reached makes no difference to what is meant. */
const ADDRESS = /^(?:https?:\/\/[^\s/]{1,255})?(\/read\/[\w@.-]{1,200}(?:#[\w.-]{1,200})?)$/;

/** A message that is nothing but the address of a reader page: the place it shows. */
export function readerAddress(turn: Turn, text: string): Promise<Reply> | Reply | undefined {
  const path = ADDRESS.exec(text.trim())?.[1];
  const found = path === undefined ? undefined : entryAtPath(turn.knowledge.library, path);
  return found && showPlace(turn, { document: found.document, locator: found.entry?.locator ?? [] });
}
