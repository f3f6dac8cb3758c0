import { page } from './document-shell.ts';
import { type Html, html } from './html.ts';
import { fileHref, type ModuleName, moduleHref, type PageFileName } from './page-files.ts';

export interface Shell {
  readonly title: string;
  readonly styles: readonly PageFileName[];
  readonly script?: ModuleName;
  /** Words in the search field of the header. */
  readonly searched?: string;
  /** Address to be known by, when a page has several. */
  readonly canonical?: string;
  /** Style sheet of its own for paper. */
  readonly printed?: string;
  readonly main: Html;
}

/** The frame of every reader page: header with the way home and the search, the content, the footer. */
export function shell({ title, styles, script, searched, canonical, printed, main }: Shell): string {
  return page({
    title: `${title} · 知依`,
    styles: (['style.css', 'reader-frame.css', ...styles] as const).map(fileHref),
    modules: script ? [moduleHref(script)] : [],
    head: [
      canonical !== undefined && html`<link rel="canonical" href="${canonical}">\n`,
      printed !== undefined && html`<link rel="stylesheet" media="print" href="${printed}">\n`,
    ],
    bodyClass: 'reader-page',
    body: html`<a class="skip" href="#text">跳到正文</a>
<header class="bar">
<a class="mark" href="/" target="_top" aria-label="知依，去提问">
<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="7"/><path d="M9 8h14M9 13h9M9 18h6"/><path class="tick" d="M15 23l3 3 6-8"/></svg>
<span class="name">知依</span></a>
<nav aria-label="页面"><a href="/" target="_top">提问</a> <a href="/read">文件</a> <a href="/check">核对</a> <a href="/verify">核验</a></nav>
<form class="site-search" action="/read" role="search" aria-label="全部文件">
<input type="search" name="q" value="${searched ?? ''}" aria-label="在全部文件里查找" placeholder="查条款、查说法" maxlength="300" autocomplete="off">
<button type="submit">查找</button>
</form>
</header>
${main}
<footer class="site">答案都有出处；效力状态以所注日期为准，引用前请核对官方文本。</footer>`,
  });
}
