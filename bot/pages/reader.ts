import { citationOf, versionNote } from '../answers/citation.ts';
import { readerPath } from '../answers/passage.ts';
import { printed } from '../answers/punctuation.ts';
import { catalogueCard } from './catalogue-card.ts';
import { type Html, html } from './html.ts';
import { contentsHtml } from './reader-contents.ts';
import { headHtml, officialText, standing } from './reader-head.ts';
import { shell } from './reader-shell.ts';
import { textHtml } from './reader-text.ts';
import type { Citing, ReaderView } from './reader-view.ts';

/** Lists of who cites a whole document are cut here; the text itself has them all. */
const MOST_CITING = 100;

/** The page of a document: its text, its headnotes, or what is known of it. Works without any script. */
export function readerPage(view: ReaderView): string {
  const { document } = view;
  const name = `《${document.title}》${printed(versionNote(document))}`;
  const contents = contentsHtml(document.root);
  const form = document.text === 'headnotes' ? 'headnote' : 'official';
  const main = html`<div class="reader${contents ? ' with-contents' : ''}">
${contents && contentsBar(contents, standing(view))}
<main id="text" data-citation="${printed(citationOf(document, [], form))}">
${headHtml(view)}
${document.text === 'headnotes' && headnoteNotice(view)}
${document.text === 'none' ? catalogueCard(view) : textHtml(view)}
${relations(view)}
${naming(view.citedBy.get('') ?? [])}
<p id="said" role="status" class="said"></p>
</main>
</div>`;
  return shell({
    title: name,
    styles: ['reader.css', 'reader-beside.css', 'reader-text.css', 'reader-tools.css', 'reader-paper.css'],
    script: 'reader-client.js',
    canonical: readerPath(document),
    ...(document.text === 'none' ? {} : { printed: `${readerPath(document)}/print.css` }),
    main,
  });
}

/** The contents stand beside the text where there is room, else they open over it; then the search in the text. */
function contentsBar(contents: Html, standing: Html | undefined): Html {
  return html`<div class="reader-bar">
${standing}<button type="button" class="open-contents" popovertarget="toc">目录</button>
<form class="find scripted" id="find" role="search">
<input type="search" id="find-words" aria-label="在本文件里查找，或输入条号" placeholder="本文件内查找／条号" autocomplete="off">
<output id="find-count" for="find-words"></output>
<button type="button" data-find="before" aria-label="上一处">↑</button><button type="submit" aria-label="下一处">↓</button>
<ol id="find-hits" class="hits" hidden></ol>
</form>
<nav class="contents" id="toc" popover aria-label="目录"><h2>目录</h2>${contents}</nav>
</div>`;
}

function headnoteNotice(view: ReaderView): Html {
  const { headnotes } = view.document;
  const where = officialText(view.document);
  return html`<div class="notice" role="note"><p><b>这里没有原文，只有要旨。</b>${headnotes && printed(headnotes.notice)}</p>
${headnotes && html`<p>要旨依据的版本：${printed(headnotes.follows)}</p>`}${where && html`<p>官方文本：${where}</p>`}</div>`;
}

function relations({ relations }: ReaderView): Html | undefined {
  if (relations.length === 0) return undefined;
  return html`<section class="naming"><h2>与其他文件的关系</h2><ul>${relations.map(({ name, href, label }) => html`<li><span class="relation">${name}</span> <a href="${href}">${label}</a></li>`)}</ul></section>`;
}

/** Who names the document as a whole. */
function naming(citing: readonly Citing[]): Html | undefined {
  if (citing.length === 0) return undefined;
  const shown = citing.slice(0, MOST_CITING);
  return html`<section class="naming"><h2>哪里提到了它</h2><ul>${shown.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>${citing.length > shown.length && html`<p>另有 ${citing.length - shown.length} 处。</p>`}</section>`;
}
