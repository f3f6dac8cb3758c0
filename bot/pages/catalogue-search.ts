import { type Answer, type Passage, passagesOf } from '../answers/answer.ts';
import { authorityLabel, HEADNOTE_MARK, statusLabel } from '../answers/labels.ts';
import { approvalNotices } from '../answers/notices.ts';
import { printed } from '../answers/punctuation.ts';
import { type Held, rowHtml } from './catalogue.ts';
import { type Html, html } from './html.ts';
import { shell } from './reader-shell.ts';

/** What a search over everything found: documents by title, then passages, or a refusal that says why. */
export function searchPage(query: string, titles: readonly Held[], answer: Answer): string {
  const refused = answer.kind === 'none';
  const passages = passagesOf(answer);
  const main = html`<main id="text" class="catalogue">
<h1>查找“${query}”</h1>
${titles.length > 0 && html`<section><h2>文件 <span class="count">${titles.length}</span></h2><ul class="documents">${titles.map(rowHtml)}</ul></section>`}
${answer.kind === 'clarify' && titles.length === 0 && html`<p class="lead">${printed(answer.prompt)}</p><ul>${answer.choices.map(({ label, send }) => html`<li><a href="/read?${new URLSearchParams({ q: send }).toString()}">${printed(label)}</a></li>`)}</ul>`}
${refused && (titles.length === 0 || answer.reason !== 'not_in_texts') && html`<div class="notice"><p>${printed(answer.message)}</p>${answer.known.length > 0 && html`<ul>${answer.known.map((line) => html`<li>${printed(line)}</li>`)}</ul>`}</div>`}
${answer.kind === 'facts' && html`<section class="facts-found"><h2>${answer.headline.name}：${printed(answer.headline.value)}</h2><p><a href="${answer.reader}">${printed(answer.title)}</a></p><ul>${answer.facts.map(({ name, value }) => html`<li>${name}：${printed(value)}</li>`)}</ul></section>`}
${answer.approval && html`<div class="notice approved">${approvalNotices(answer.approval).map((line) => html`<p>${printed(line)}</p>`)}</div>`}
${passages.length > 0 && html`<section class="passages"><h2>${refused ? '意思相近的段落（不是答案）' : '条文和段落'}</h2>${passages.map(passageHtml)}</section>`}
${refused && html`<p><a href="/read">看收录了哪些文件</a></p>`}
</main>`;
  return shell({ title: `查找“${query}”`, styles: ['catalogue.css'], searched: query, main });
}

function passageHtml(passage: Passage): Html {
  const headnote = passage.form === 'headnote';
  return html`<article class="passage${headnote ? ' headnote' : ''}">
<h3><a href="${passage.reader}">${printed(passage.citation)}</a></h3>
<p class="badges"><span class="badge kind">${printed(authorityLabel(passage.kind, passage.form))}</span> <span class="badge status ${passage.status}">${statusLabel(passage)}</span></p>
${words(passage, headnote)}
${passage.headnote && html`<details class="beside"><summary>${HEADNOTE_MARK}</summary><p>${passage.headnote}</p></details>`}
</article>
`;
}

/** Words of the law are a quotation; own words about it are not. */
function words({ lines, quote }: Passage, headnote: boolean): Html {
  if (headnote) return html`<div class="words">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
  return html`<blockquote>${lines.map((line) => html`<p>${marked(line, quote)}</p>`)}</blockquote>`;
}

/** The words that answer, marked. */
function marked(line: string, quote: string): Html {
  const at = quote === '' ? -1 : line.indexOf(quote);
  if (at < 0) return html`${line}`;
  return html`${line.slice(0, at)}<mark>${quote}</mark>${line.slice(at + quote.length)}`;
}
