import { parseLocator } from '../structure/locator.ts';
import { findProvision } from '../structure/tree.ts';
import type { Document, Locator, Provision } from '../types.ts';

/**
 * The provision of a document at a place written as people write it: 一(三)1, 第十二条第二款第(三)项. Of headnotes the
 * article is the smallest place: 第十二条第二款 finds the headnote of 第十二条. Undefined when there is no such place.
 */
export function findPlace(document: Document, place: string): Provision | undefined {
  const locator = parseLocator(place);
  if (!locator) return undefined;
  if (document.text === 'headnotes') return findProvision(document.root, upToArticle(locator));
  return findProvision(document.root, locator) ?? findProvision(document.root, withFirstParagraph(locator));
}

function upToArticle(locator: Locator): Locator {
  const article = locator.findIndex((step) => step.type === 'article');
  return article < 0 ? locator : locator.slice(article, article + 1);
}

/** People leave out 第一款 when an article has one paragraph: 第五十条第(三)项. */
function withFirstParagraph(locator: Locator): Locator {
  const item = locator.findIndex((step) => step.type === 'item');
  if (item < 0 || locator[item - 1]?.type === 'paragraph') return locator;
  return [...locator.slice(0, item), { type: 'paragraph', number: 1 }, ...locator.slice(item)];
}
