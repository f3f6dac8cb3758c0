import { graphPath } from '../answers/graph.ts';
import { printed } from '../answers/punctuation.ts';
import { type Html, html } from './html.ts';
import type { ReaderView } from './reader-view.ts';

/** The control that asks for the text of a day, whose address says the day, and the way to the relations of the text. */
export function asOfControl({ document, asOf }: ReaderView): Html | undefined {
  const graph = html`<p class="relations"><a href="${graphPath(document, '')}">引用关系图</a></p>`;
  if (document.kind === 'report' || document.version === undefined) return graph;
  const why = asOf && html`<p class="notice" role="status">${printed(asOf.why)}</p>`;
  return html`${why}<form class="as-of" action="/read/${document.id}" method="get"><label for="on">看某一天有效的文本</label> <input type="date" id="on" name="on" value="${asOf?.day ?? ''}" required> <button type="submit">看</button></form>${graph}`;
}
