import type { Why, WhyHit } from '../../admin/why.ts';
import { type Html, html } from '../html.ts';
import { adminPage, scrolling } from './shell.ts';

const OUTCOME: Readonly<Record<Why['outcome'], string>> = {
  answered: '回答',
  clarify: '反问',
  not_found: '没有答案',
};
const FROM: Readonly<Record<string, string>> = {
  synonym: '近义词',
  learned: '学来的',
  history: '上文',
  correction: '改错字',
};
/** Reasons of a passage that are shown at once. */
const MOST_SIGNALS = 8;

interface WhyView {
  readonly asked: string;
  readonly beside: string;
  readonly found: readonly Why[];
}

/** 为何: what a question was taken for, what was found and what was decided, beside another wording of it. */
export function whyPage({ asked, beside, found }: WhyView): string {
  return adminPage({
    view: 'why',
    title: '为何',
    lead: '一个问题怎么理解、找到什么、为什么这样回答。写两种问法，可以并排看差在哪里。这里问的不记录。',
    body: html`<form method="get" action="/admin/why">
<label>问题<input type="text" name="q" value="${asked}" required maxlength="300"></label>
<label>另一种问法（可不写）<input type="text" name="beside" value="${beside}" maxlength="300"></label>
<button class="main" type="submit">看为何</button></form>
<div class="beside">${found.map((why, i) => whyHtml(why, i))}</div>`,
  });
}

function whyHtml(why: Why, i: number): Html {
  const rows: readonly (readonly [string, string])[] = [
    ['理解为', why.normalized],
    ['意图', why.intents.join('、') || '无'],
    ['点名的文件', why.documents.join('、') || '无'],
    ['点名的位置', why.locators.join('、') || '无'],
  ];
  return html`<section aria-labelledby="w${i}"><h2 id="w${i}">${why.question}</h2>
<p><b>${OUTCOME[why.outcome]}</b>${why.reason && html`（${why.reason}）`}${why.approved && '（核定的答复）'}，把握 ${why.confidence.toFixed(3)}</p>
<dl class="figures">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<h3>找的词</h3><p>${why.terms.map(({ text, weight, from }) => html`<span>${text}×${weight.toFixed(2)}${from !== '' && html`<span class="note">（${FROM[from] ?? from}）</span>`}</span> `)}</p>
<h3>找到的</h3>${why.hits.length === 0 ? html`<p class="nothing">什么也没有找到。</p>` : html`<ol>${why.hits.map((hit) => hitHtml(hit, i))}</ol>`}
${why.evidence.length > 0 && html`<details><summary>把握是怎么来的</summary>${numbers(`把握的由来 ${i + 1}`, why.evidence)}</details>`}
${why.parts.length > 0 && html`<details><summary>分成 ${why.parts.length} 个问题</summary>${why.parts.map((part, n) => whyHtml(part, (i + 1) * 100 + n))}</details>`}
</section>`;
}

function hitHtml({ score, title, locator, quote, signals }: WhyHit, i: number): Html {
  return html`<li><p><b>${title}</b> ${locator} <span class="count">${score.toFixed(3)}</span></p>${quote !== '' && html`<blockquote><p>${quote}</p></blockquote>`}
${signals.length > 0 && html`<details><summary>得分的由来</summary>${numbers(`${title} ${locator} 得分的由来 ${i + 1}`, signals.slice(0, MOST_SIGNALS))}</details>`}</li>`;
}

function numbers(label: string, list: Why['evidence']): Html {
  return scrolling(
    label,
    html`<table><thead><tr><th scope="col">名目</th><th scope="col">数值</th></tr></thead><tbody>${list.map(({ name, value }) => html`<tr><td>${name}</td><td class="n">${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(3)}</td></tr>`)}</tbody></table>`,
  );
}
