import { type Html, html, type Part } from '../html.ts';
import type { ModuleName } from '../page-files.ts';
import { shell } from '../reader-shell.ts';

/** The views of the operator's page, in order: address below /admin and name. */
export const VIEWS = [
  ['usage', '使用'],
  ['gaps', '缺口'],
  ['review', '复核'],
  ['why', '为何'],
  ['texts', '文件'],
  ['changes', '变动'],
] as const;
export type View = (typeof VIEWS)[number][0];

interface Parts {
  readonly view?: View;
  readonly title: string;
  readonly lead?: Part;
  readonly script?: ModuleName;
  /** What was just done, with the way to take it back. */
  readonly told?: Part;
  readonly body: Part;
}

/** The frame of the operator's page. */
export function adminPage({ view, title, lead, script, told, body }: Parts): string {
  const main = html`<main id="text" class="admin">
<header class="title-block"><h1>${title}</h1>${lead !== undefined && html`<p class="lead">${lead}</p>`}</header>
<nav class="views" aria-label="运行"><ul>${VIEWS.map(
    ([name, words]) =>
      html`<li><a href="/admin/${name}"${name === view && html` aria-current="page"`}>${words}</a></li>`,
  )}</ul></nav>
${told}
${body}
</main>`;
  return shell({ title: `${title} · 运行`, styles: ['admin.css'], ...(script ? { script } : {}), main });
}

/** A page that says what went wrong, and leads back. */
export function adminFault(message: string, back: string): string {
  return adminPage({
    title: '没有做成',
    body: html`<div class="warning" role="alert"><p>${message}</p></div><p><a href="${back}">回到刚才的页面</a></p>`,
  });
}

/** A form that changes something. @param token see `FormTokens` */
export function postForm(action: string, token: string, fields: Part, className = ''): Html {
  return html`<form method="post" action="${action}"${className !== '' && html` class="${className}"`}><input type="hidden" name="form" value="${token}">${fields}</form>`;
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** Which days are shown, as links. */
export function periodLinks(path: string, days: number, choices: readonly number[]): Html {
  return html`<nav class="choices" aria-label="时间"><span aria-hidden="true">时间</span><ul>${choices.map(
    (n) =>
      html`<li><a href="${path}?days=${n}"${n === days && html` aria-current="true"`}>最近 ${n} 天</a></li>`,
  )}</ul></nav>`;
}

/** Wide contents that scroll in their own place, by keyboard too. */
export function scrolling(label: string, contents: Part): Html {
  return html`<section class="wide" aria-label="${label}" tabindex="0">${contents}</section>`;
}
