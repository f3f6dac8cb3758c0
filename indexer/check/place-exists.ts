import { formatLocator } from '../structure/locator.ts';
import { resolvePlace } from '../structure/resolve-place.ts';
import { articlesOf, walk } from '../structure/tree.ts';
import type { Document, Locator, Provision } from '../types.ts';

/** What a place of a reference is in a text. */
export interface PlaceFound {
  /** The provisions meant; of headnotes their articles. Empty also where only a count of articles is known. */
  readonly provisions: readonly Provision[];
  /** Why there is no such place, in Chinese. */
  readonly missing?: string;
}

/** The provisions at a place, the ends of a range included; or what is wrong with it. An empty locator is the whole text. */
export function placeFound(document: Document, locator: Locator, to?: Locator): PlaceFound {
  if (locator.length === 0) return { provisions: [] };
  const ends = to ? [locator, to] : [locator];
  const found: Provision[] = [];
  for (const end of ends) {
    const missing = missingIn(document, end);
    if (missing !== undefined) return { provisions: [], missing };
    found.push(...resolvePlace(document, end));
  }
  const [first, last] = [locator.at(-1), to?.at(-1)];
  if (first && last && first.type === last.type) {
    if (last.number < first.number)
      return { provisions: [], missing: `范围前后颠倒:${formatLocator(locator)}至${formatLocator(to!)}` };
    for (let n = first.number + 1; n < last.number && n < first.number + 60; n++)
      found.push(...resolvePlace(document, [...locator.slice(0, -1), { ...first, number: n }]));
  }
  return { provisions: [...new Set(found)] };
}

function missingIn(document: Document, locator: Locator): string | undefined {
  if (resolvePlace(document, locator).length > 0) return undefined;
  const at = locator.findIndex((step) => step.type === 'article');
  const article = at < 0 ? undefined : locator[at]!;
  const articles = articlesOf(document.root);
  if (document.text !== 'official') {
    // Headnotes are of some articles; the count is of all.
    const count = document.articleCount;
    return article && count !== undefined && article.number > count
      ? `没有${formatLocator([article])},共${count}条`
      : undefined;
  }
  if (!article) {
    const outer = document.outline.length;
    return outer > 0 || articles.length > 0 ? `没有${formatLocator(locator)}` : undefined;
  }
  const held = resolvePlace(document, [article])[0];
  if (!held) return `没有${formatLocator([article])},共${articles.length}条`;
  for (let depth = at + 2; depth <= locator.length; depth++) {
    const place = locator.slice(0, depth);
    if (resolvePlace(document, place).length > 0) continue;
    const above = resolvePlace(document, place.slice(0, -1))[0] ?? held;
    const step = place.at(-1)!;
    const count = [...walk(above)].filter((node) => node.type === step.type).length;
    const unit = step.type === 'paragraph' ? '款' : step.type === 'item' ? '项' : '目';
    const own = formatLocator(above.locator);
    return count > 0
      ? `没有${formatLocator(place)},${own}共${count}${unit}`
      : `没有${formatLocator(place)},${own}不分${unit}`;
  }
  return `没有${formatLocator(locator)}`;
}

/** What headnotes cannot tell of a place: whether an article is there that has none, or a 款 or 项 of one that has. Undefined: nothing. */
export function unseenInHeadnotes(document: Document, locator: Locator, found: boolean): string | undefined {
  if (document.text !== 'headnotes') return undefined;
  const name = `《${document.title}》`;
  // How many articles there are is not known: this one may be there or not.
  if (!found)
    return document.articleCount === undefined
      ? `${name}只收录了一部分条的要旨,全文有几条不知道,${formatLocator(locator)}未核对`
      : undefined;
  const below = locator.filter(({ type }) => BELOW.has(type));
  if (below.length === 0) return undefined;
  const article = locator.filter(({ type }) => type === 'article');
  return `只收录了${name}的要旨,没有原文:${formatLocator(article)}是有的,${formatLocator(below)}未核对`;
}

const BELOW: ReadonlySet<Locator[number]['type']> = new Set(['paragraph', 'item', 'subitem']);
