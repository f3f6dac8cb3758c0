import type { StartTexts } from '../../indexer/index.ts';
import { page } from './document-shell.ts';
import { html } from './html.ts';

interface ChatPage {
  readonly styles: readonly string[];
  readonly webchat: string;
  readonly script: string;
  /** Lets Web Chat's own style sheets through the policy. */
  readonly nonce: string;
  /** Tells the people of one browser apart; empty where nobody signs in. */
  readonly owner: string;
  /** Whether there is a sign-in to end. */
  readonly signedIn: boolean;
  /** Texts of the organisation; the product's own where they are missing. */
  readonly start: StartTexts;
  /** A question that works, shown where one is typed. */
  readonly example?: string | undefined;
}

/** The chat page: conversation on the left, the cited document beside it on wide windows. */
export function chatPage({
  styles,
  webchat,
  script,
  nonce,
  owner,
  signedIn,
  start,
  example,
}: ChatPage): string {
  return page({
    title: start.title ?? '知依 · 有出处的政策问答',
    styles,
    scripts: [webchat],
    modules: [script],
    bodyClass: 'chat-page',
    body: html`<header class="bar">
<a class="mark" href="/" aria-label="知依,重新打开">
<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="7"/><path d="M9 8h14M9 13h9M9 18h6"/><path class="tick" d="M15 23l3 3 6-8"/></svg>
<span class="name">知依</span></a>
<span class="motto">${start.motto ?? '每个答案都有出处'}</span>
<h1 class="said">知依:有出处的政策问答</h1>
<nav aria-label="页面"><a href="/read">文件</a>
<button type="button" popovertarget="conversations">对话</button><button type="button" id="new-conversation">新对话</button>${signedIn && html`<button type="button" id="sign-out">退出登录</button>`}</nav>
<div id="conversations" class="conversations" popover aria-label="以前的对话"><h2>以前的对话</h2><ul></ul></div>
</header>
<p id="connection" class="connection" role="status"></p>
<main class="panes">
<section id="chat" class="chat" aria-label="对话" data-nonce="${nonce}" data-owner="${owner}"${example !== undefined && html` data-example="${example}"`}><p class="wait" role="status">正在打开对话…</p></section>
<aside id="reader" class="reader" aria-label="原文" hidden>
<div class="reader-bar"><span id="reader-title">原文</span><a id="reader-out" target="_blank" rel="noopener" href="/read">新窗口打开</a><button id="reader-close" type="button">关闭</button></div>
<iframe id="reader-frame" title="原文" src="about:blank"></iframe>
</aside>
</main>
<noscript><p class="wait">对话需要 JavaScript。不用它也可以直接<a href="/read">阅读文件</a>。</p></noscript>`,
  });
}
