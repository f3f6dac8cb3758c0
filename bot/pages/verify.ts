import { printed } from '../answers/punctuation.ts';
import type { Verified } from '../answers/verify.ts';
import { type Html, html } from './html.ts';
import { shell } from './reader-shell.ts';

/** Longest text that fits into an address. */
export const LONGEST_CITATION = 1500;

/** The page /verify: a copied citation is pasted, and held against what is held. Works without any script; stores nothing. */
export function verifyPage(pasted: string, verified?: Verified): string {
  const main = html`<main id="text" class="check">
<header class="title-block"><h1>引文核验</h1>
<p class="lead">贴复制的引文（出处、文字、sha256 指纹，有什么贴什么），看收录的文字是不是还是那一段、效力有没有变化。</p></header>
<form action="/verify#result" method="get">
<p><label for="q">引文或指纹</label>
<textarea id="q" name="q" rows="8" maxlength="${LONGEST_CITATION}" required>${pasted}</textarea></p>
<p class="row"><button type="submit">核验</button></p>
<p class="note">文字较长时只贴出处和指纹就够了。</p>
</form>
${verified && result(verified)}
</main>`;
  return shell({ title: '引文核验', styles: ['check.css', 'compare.css'], main });
}

function result({ verdict, lines, differences, sha256, reader }: Verified): Html {
  return html`<section id="result" aria-labelledby="result-title" class="verdict ${verdict}"><h2 id="result-title">结果</h2>
${lines.map((line) => html`<p>${printed(line)}</p>`)}
${differences.length > 0 && html`<p class="words">${differences.map(run)}</p>`}
${sha256 && html`<p>指纹 <code>sha256:${sha256}</code></p>`}
${reader && html`<p><a href="${reader}">看收录的原文</a></p>`}</section>`;
}

function run({ op, text }: Verified['differences'][number]): Html {
  if (op === 'same') return html`${text}`;
  return op === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`;
}
