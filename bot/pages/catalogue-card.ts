import { versionNote } from '../answers/citation.ts';
import { printed } from '../answers/punctuation.ts';
import { type Html, html } from './html.ts';
import { officialText } from './reader-head.ts';
import type { ReaderView } from './reader-view.ts';

/** What is known of a document whose text is not held. Nothing here is the text. */
export function catalogueCard(view: ReaderView): Html {
  const { document, versions } = view;
  const held = versions.filter((v) => v.document.text !== 'none');
  const where = officialText(document);
  return html`<div class="card">
<p class="lead">知道有这份文件，但没有收录它的正文，因此不能回答其内容。</p>
${document.note && html`<p>${printed(document.note)}</p>`}
${where && html`<p>官方文本：${where}</p>`}
${held.length > 0 && html`<p>已收录的其他版本：${held.map((v) => html`<a href="${v.href}">${v.document.version}${printed(versionNote(v.document))}</a> `)}</p>`}
${document.outline.length > 0 && html`<h2>已知的章名</h2><ol class="known-outline">${document.outline.map((heading) => html`<li>${heading}</li>`)}</ol>`}
</div>`;
}
