import {
  type Comparison,
  type Document,
  formatLocator,
  type Locator,
  type Renumbering,
} from '../../indexer/index.ts';
import { versionNote } from '../answers/citation.ts';
import { CERTAINTY_LABEL, relationWords } from '../answers/number-words.ts';
import { readerPath } from '../answers/passage.ts';
import { printed } from '../answers/punctuation.ts';
import { type Html, html } from './html.ts';
import { compareHref } from './reader-head.ts';
import { shell } from './reader-shell.ts';

const name = (document: Document): string => `${document.version ?? ''}${printed(versionNote(document))}`;

const BASIS: Readonly<Record<Comparison['basis'], string>> = {
  text: '按两版原文逐条比较得出。确定：文字相同；很可能：文字大体相同；可能：有相同的内容，请对照原文。',
  headnotes: '没有同时收录两个版本的原文，按要旨所注的对应关系列出，没有逐字比较。',
  none: '两个版本的原文没有都收录，要旨也没有注明对应关系，列不出条号对照。',
};

/** The numbers of two versions side by side: what each article became, with splits, merges and how sure that is. */
export function numbersPage({ older, newer, basis }: Comparison, { links }: Renumbering): string {
  const csv = `/read/${newer.id}/numbers.csv?from=${older.version ?? ''}&to=${newer.version ?? ''}`;
  const main = html`<main id="text" class="compare number-map">
<header class="title-block"><h1>${newer.title} 条号对照</h1>
<p class="lead">${name(older)} → ${name(newer)} · <a href="${compareHref(older, newer)}">逐条对照文字</a> · <a href="${csv}" download>下载 CSV</a></p></header>
<div class="notice" role="note"><p>${BASIS[basis]}</p></div>
<table class="rows"><caption class="said">条号对照</caption>
<thead><tr><th scope="col">${name(older)}</th><th scope="col">${name(newer)}</th><th scope="col">关系</th><th scope="col">把握</th></tr></thead>
<tbody>
${links.map(
  (link) =>
    html`<tr class="${link.change}"><td>${cell(older, link.older)}</td><td>${cell(newer, link.newer)}</td><td>${printed(relationWords(link))}</td><td>${link.certainty && CERTAINTY_LABEL[link.certainty]}</td></tr>
`,
)}</tbody></table>
</main>`;
  return shell({ title: `《${newer.title}》条号对照`, styles: ['compare.css'], main });
}

function cell(document: Document, place: Locator | undefined): Html {
  return place ? html`<a href="${readerPath(document, place)}">${formatLocator(place)}</a>` : html`（无）`;
}

/** The same as CSV, with the mark by which spreadsheets know the encoding. */
export function numbersCsv({ older, newer }: Comparison, { links }: Renumbering): string {
  const head = [`${older.title}${name(older)}`, `${newer.title}${name(newer)}`, '关系', '把握', '相似度'];
  const rows = links.map((link) => [
    link.older ? formatLocator(link.older) : '',
    link.newer ? formatLocator(link.newer) : '',
    relationWords(link),
    link.certainty ? CERTAINTY_LABEL[link.certainty] : '',
    link.older && link.newer && link.similarity > 0 ? link.similarity.toFixed(2) : '',
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

const quoted = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
