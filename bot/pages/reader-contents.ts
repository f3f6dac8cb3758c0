import { type Provision, toAnchor } from '../../indexer/index.ts';
import { type Html, html } from './html.ts';

const HEADINGS: ReadonlySet<Provision['type']> = new Set([
  'part',
  'chapter',
  'section',
  'division',
  'heading',
]);
/** Longer leads of a report's items are cut in the contents; the text has them whole. */
const LONGEST = 32;

/** Table of contents: headings with the articles they span; the articles themselves where a text has no headings. */
export function contentsHtml(root: Provision): Html | undefined {
  const list = root.children.some((child) => HEADINGS.has(child.type)) ? headings(root) : articles(root);
  return list && html`<ol>${list}</ol>`;
}

function headings(node: Provision): Html[] {
  return node.children
    .filter((child) => HEADINGS.has(child.type))
    .map((child) => {
      const below = headings(child);
      return html`<li><a href="#${toAnchor(child.locator)}"><span>${child.label}</span> ${title(child)}</a>${span(child)}${below.length > 0 && html`<ol>${below}</ol>`}</li>`;
    });
}

function title(node: Provision): string {
  const words = node.heading || (node.text.split('\n')[0] ?? '');
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** 第一条至第九条 beside a heading that holds articles. */
function span(node: Provision): Html | undefined {
  const articles = node.children.filter((child) => child.type === 'article');
  const [first, last] = [articles[0], articles.at(-1)];
  if (!first || !last) return undefined;
  return html` <span class="span">${first === last ? first.label : `${first.label}至${last.label}`}</span>`;
}

function articles(root: Provision): Html[] | undefined {
  const found = root.children.filter((child) => child.type === 'article');
  if (found.length === 0) return undefined;
  return found.map((a) => html`<li><a href="#${toAnchor(a.locator)}">${a.label}</a> ${a.heading}</li>`);
}
