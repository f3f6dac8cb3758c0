import { buildCitations, type Citations, type Library } from '../../indexer/index.ts';

const CITATIONS = new WeakMap<Library, Citations>();

/** What cites what in a library; made once, a reloaded library is another object. */
export function citationsOf(library: Library): Citations {
  const known = CITATIONS.get(library) ?? buildCitations(library.documents);
  CITATIONS.set(library, known);
  return known;
}
