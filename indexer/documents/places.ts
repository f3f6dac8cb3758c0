import { parseLocator } from '../structure/locator.ts';
import { resolvePlace } from '../structure/resolve-place.ts';
import type { Document, Provision } from '../types.ts';

/**
 * The provision of a document at a place written as people write it: 一(三)1, 第十二条第二款第(三)项. Of headnotes the
 * article is the smallest place: 第十二条第二款 finds the headnote of 第十二条. Undefined when there is no such place.
 */
export function findPlace(document: Document, place: string): Provision | undefined {
  const locator = parseLocator(place);
  return locator && resolvePlace(document, locator)[0];
}
