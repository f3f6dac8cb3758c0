import { formatLocator } from '../structure/locator.ts';
import { articlesOf, walk } from '../structure/tree.ts';
import type { Document, Locator, LocatorStep, Provision, ProvisionType } from '../types.ts';

/** Quick ways about one document's tree, for resolving references. */
export interface PlaceIndex {
  /** The provision at a place as texts name it; 第五十条第三项 without 款 finds the paragraph that has the list. */
  find(locator: Locator): Provision | undefined;
  /** Siblings from one place to another, both included; empty when either is not there. */
  between(first: Locator, last: Locator): Provision[];
  /** The article `back` places before that of a locator, in the text's own order: 第十条之一 counts. */
  articleBefore(locator: Locator, back: number): Provision | undefined;
  /** The nearest provision of a type above a place: the chapter of an article. */
  above(provision: Provision, type: ProvisionType): Provision | undefined;
}

export function placeIndex(document: Document): PlaceIndex {
  const byPlace = new Map<string, Provision>();
  const parents = new Map<Provision, Provision>();
  for (const node of walk(document.root)) {
    const key = formatLocator(node.locator);
    if (node !== document.root && !byPlace.has(key)) byPlace.set(key, node);
    for (const child of node.children) parents.set(child, node);
  }
  const articles = articlesOf(document.root);
  const at = new Map(articles.map((article, i) => [article, i]));
  const find = (locator: Locator): Provision | undefined => {
    const article = articleStep(locator);
    // Of headnotes the article is the smallest place.
    if (document.text === 'headnotes' && article) return byPlace.get(formatLocator([article]));
    return byPlace.get(formatLocator(locator)) ?? withoutParagraph(byPlace, locator);
  };
  return {
    find,
    between(first, last) {
      const [from, to] = [find(first), find(last)];
      if (!from || !to) return [];
      if (from.type === 'article') return articles.slice(at.get(from), (at.get(to) ?? -1) + 1);
      const siblings = parents.get(from)?.children ?? [];
      return siblings.slice(siblings.indexOf(from), siblings.indexOf(to) + 1);
    },
    articleBefore(locator, back) {
      const article = articleStep(locator);
      const own = article && byPlace.get(formatLocator([article]));
      return own && articles[(at.get(own) ?? -1) - back];
    },
    above(provision, type) {
      let node: Provision | undefined = provision;
      while (node && node.type !== type) node = parents.get(node);
      return node;
    },
  };
}

const articleStep = (locator: Locator): LocatorStep | undefined => locator.find((s) => s.type === 'article');

function withoutParagraph(byPlace: ReadonlyMap<string, Provision>, locator: Locator): Provision | undefined {
  const item = locator.findIndex((step) => step.type === 'item');
  if (item <= 0 || locator[item - 1]?.type === 'paragraph') return undefined;
  const article = byPlace.get(formatLocator(locator.slice(0, item)));
  for (const paragraph of article?.children ?? []) {
    const found = byPlace.get(formatLocator([...paragraph.locator, ...locator.slice(item)]));
    if (found) return found;
  }
  return undefined;
}
