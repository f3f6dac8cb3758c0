import { type Document, type Entry, type Library, parseAnchor } from '../../indexer/index.ts';

/** What a link to the own reader shows; undefined for other links and for what is not held. */
export function entryAtReaderPath(
  library: Library,
  url: string,
  base: string,
): { document: Document; entry?: Entry } | undefined {
  const root = `${base.replace(/\/+$/, '')}/read/`;
  if (!url.startsWith(root)) return undefined;
  const [ref = '', anchor = ''] = url.slice(root.length).split('#');
  const [id = '', version] = ref.replace(/[?/].*$/, '').split('@');
  const document = library.document(id, version);
  const locator = parseAnchor(anchor);
  if (!document) return undefined;
  const entry = locator && library.entryAt(document, locator);
  return entry ? { document, entry } : { document };
}
