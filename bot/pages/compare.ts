import {
  type ArticleChange,
  type Comparison,
  type Document,
  type Provision,
  textOf,
  toAnchor,
} from '../../indexer/index.ts';
import { versionNote } from '../answers/citation.ts';
import { HEADNOTE_MARK } from '../answers/labels.ts';
import { numbersPath } from '../answers/number-words.ts';
import { readerPath } from '../answers/passage.ts';
import { printed } from '../answers/punctuation.ts';
import { CHANGE_LABEL, compareSummary } from './compare-summary.ts';
import { newerWords, olderWords } from './compare-words.ts';
import { type Html, html } from './html.ts';
import { shell } from './reader-shell.ts';

/** Two versions side by side, article by article in the newer text's order, changes marked, renumbering visible. */
export function comparePage(comparison: Comparison): string {
  const { older, newer, basis: of } = comparison;
  const mark = of === 'headnotes' && html` <span class="tag headnotes">${HEADNOTE_MARK}</span>`;
  const main = html`<main id="text" class="compare">
<header class="title-block"><h1>${newer.title}</h1><p class="lead">${link(older)} 与 ${link(newer)} 对照 · <a href="${numbersPath(newer.id, older.version, newer.version)}">条号对照</a></p></header>
${basis(comparison)}
${compareSummary(comparison)}
<table class="rows ${of}"><caption class="said">逐条对照</caption>
<thead><tr><th scope="col">${name(older)}${mark}</th><th scope="col">${name(newer)}${mark}</th></tr></thead>
<tbody>
${comparison.articles.map((change) => row(change, comparison))}</tbody></table>
</main>`;
  return shell({
    title: `《${newer.title}》版本对照`,
    styles: ['compare.css'],
    script: 'reader-client.js',
    main,
  });
}

const name = (document: Document): string => `${document.version ?? ''}${printed(versionNote(document))}`;
const link = (document: Document): Html => html`<a href="${readerPath(document)}">${name(document)}</a>`;

function basis({ basis, older, newer }: Comparison): Html | undefined {
  if (basis === 'text') return undefined;
  if (basis === 'headnotes')
    return html`<div class="notice" role="note"><p><b>${HEADNOTE_MARK}</b> 没有同时收录两个版本的原文。以下按要旨所注的对应关系排列，文字是要旨，不是法律原文，没有逐字比较。</p></div>`;
  const missing = [older, newer].filter((d) => d.text !== 'official').map(name);
  return html`<div class="notice" role="note"><p>不能对照：${missing.join('、')}没有收录原文，要旨也没有注明对应关系。</p></div>`;
}

function row(change: ArticleChange, comparison: Comparison): Html {
  const { older, newer } = change;
  const id = newer ? `new-${toAnchor(newer.locator)}` : older && `old-${toAnchor(older.locator)}`;
  return html`<tr class="${change.change}" id="${id}">${side(older, change, comparison.older, 'older')}${side(newer, change, comparison.newer, 'newer')}</tr>
`;
}

function side(
  article: Provision | undefined,
  change: ArticleChange,
  document: Document,
  which: 'older' | 'newer',
): Html {
  if (!article)
    return html`<td class="absent">${change.change === 'unknown' ? '（没有注明）' : '（无）'}</td>`;
  const label = html`<a class="label" href="${readerPath(document, article.locator)}">${article.label}</a>`;
  const tag = which === 'newer' || !change.newer ? tags(change) : undefined;
  return html`<td data-version="${document.version ?? ''}"><p class="head">${label}${tag}</p>${words(article, change, which)}</td>`;
}

function tags(change: ArticleChange): Html {
  const number =
    change.older && change.newer && change.older.label !== change.newer.label
      ? html` <span class="was">原${change.older.label}</span>`
      : undefined;
  const also = change.moved && change.change !== 'moved' && html` <span class="tag moved">移动</span>`;
  return html` <span class="tag ${change.change}">${CHANGE_LABEL[change.change]}</span>${also}${number}`;
}

function words(article: Provision, change: ArticleChange, which: 'older' | 'newer'): Html[] {
  if (change.change === 'amended')
    return which === 'older' ? olderWords(change.differences) : newerWords(change.differences);
  const text = article.headnote && article.children.length === 0 ? article.headnote.text : plain(article);
  return text.split('\n').map((line) => html`<p>${line}</p>`);
}

/** The article as held, its number left out: it stands above. */
function plain(article: Provision): string {
  return [article.text, ...article.children.map(textOf)].filter((s) => s !== '').join('\n');
}
