import type { Document, Edge, Locator } from '../../indexer/index.ts';
import { citationOf } from '../answers/citation.ts';
import { byKind, EDGE_LABEL, edgeLabel, edgePath } from '../answers/graph.ts';
import { readerPath } from '../answers/passage.ts';
import { printed } from '../answers/punctuation.ts';
import { graphPicture } from './graph-picture.ts';
import { html } from './html.ts';
import { shell } from './reader-shell.ts';

/** The relations of a place: a picture, and all of them in a list. Works without any script. */
export function graphPage(
  document: Document,
  locator: Locator,
  edges: readonly Edge[],
  jsonPath: string,
): string {
  const name = printed(citationOf(document, locator, 'official'));
  const main = html`<main id="text" class="compare graph-page">
<header class="title-block"><h1>引用关系</h1>
<p class="lead"><a href="${readerPath(document, locator)}">${name}</a> · <a href="${jsonPath}">JSON-LD</a></p></header>
${document.text === 'none' && html`<div class="notice" role="note"><p>没有收录它的正文，它引用了什么并不清楚。</p></div>`}
${edges.length === 0 ? html`<p>收录的文件里没有与它有关的条文。</p>` : graphPicture(name, edges)}
${byKind(edges).map(
  ([kind, list]) => html`<section><h2>${EDGE_LABEL[kind]}（${list.length}）</h2><ul>${list.map((edge) => {
    const href = edgePath(edge);
    const label = printed(edgeLabel(edge));
    return html`<li>${href ? html`<a href="${href}">${label}</a>` : label}</li>`;
  })}</ul></section>
`,
)}
</main>`;
  return shell({ title: `${name} 的引用关系`, styles: ['compare.css', 'graph.css'], main });
}
