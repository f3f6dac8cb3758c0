import type { Quotation } from '../answers/quotation.ts';
import { html } from './html.ts';

/** A quotation for a letter: its words stand as paragraphs of a block. @param base address of the server */
export function quotationHtml(
  { citation, lines = [], status, source, reader, sha256 }: Quotation,
  base: string,
): string {
  const address = source ?? `${base}${reader}`;
  return html`<p><b>${citation}</b></p><blockquote>${lines.map((line) => html`<p>${line}</p>`)}</blockquote><p>${status}<br><a href="${address}">${address}</a>${sha256 && html`<br>sha256:${sha256} ${base}${reader}`}</p>`
    .html;
}
