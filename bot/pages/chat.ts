import type { StartTexts } from '../../indexer/index.ts';
import { page } from './document-shell.ts';
import { type FrontView, frontHtml } from './front.ts';
import { type Html, html } from './html.ts';

interface ChatPage {
  readonly styles: readonly string[];
  /** Web Chat, which the script loads once the page can be used. */
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
  /** What the start page shows; undefined while the knowledge is being opened. */
  readonly front?: FrontView | undefined;
  /** What listens before any of the page is drawn. */
  readonly first: string;
  /** Scripts that the first one loads, so that they come together. */
  readonly modules: readonly string[];
}

const GREETING = '我只用收录的文件回答，答案都带原文和出处；找不到依据就直说。';

/** The chat page: conversation on the left, the cited document beside it on wide windows. */
export function chatPage(parts: ChatPage): string {
  const { styles, webchat, script, nonce, owner, signedIn, start, front, modules, first } = parts;
  return page({
    title: start.title ?? '知依 · 有出处的政策问答',
    styles,
    modules: [script],
    head: [
      html`<script src="${first}"></script>\n`,
      ...modules.map((href) => html`<link rel="modulepreload" href="${href}">\n`),
    ],
    bodyClass: 'chat-page',
    body: html`<a class="skip" href="#words">跳到提问</a>
<header class="bar">
<a class="mark" href="/" aria-label="知依，重新打开">
<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="7"/><path d="M9 8h14M9 13h9M9 18h6"/><path class="tick" d="M15 23l3 3 6-8"/></svg>
<span class="name">知依</span></a>
<span class="motto">${start.motto ?? '每个答案都有出处'}</span>
<h1 class="said">知依：有出处的政策问答</h1>
<nav aria-label="页面"><a href="/read">文件</a>
<button type="button" popovertarget="conversations">对话</button><button type="button" id="new-conversation">新对话</button>${signedIn && html`<button type="button" id="sign-out">退出登录</button>`}</nav>
<div id="conversations" class="conversations" popover role="dialog" aria-label="以前的对话"><h2>以前的对话</h2><ul></ul>
<p class="tools"><button type="button" id="download-answers">下载这次对话（.docx）</button></p></div>
</header>
<p id="connection" class="connection" role="status"></p>
<main class="panes">
<section id="chat" class="chat" aria-label="对话" data-nonce="${nonce}" data-owner="${owner}" data-webchat="${webchat}">
${frontHtml(start.greeting ?? GREETING, front)}
<div id="early" class="early" role="log" aria-label="对话记录" hidden></div>
<div id="transcript" class="transcript" hidden></div>
${whyForm()}
${askForm(shortest(front?.entries.flatMap(({ questions }) => questions) ?? []))}
</section>
<aside id="reader" class="reader" aria-label="原文" hidden>
<div class="reader-bar"><span id="reader-title">原文</span><a id="reader-out" target="_blank" rel="noopener" href="/read">新窗口打开</a><button id="reader-close" type="button">关闭</button></div>
<iframe id="reader-frame" title="原文" src="about:blank"></iframe>
</aside>
</main>
<noscript><p class="wait">对话需要 JavaScript。不用它也可以直接<a href="/read">阅读文件</a>。</p></noscript>`,
  });
}

/** Where questions are written. Works before anything else of the chat is loaded. */
/** What fits the field of a telephone. */
function shortest(questions: readonly string[]): string | undefined {
  return [...questions].sort((a, b) => a.length - b.length)[0];
}

function askForm(example: string | undefined): Html {
  return html`<form id="ask" class="ask" autocomplete="off">
<p id="quoting" class="quoting" hidden><span></span><button type="button" aria-label="不引用">×</button></p>
<ul id="suggestions" class="suggestions" role="listbox" aria-label="建议" hidden></ul>
<textarea id="words" rows="1" maxlength="10000" enterkeyhint="send" aria-label="提问" aria-autocomplete="list" aria-controls="suggestions" aria-describedby="ask-help" placeholder="${example ? `例如：${example}` : '问一个问题'}"></textarea>
<span id="ask-help" class="said">写标题或条号时有建议，用上下键选；Enter 发送，Shift+Enter 换行。</span>
<span id="suggested" class="said" role="status"></span>
<label class="attach" title="附上要核对引用的文稿"><input id="drafts" type="file" multiple accept=".docx,.md,.txt,.html,.htm,.pdf" aria-label="附上要核对引用的文稿"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M7 13l7-7a3 3 0 0 1 4.2 4.2l-8.5 8.5a5 5 0 0 1-7-7L11 3.4"/></svg></label>
<button type="submit" aria-label="发送"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M4 12l16-8-5 16-3.5-6.5z"/></svg></button>
</form>`;
}

/** Asked after a thumb down: what was wrong. */
function whyForm(): Html {
  const reasons = ['答非所问', '条文或版本不对', '应该有答案却没找到'];
  return html`<form id="why" class="why" aria-labelledby="why-title" hidden>
<p id="why-title">哪里不对？（选一项，或写一句）</p>
<p class="reasons">${reasons.map((words) => html`<button type="submit" value="${words}">${words}</button>`)}</p>
<p class="line"><input type="text" id="why-words" maxlength="500" aria-label="写一句" placeholder="写一句，例如：应该引用修订后的条文"><button type="submit" value="">提交</button><button type="button" id="why-close">不说了</button></p>
</form>`;
}
