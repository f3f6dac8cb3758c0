import { type Held, rowHtml } from './catalogue.ts';
import { html } from './html.ts';
import { shell } from './reader-shell.ts';

/** A page for an address that leads to no document: what was looked for, what is near, where to go on. */
export function notFoundPage(message: string, near: readonly Held[]): string {
  const main = html`<main id="text" class="catalogue">
<h1>没有找到这一页</h1>
<p class="lead">${message}</p>
${near.length > 0 && html`<section><h2>也许是</h2><ul class="documents">${near.map(rowHtml)}</ul></section>`}
<p>可以在页首查找，或<a href="/read">看收录了哪些文件</a>，或<a href="/" target="_top">直接提问</a>。</p>
</main>`;
  return shell({ title: '没有找到', styles: ['catalogue.css'], main });
}
