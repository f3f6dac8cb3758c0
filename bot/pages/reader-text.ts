import { type Provision, toAnchor, walk } from '../../indexer/index.ts';
import { type Html, html } from './html.ts';
import { articleHtml, citedBy, heading, restsOn, sizeOf, tools } from './reader-article.ts';
import { linkedLines } from './reader-links.ts';
import { place, type Writing } from './reader-place.ts';
import { tableHtml } from './reader-table.ts';
import type { ReaderView } from './reader-view.ts';

/** The whole text, every 编章节条款项目 or report level with the id that locators name. */
export function textHtml(view: ReaderView): Html {
  const { root } = view.document;
  const neighbours = neighboursOf(root);
  const used = new Set<string>(RESERVED);
  const writing: Writing = {
    view,
    id: (anchor) => {
      if (used.has(anchor)) return undefined;
      used.add(anchor);
      return anchor;
    },
    neighbours,
    long: neighbours.size > SHORT,
  };
  return html`<div class="body ${view.document.kind === 'report' ? 'report' : 'statute'}${writing.long ? ' long' : ''}">${opening(view)}${root.children.map((child) => nodeHtml(child, writing, 2))}</div>`;
}

/** Documents of up to so many articles are laid out at once, which lands exactly on a cited place. */
const SHORT = 300;

/** What stands before the first article; the title, which stands above already, left out. */
function opening({ document, links }: ReaderView): Html[] {
  if (document.root.text === '') return [];
  const lines = linkedLines(document.root.text, links.get(''));
  const titled = document.root.text.split('\n')[0]?.trim() === document.title;
  return lines.slice(titled ? 1 : 0).map((line) => html`<p>${line}</p>`);
}

/** Ids of the page's own parts. */
const RESERVED = [
  'text',
  'toc',
  'find',
  'find-words',
  'find-count',
  'find-hits',
  'about',
  'on',
  'said',
] as const;

/** What 上一条 and 下一条 step through: articles, or a report's points and named passages. */
const STEPS: ReadonlySet<Provision['type']> = new Set(['article', 'point', 'named', 'bracket']);

function neighboursOf(root: Provision): Writing['neighbours'] {
  const order = [...walk(root)].filter((node) => STEPS.has(node.type)).map((node) => toAnchor(node.locator));
  return new Map(order.map((anchor, i) => [anchor, { before: order[i - 1], after: order[i + 1] }]));
}

function nodeHtml(node: Provision, writing: Writing, level: number): Html {
  switch (node.type) {
    case 'article':
      return articleHtml(node, writing, level);
    case 'part':
    case 'chapter':
    case 'section':
    case 'division':
    case 'heading':
    case 'clause':
    case 'attachment':
      return sectionHtml(node, writing, level);
    case 'table':
      return tableHtml(node, (n) => place(n, writing));
    default:
      return itemHtml(node, writing);
  }
}

/** Levels whose heading is the first of their words. */
const LED: ReadonlySet<Provision['type']> = new Set(['division', 'heading', 'clause', 'attachment']);

/** A chapter, or a level of a report whose first sentence is its heading. */
function sectionHtml(node: Provision, writing: Writing, level: number): Html {
  const ofReport = LED.has(node.type);
  const [title, rest] = ofReport ? split(node) : [node.heading, node.text];
  const glue = node.type === 'division' || node.type === 'heading' ? '' : '\u3000';
  return html`<section class="${node.type}"${place(node, writing)}>
${heading(`h${level}`, html`<a class="label" href="#${toAnchor(node.locator)}">${node.label}</a>${title && `${glue}${title}`}`)}
${rest !== '' && rest.split('\n').map((line) => html`<p>${line}</p>`)}
${restsOn(node, writing.view)}
${citedBy(node, writing.view)}
${node.children.map((child) => nodeHtml(child, writing, level + 1))}</section>
`;
}

/** The lead sentence of a report's level and what follows it. */
function split(node: Provision): [string, string] {
  if (node.heading === '' || !node.text.startsWith(node.heading)) return ['', node.text];
  return [node.heading, node.text.slice(node.heading.length).replace(/^。?\n?/u, '')];
}

/** A point of a report, or one of its named passages. */
function itemHtml(node: Provision, writing: Writing): Html {
  const anchor = toAnchor(node.locator);
  const name = node.locator.at(-1)?.name;
  return html`<div class="point${name ? ' named' : ''}${sizeOf(node, writing)}"${place(node, writing)}>
<div class="words">${lines(node, writing)}</div>
${restsOn(node, writing.view)}
${citedBy(node, writing.view)}
${tools(anchor, name ?? node.label, writing)}
${node.children.map((child) => (child.type === 'table' ? tableHtml(child, (n) => place(n, writing)) : itemHtml(child, writing)))}</div>
`;
}

function lines(node: Provision, { view }: Writing): Html[] {
  if (node.text === '') return [];
  const anchor = toAnchor(node.locator);
  const label = node.label && html`<a class="label" href="#${anchor}">${node.label}</a>`;
  return linkedLines(node.text, view.links.get(anchor)).map(
    (line, i) => html`<p>${i === 0 && label}${line}</p>`,
  );
}
