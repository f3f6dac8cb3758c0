import type { Document } from '../../indexer/index.ts';
import { versionNote } from '../answers/citation.ts';
import { EVENT_LABEL, HEADNOTE_MARK, KIND_LABEL, STATUS_LABEL, statusLabel } from '../answers/labels.ts';
import { readerPath, sourceOf } from '../answers/passage.ts';
import { printed } from '../answers/punctuation.ts';
import { asOfControl } from './as-of-control.ts';
import { type Html, html, webAddress } from './html.ts';
import type { ReaderView } from './reader-view.ts';

/** Title block: what it is, who made it, when, what it is worth today, where it is from, and its other versions. */
export function headHtml(view: ReaderView): Html {
  const { document } = view;
  return html`<header class="title-block">
<p class="badges">${badges(view)}</p>
<h1>${document.title}</h1>
${warning(view)}${view.succession?.map((words) => html`<p class="warning">${printed(words)}</p>`)}
${facts(document)}
${history(document)}
${versionSwitch(view)}${asOfControl(view)}
${takeAway(document)}
</header>
`;
}

/** Ways to take the text along; of the official text only, as it is quoted. */
function takeAway(document: Document): Html | undefined {
  if (document.text !== 'official') return undefined;
  const at = encodeURIComponent(readerPath(document));
  return html`<p class="take-away"><a href="/api/docx?at=${at}" download>下载 .docx</a> <button type="button" class="scripted" data-print>打印</button></p>`;
}

/** Kind, status with the date it is known for, and whether the words are the law's own. */
export function badges({ document, status }: Pick<ReaderView, 'document' | 'status'>): Html {
  return html`<span class="badge kind">${KIND_LABEL[document.kind]}</span> <span class="badge status ${status}">${statusLabel(document, status)}</span>${document.text === 'headnotes' && html` <span class="badge headnotes">${HEADNOTE_MARK}</span>`}${document.text === 'none' && html` <span class="badge none">未收录正文</span>`}`;
}

function facts(document: Document): Html | undefined {
  const official = document.headnotes?.officialText;
  const rows: [string, Html | string | undefined][] = [
    ['制定机关', document.issuer],
    ['文号', document.documentNumber],
    ['索引号', document.indexNumber],
    [document.adopted === document.version ? '通过' : '首次通过', document.adopted],
    ['公布', document.published],
    ['施行', document.effective],
    ['废止', document.repealed],
    ['章数', document.chapterCount === undefined ? undefined : `${document.chapterCount}章`],
    ['条数', document.articleCount === undefined ? undefined : `${document.articleCount}条`],
    ['来源', source(document)],
    ['导入的文件', document.source?.file],
    ['官方文本', official === undefined || document.text === 'official' ? undefined : addressIn(official)],
  ];
  const known = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [html`<div><dt>${name}</dt><dd>${value}</dd></div>`],
  );
  return known.length > 0 ? html`<dl class="facts">${known}</dl>` : undefined;
}

function source(document: Document): Html | string | undefined {
  const url = webAddress(sourceOf(document));
  const taken = document.source?.retrieved ? `（${document.source.retrieved}取得）` : undefined;
  if (url) return html`<a href="${url}" rel="noreferrer">${new URL(url).host}</a>${taken}`;
  return taken && document.source?.retrieved ? `${document.source.retrieved}取得` : undefined;
}

/** 国家法律法规数据库 https://… with its address as a link. */
export function addressIn(words: string): Html {
  const found = /https?:\/\/[^\s"'<>\\)）,，。;；]+/.exec(words);
  const url = webAddress(found?.[0]);
  if (!found || !url) return html`${words}`;
  const after = words.slice(found.index + url.length);
  return html`${words.slice(0, found.index)}<a href="${url}" rel="noreferrer">${url}</a>${after}`;
}

function history(document: Document): Html | undefined {
  if (document.history.length === 0) return undefined;
  const events = document.history.map(
    ({ date, event, note }) =>
      html`<li><time>${date}</time> ${EVENT_LABEL[event]}${note && `：${printed(note)}`}</li>`,
  );
  return html`<details class="history"><summary>沿革 ${events.length} 项</summary><ol>${events}</ol></details>`;
}

/** That a text does not hold, in a word, for where its head has been scrolled away: who follows a link to an article sees no head. */
export function standing(view: ReaderView): Html | undefined {
  const { document, status } = view;
  if (!PAST.has(status)) return undefined;
  return html`<section class="standing ${status}" aria-label="效力">${document.version?.slice(0, 4)}${document.version && '年版：'}${STATUS_LABEL[status]}${seeCurrent(view)}</section>
`;
}

const PAST: ReadonlySet<string> = new Set(['superseded', 'repealed', 'expired', 'not_yet_in_force']);

function seeCurrent({ document, versions }: ReaderView): Html | undefined {
  const current = versions.find((v) => v.status === 'in_force' && v.document !== document);
  return (
    current &&
    html` <a class="current" href="${current.href}">看现行的${printed(versionNote(current.document))}</a>`
  );
}

/** What must be known before relying on the text. */
function warning(view: ReaderView): Html | undefined {
  const { document, status } = view;
  const see = seeCurrent(view);
  switch (status) {
    case 'superseded':
      return html`<p class="warning">这一文本已被新版取代。${see}</p>`;
    case 'repealed':
      return html`<p class="warning">该文件已废止${document.repealed && `（${document.repealed}）`}。${see}</p>`;
    case 'expired':
      return html`<p class="warning">规划期已满${document.expires && `（到${document.expires}）`}。</p>`;
    case 'not_yet_in_force':
      return html`<p class="warning">该文本尚未施行${document.effective && `，自${document.effective}起施行`}。${see}</p>`;
    default:
      return undefined;
  }
}

function versionSwitch({ document, versions }: ReaderView): Html | undefined {
  const dated = versions.filter((v) => v.document.version);
  if (dated.length < 2) return undefined;
  const links = dated.map((v) => {
    const name = html`${v.document.version}${printed(versionNote(v.document))}`;
    if (v.document === document) return html`<li><a href="${v.href}" aria-current="page">${name}</a></li>`;
    return html`<li><a href="${v.href}">${name}</a> <a class="compare" href="${compareHref(v.document, document)}">与本版对照</a></li>`;
  });
  return html`<nav class="versions" aria-label="版本"><h2>版本</h2><ul>${links}</ul></nav>`;
}

/** The comparison of two versions of a work, the older first. */
export function compareHref(a: Document, b: Document): string {
  const [from, to] = (a.version ?? '') < (b.version ?? '') ? [a, b] : [b, a];
  return `/read/${a.id}/compare?from=${from.version ?? ''}&to=${to.version ?? ''}`;
}

/** Where the official text is published, for the notice above headnotes. */
export function officialText(document: Document): Html | undefined {
  const words = document.headnotes?.officialText ?? sourceOf(document);
  return words === undefined ? undefined : addressIn(words);
}
