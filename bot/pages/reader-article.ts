import { formatLocator, type Provision, textOf, toAnchor } from '../../indexer/index.ts';
import { graphPath } from '../answers/graph.ts';
import { readerPath } from '../answers/passage.ts';
import { type Html, html } from './html.ts';
import { headnoteBox } from './reader-headnote.ts';
import { articleHistory } from './reader-history.ts';
import { linkedLines } from './reader-links.ts';
import { place, type Writing } from './reader-place.ts';
import { tableHtml } from './reader-table.ts';
import type { ReaderView } from './reader-view.ts';

/** An article: label, paragraphs with their items, headnote beside, who cites it, and what can be done with it. */
export function articleHtml(article: Provision, writing: Writing, level: number): Html {
  const { view } = writing;
  const anchor = toAnchor(article.locator);
  const history = view.histories?.get(anchor);
  const now = history?.now && html` data-now="${history.now.href}" data-now-label="${history.now.label}"`;
  const tag = `h${level}` as const;
  const label = html`<a class="label" href="#${anchor}">${article.label}</a>${article.heading && html`<span class="topic">【${article.heading}】</span>`}`;
  return html`<section class="article${article.headnote && article.children.length > 0 ? ' noted' : ''}${sizeOf(article, writing)}"${place(article, writing)}${now}>
${heading(tag, label)}
${words(article, writing)}
${headnoteBox(article, view)}
${citedBy(article, view)}
${articleHistory(history)}
${tools(anchor, article.label, writing)}
</section>
`;
}

/** Nothing where only a headnote is held. */
function words(article: Provision, writing: Writing): Html | undefined {
  if (article.text === '' && article.children.length === 0) return undefined;
  return html`<div class="words">${ownLines(article, writing)}${paragraphs(article, writing)}</div>`;
}

/** Characters beyond which a place belongs to the next size. */
const SIZES = [90, 240, 560];

/** ` size-3` for a long article of a long document: about how high it will be. */
export function sizeOf(node: Provision, { long }: Writing): string {
  if (!long) return '';
  const length = textOf(node).length;
  return ` size-${1 + SIZES.filter((size) => length > size).length}`;
}

/** A heading of a level that depends on the depth; 6 at most. */
export function heading(tag: string, content: Html): Html {
  switch (tag) {
    case 'h2':
      return html`<h2>${content}</h2>`;
    case 'h3':
      return html`<h3>${content}</h3>`;
    case 'h4':
      return html`<h4>${content}</h4>`;
    case 'h5':
      return html`<h5>${content}</h5>`;
    default:
      return html`<h6>${content}</h6>`;
  }
}

function ownLines(node: Provision, { view }: Writing): Html[] {
  if (node.text === '') return [];
  return linkedLines(node.text, view.links.get(toAnchor(node.locator))).map((line) => html`<p>${line}</p>`);
}

function paragraphs(article: Provision, writing: Writing): Html[] {
  const several = article.children.filter(({ type }) => type === 'paragraph').length > 1;
  return article.children.map((node) =>
    node.type === 'table'
      ? tableHtml(node, (n) => place(n, writing))
      : html`<div class="paragraph"${place(node, writing)}>${several && paragraphLink(node)}
${ownLines(node, writing)}${items(node, writing, several)}</div>`,
  );
}

/** 款 carry no number in print: a small one in the margin, not part of the text when it is selected. */
function paragraphLink(node: Provision): Html {
  return html`<a class="paragraph-number" href="#${toAnchor(node.locator)}" data-number="${node.number}" aria-label="${formatLocator(node.locator)}"></a>`;
}

function items(parent: Provision, writing: Writing, several: boolean): Html | undefined {
  if (parent.children.length === 0) return undefined;
  return html`<div class="items">${parent.children.map((node) => (node.type === 'table' ? tableHtml(node, (n) => place(n, writing)) : item(node, writing, several)))}</div>`;
}

function item(node: Provision, writing: Writing, several: boolean): Html {
  const anchor = toAnchor(node.locator);
  const [first, ...more] = linkedLines(node.text, writing.view.links.get(anchor));
  return html`<div class="item"${place(node, writing)}>${several ? undefined : shortAnchor(node, writing)}<p><a class="item-number" href="#${anchor}">${node.label}</a>${first}</p>${more.map((line) => html`<p>${line}</p>`)}${items(node, writing, several)}</div>`;
}

/** 第十二条第(三)项, without the 款 that an article of one paragraph need not name, leads to the same place. */
function shortAnchor(node: Provision, { id }: Writing): Html | undefined {
  const short = id(toAnchor(node.locator.filter((step) => step.type !== 'paragraph')));
  return short === undefined ? undefined : html`<span class="alias" id="${short}"></span>`;
}

/** Who names this place, folded away until wanted. */
export function citedBy(node: Provision, view: ReaderView): Html | undefined {
  const citing = view.citedBy.get(toAnchor(node.locator));
  if (!citing || citing.length === 0) return undefined;
  return html`<details class="cited"><summary>被引用 ${citing.length} 处</summary><ul>${citing.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul></details>`;
}

/** What a place of a report rests on, where its own words do not lead there. */
export function restsOn(node: Provision, view: ReaderView): Html | undefined {
  const places = view.restsOn?.get(toAnchor(node.locator));
  if (!places || places.length === 0) return undefined;
  return html`<p class="rests">依据：${places.map(({ href, label }, i) => html`${i > 0 && '、'}<a href="${href}">${label}</a>`)}</p>`;
}

/** Copying needs the script and is shown by it; the way to the neighbours does not. */
export function tools(anchor: string, label: string, { neighbours, view }: Writing): Html {
  const { before, after } = neighbours.get(anchor) ?? {};
  const at = encodeURIComponent(`${readerPath(view.document)}#${anchor}`);
  const download =
    view.document.text === 'official' &&
    html`<a href="/api/docx?at=${at}" download aria-label="下载 .docx：${label}">下载</a>`;
  return html`<div class="tools">${before && html`<a href="#${before}" aria-label="上一条：在${label}之前">上一条</a>`}${after && html`<a href="#${after}" aria-label="下一条：在${label}之后">下一条</a>`}<button type="button" class="scripted" data-copy="quote" aria-label="复制引文：${label}">复制引文</button><button type="button" class="scripted" data-copy="citation" aria-label="只复制出处：${label}">复制出处</button><button type="button" class="scripted" data-copy="link" aria-label="复制链接：${label}">复制链接</button>${download}<a href="${graphPath(view.document, anchor)}" aria-label="引用关系：${label}">引用关系</a></div>`;
}
