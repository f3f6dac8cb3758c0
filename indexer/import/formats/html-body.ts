import { isArticleStart, markerOf } from '../../structure/markers.ts';
import type { HtmlLine } from './html-lines.ts';
import { type Element, elements } from './html-tree.ts';

/** Containers that Chinese government sites put the text of an article page in, where no article tells the place. */
const KNOWN =
  /^(?:zoom|ucap-content|trs_ueditor|trs_editor_view|trs_editor|article|content|law-content|article-content|article_content|article-conter|art_con|pages_content|main-text|maintext|mainText|view-content|ivs_content|xlcontainer|xxgk-content|detail-content)$/iu;
/** Share of the articles (or of the words) that the container must hold. */
const MOST = 0.9;

/**
 * The element that holds the text: the innermost that has nearly all articles, and those that go on after them; on a page
 * without articles the innermost with nearly all sentences, or the container of a known name around it; without sentences
 * such a container, or the innermost with most of the words that are no links.
 */
export function findBody(root: Element, lines: readonly HtmlLine[]): Element {
  const articles = lines.filter((line) => !line.link && startsArticle(line.text));
  if (articles.length >= 2) {
    const body = innermost(
      root,
      weigh(articles, () => 1),
    );
    return withWhatGoesOn(body, articles);
  }
  const sentences = lines.filter(({ link, text }) => !link && SENTENCE.test(text));
  if (sentences.length >= 2) {
    const body = innermost(
      root,
      weigh(sentences, ({ text }) => text.length),
    );
    for (let e: Element | undefined = body; e; e = e.parent) if (isKnown(e)) return e;
    return body;
  }
  const words = weigh(lines, (line) => (line.link ? 0 : line.text.length));
  for (const element of elements(root)) if (words.get(element) && isKnown(element)) return element;
  return innermost(root, words);
}

/** Menus and footers are no sentences. */
const SENTENCE = /[。;\uff1b:\uff1a][”』)\uff09]?$/u;

function isKnown({ attributes }: Element): boolean {
  const names = [attributes.id ?? '', ...(attributes.class ?? '').split(/\s+/u)];
  return names.some((name) => KNOWN.test(name));
}

/** A last chapter may stand in a container of its own: up until the article is within that follows the last one. */
function withWhatGoesOn(body: Element, articles: readonly HtmlLine[]): Element {
  let around = body;
  let last = articles.findLastIndex(({ owner }) => isWithin(owner, around));
  while (
    around.parent &&
    last + 1 < articles.length &&
    numberOf(articles[last + 1]!) === numberOf(articles[last]!) + 1
  ) {
    around = around.parent;
    last = articles.findLastIndex(({ owner }) => isWithin(owner, around));
  }
  return around;
}

function numberOf({ text }: HtmlLine): number {
  return markerOf(text, 'statute')?.number ?? 0;
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

/** Where an element stands: the tags, ids and classes from the root down to it. */
export function placeOf(element: Element): string {
  const steps: string[] = [];
  for (let e: Element | undefined = element; e; e = e.parent)
    steps.unshift(`${e.tag}#${e.attributes.id ?? ''}.${e.attributes.class ?? ''}`);
  return steps.join(' > ');
}

/** The first element of a page at a place; undefined for none. */
export function bodyAt(root: Element, place: string | undefined): Element | undefined {
  if (place === undefined) return undefined;
  for (const element of elements(root)) if (placeOf(element) === place) return element;
  return undefined;
}

export function isWithin(element: Element, container: Element): boolean {
  for (let e: Element | undefined = element; e; e = e.parent) if (e === container) return true;
  return false;
}
