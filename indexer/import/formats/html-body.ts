import { isArticleStart, markerOf } from '../../structure/markers.ts';
import type { HtmlLine } from './html-lines.ts';
import { type Element, elements } from './html-tree.ts';

/** Containers that Chinese government sites put the text of an article page in; tried when no article tells the place. */
const KNOWN =
  /^(?:zoom|ucap-content|article|content|law-content|trs_editor|article-content|pages_content|main-text)$/iu;
/** Share of the articles (or of the words) that the container must hold. */
const MOST = 0.9;

/**
 * The element that holds the text: the innermost that has nearly all articles; on a page without articles a container
 * of a known name, else the innermost with most of the words that are no links.
 */
export function findBody(root: Element, lines: readonly HtmlLine[]): Element {
  const articles = lines.filter((line) => !line.link && startsArticle(line.text));
  if (articles.length >= 2)
    return innermost(
      root,
      weigh(articles, () => 1),
    );
  const words = weigh(lines, (line) => (line.link ? 0 : line.text.length));
  for (const element of elements(root)) {
    const names = [element.attributes.id ?? '', ...(element.attributes.class ?? '').split(/\s+/u)];
    if (words.get(element) && names.some((name) => KNOWN.test(name))) return element;
  }
  return innermost(root, words);
}

function startsArticle(text: string): boolean {
  const marker = markerOf(text, 'statute');
  return marker?.type === 'article' && isArticleStart(text, marker, marker.number - 1);
}

/** Sum of the lines' weights within each element. */
function weigh(lines: readonly HtmlLine[], weight: (line: HtmlLine) => number): Map<Element, number> {
  const sums = new Map<Element, number>();
  for (const line of lines) {
    const own = weight(line);
    for (let e: Element | undefined = line.owner; e; e = e.parent) sums.set(e, (sums.get(e) ?? 0) + own);
  }
  return sums;
}

function innermost(root: Element, sums: ReadonlyMap<Element, number>): Element {
  const enough = (sums.get(root) ?? 0) * MOST;
  let element = root;
  for (;;) {
    const inner: Element | undefined = element.children.find(
      (child): child is Element => typeof child !== 'string' && (sums.get(child) ?? 0) >= Math.max(enough, 1),
    );
    if (!inner) return element;
    element = inner;
  }
}

export function isWithin(element: Element, container: Element): boolean {
  for (let e: Element | undefined = element; e; e = e.parent) if (e === container) return true;
  return false;
}
