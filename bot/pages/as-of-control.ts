import { type Html, html } from './html.ts';
import type { ReaderView } from './reader-view.ts';

/** The control that asks for the text of a day; its address says the day. Works without any script. */
export function asOfControl({ document, asOf }: ReaderView): Html | undefined {
  if (document.kind === 'report' || document.version === undefined) return undefined;
  const why = asOf && html`<p class="notice" role="status">${asOf.why}</p>`;
  return html`${why}<form class="as-of" action="/read/${document.id}" method="get"><label for="on">看某一天有效的文本</label> <input type="date" id="on" name="on" value="${asOf?.day ?? ''}" required> <button type="submit">看</button></form>`;
}
