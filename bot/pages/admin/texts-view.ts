import type { HeldRow } from '../../admin/held-rows.ts';
import type { Job } from '../../admin/jobs.ts';
import type { WaitingText } from '../../admin/waiting-texts.ts';
import { versionNote } from '../../answers/citation.ts';
import { STATUS_LABEL } from '../../answers/labels.ts';
import { readerPath } from '../../answers/passage.ts';
import { printed } from '../../answers/punctuation.ts';
import { type Html, html, type Part, webAddress } from '../html.ts';
import { adminPage, hidden, postForm, scrolling } from './shell.ts';

const TEXT_WORDS: Readonly<Record<HeldRow['text'], string>> = {
  official: '原文',
  headnotes: '要旨',
  none: '没有',
};
export const TRIED_WORDS: Readonly<Record<WaitingText['outcome'], string>> = {
  new: '新的文本',
  changed: '与收录的不同',
  unchanged: '与收录的相同',
  edited: '收录的有手工改动',
  refused: '检查没有通过',
  failed: '读不了',
};

interface TextsView {
  readonly rows: readonly HeldRow[];
  readonly waiting: readonly WaitingText[];
  /** What is wrong with the knowledge, as the server tells it. */
  readonly wrong: readonly string[];
  readonly job?: Job;
  /** Whether texts may be fetched and brought in from here. */
  readonly mayImport: boolean;
  readonly token: string;
  readonly told?: Part;
}

/** 文件: what is held and how well, what waits to be let in, and the work on it. */
export function textsPage({ rows, waiting, wrong, job, mayImport, token, told }: TextsView): string {
  return adminPage({
    view: 'texts',
    title: '文件',
    lead: `收录 ${rows.length} 份，有原文的 ${rows.filter(({ text }) => text === 'official').length} 份。`,
    script: 'admin-progress.js',
    told,
    body: html`${job && jobHtml(job)}
${wrong.length > 0 && html`<div class="warning"><p>知识文件有问题：</p><ul>${wrong.map((line) => html`<li>${line}</li>`)}</ul></div>`}
<section><h2>载入和更新</h2>${postForm('/admin/texts/reload', token, html`<button type="submit">重新载入知识</button>`)}
${mayImport && postForm('/admin/texts/sync', token, html`<button type="submit">从官方网址更新</button>`)}</section>
${mayImport && html`<section><h2>放入一份文本</h2>${dropForm(token)}</section>`}
${waiting.length > 0 && html`<section><h2>待核准 <span class="count">${waiting.length}</span></h2>${waiting.map((text) => waitingHtml(text, token))}</section>`}
<section><h2>收录的文件</h2>${table(rows)}</section>`,
  });
}

function jobHtml(job: Job): Html {
  const { name, ended, done, total, label, lines, failed } = job;
  if (!ended)
    return html`<div class="notice" data-job="running" role="status"><p>正在${name}：<span class="label">${total > 0 ? `${done}/${total} ${label}` : label}</span></p><progress aria-label="${name}"${total > 0 && html` max="${total}" value="${done}"`}></progress><p><a href="/admin/texts">看到哪一步了</a></p></div>`;
  return html`<div class="${failed ? 'warning' : 'notice'}" role="status"><p>${name}${failed ? `没有做成：${printed(failed)}` : '做完了。'}</p>${lines.length > 0 && html`<ul>${lines.map((line) => html`<li>${printed(line)}</li>`)}</ul>`}</div>`;
}

function dropForm(token: string): Html {
  return html`<form method="post" action="/admin/texts/drop" enctype="multipart/form-data"><input type="hidden" name="form" value="${token}">
<label>官方原文（Markdown、文字、网页、.docx、有文字层的 PDF，20 MB 以内）<input type="file" name="file" required accept=".md,.markdown,.txt,.html,.htm,.docx,.pdf"></label>
<button class="main" type="submit">检查</button></form>
<p class="note">先按导入的检查逐项查，核准以后才收录；现有文本在此之前不变。</p>`;
}

function waitingHtml(text: WaitingText, token: string): Html {
  const { id, name, outcome, title, key, articles, summary, findings, notes } = text;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const stuck = outcome === 'failed' || errors.some(({ accept }) => accept === undefined);
  return html`<article class="item"><h3>${title ?? name}</h3>
<p class="note">${name}${key && html` · ${key}`}${articles !== undefined && html` · ${articles} 条`} · ${TRIED_WORDS[outcome]}</p>
${summary !== '' && html`<p>${printed(summary)}</p>`}
${findings.length > 0 && html`<ul>${findings.map(({ severity, message }) => html`<li>${severity === 'error' ? '未通过' : '提醒'}：${printed(message)}</li>`)}</ul>`}
${notes.length > 0 && html`<p class="note">${notes.map(printed).join('；')}</p>`}
${
  stuck
    ? html`<p class="note">这一份不能核准，请改正原文后重新放入。</p>`
    : postForm(
        '/admin/texts/approve',
        token,
        html`${hidden('id', id)}${errors.length > 0 && html`<fieldset><legend>确认无误，放行</legend>${errors.map(({ message, accept = '' }, n) => html`<p class="check-line"><input type="checkbox" id="w${id}-${n}" name="accept[]" value="${accept}"><label for="w${id}-${n}">${printed(message)}</label></p>`)}</fieldset>`}<button class="main" type="submit">核准收录</button>`,
      )
}
${postForm('/admin/texts/refuse', token, html`${hidden('id', id)}<button type="submit">退回</button>`)}</article>`;
}

function table(rows: readonly HeldRow[]): Html {
  return scrolling(
    '收录的文件',
    html`<table><thead><tr><th scope="col">文件</th><th scope="col">版本</th><th scope="col">状态</th><th scope="col">正文</th><th scope="col">来源</th><th scope="col">核对</th><th scope="col">检索词</th><th scope="col">问题</th></tr></thead>
<tbody>${rows.map(rowHtml)}</tbody></table>`,
  );
}

function rowHtml({ document, key, status, text, source, checked, problems, worded, words }: HeldRow): Html {
  const address = webAddress(source);
  return html`<tr><td><a href="${readerPath(document)}">${document.title}</a><br><code>${key}</code></td><td>${printed(versionNote(document)) || '—'}</td><td>${STATUS_LABEL[status]}</td><td>${TEXT_WORDS[text]}</td>
<td>${address ? html`<a href="${address}" rel="noreferrer">${new URL(address).host}</a>` : (source ?? '—')}</td><td>${checked ?? '—'}</td><td>${words > 0 ? `${worded} 处 ${words} 个` : '—'}</td><td>${problems.length > 0 ? html`<ul>${problems.map((line) => html`<li>${line}</li>`)}</ul>` : '—'}</td></tr>`;
}
