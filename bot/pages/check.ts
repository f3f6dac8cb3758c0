import { html } from './html.ts';
import { shell } from './reader-shell.ts';

/** The page /check: a draft is dropped or pasted, and every reference of it checked. Nothing of it is stored. */
export function checkPage(): string {
  const main = html`<main id="text" class="check">
<header class="title-block"><h1>引文核对</h1>
<p class="lead">核对文稿里引用的法规：条款在不在、版本对不对、引文和数额是不是原文。文稿只在内存里读，不保存。</p></header>
<form id="check-form" aria-describedby="check-note">
<p class="drop" id="drop"><label for="file">文稿文件（拖到这里也行）</label>
<input type="file" id="file" accept=".docx,.md,.txt,.html,.htm,.pdf"></p>
<p><label for="draft">或粘贴文字</label>
<textarea id="draft" rows="10" maxlength="250000" placeholder="例如：依据《中华人民共和国突发事件应对法》第六十三条规定，……"></textarea></p>
<p class="row"><label for="as-of">按哪一天的有效文本</label> <input type="date" id="as-of">
<button type="submit">核对</button></p>
<p id="check-note" class="note">支持 .docx、Markdown、文字、网页和有文字层的 PDF，10 MB 以内。不填日期时按文稿的落款日期，没有就按今天。</p>
</form>
<noscript><p class="notice">这一页需要脚本。也可以用命令行：npx zhiyi check 文稿.docx</p></noscript>
<section aria-live="polite" aria-labelledby="result-title" id="result" hidden><h2 id="result-title">结果</h2>
<p id="summary"></p><ol id="findings" class="findings"></ol></section>
</main>`;
  return shell({ title: '引文核对', styles: ['check.css'], script: 'check-client.js', main });
}
