import { GAP_WORDS } from '../../admin/gap-rows.ts';
import type { Why, WhyHit, WhyTerm } from '../../admin/why.ts';
import { FROM_WORDS, INTENT_WORDS, READING_WORDS, REASON_WORDS } from '../../admin/why-words.ts';
import { type Html, html } from '../html.ts';
import { adminPage, scrolling } from './shell.ts';

const OUTCOME: Readonly<Record<Why['outcome'], string>> = {
  answered: '回答',
  clarify: '反问',
  not_found: '没有答案',
};
/** Reasons of a passage that are shown at once. */
const MOST_SIGNALS = 8;

interface WhyView {
  readonly asked: string;
  readonly beside: string;
  /** What was said before them. */
  readonly before: string;
  readonly found: readonly Why[];
}

/** 为何: what a question was taken for, what was found and what was decided, beside another wording of it. */
export function whyPage({ asked, beside, before, found }: WhyView): string {
  return adminPage({
    view: 'why',
    title: '为何',
    lead: '一个问题怎么理解、找到什么、为什么这样回答。写两种问法，可以并排看差在哪里。这里问的不记录。',
    body: html`<form method="get" action="/admin/why">
<label>问题<input type="text" name="q" value="${asked}" required maxlength="300"></label>
<label>另一种问法（可不写）<input type="text" name="beside" value="${beside}" maxlength="300"></label>
<label>上文的问题（可不写）<input type="text" name="before" value="${before}" maxlength="300"></label>
<button class="main" type="submit">看为何</button></form>
${found.length === 2 && html`<p>${besideWords(found)}</p>`}
<div class="beside">${found.map((why, i) => whyHtml(why, i))}</div>`,
  });
}

function whyHtml(why: Why, i: number): Html {
  const rows: readonly (readonly [string, string])[] = [
    ['理解为', why.normalized],
    ['问的是', why.intents.map((intent) => INTENT_WORDS[intent]).join('、') || '没有特别的'],
    ['点名的文件', why.documents.join('、') || '无'],
    ['点名的位置', why.locators.join('、') || '无'],
  ];
  return html`<section aria-labelledby="w${i}"><h2 id="w${i}">${why.question}</h2>
<p><b>${OUTCOME[why.outcome]}</b>${why.reason && html`（${GAP_WORDS[why.reason] ?? why.reason}）`}${why.approved && '（核定的答复）'}，把握 ${why.confidence.toFixed(3)}</p>
<dl class="figures">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${why.readings.length > 0 && readingsHtml(why.readings)}
${termsHtml(why.terms)}
<h3>找到的</h3>${why.hits.length === 0 ? html`<p class="nothing">什么也没有找到。</p>` : html`<ol>${why.hits.map((hit) => hitHtml(hit, i))}</ol>`}
${why.evidence.length > 0 && html`<details><summary>估计把握时看的</summary>${numbers(`估计把握时看的 ${i + 1}`, why.evidence)}</details>`}
${why.parts.length > 0 && html`<details><summary>分成 ${why.parts.length} 个问题</summary>${why.parts.map((part, n) => whyHtml(part, (i + 1) * 100 + n))}</details>`}
</section>`;
}

function readingsHtml(readings: Why['readings']): Html {
  return html`<h3>读法</h3><ul>${readings.map(
    ({ from, confidence, probability, found, chosen }) =>
      html`<li>${chosen && html`<b>采用：</b>`}${READING_WORDS[from] ?? from}，把握 ${confidence.toFixed(3)}${probability !== undefined && html`，可能性 ${probability.toFixed(3)}`}：${found || '没有答案'}</li>`,
  )}</ul>`;
}

function hitHtml({ score, title, locator, quote, signals }: WhyHit, i: number): Html {
  return html`<li><p><b>${title}</b> ${locator} <span class="count">${score.toFixed(3)}</span></p>${quote !== '' && html`<blockquote><p>${quote}</p></blockquote>`}
${signals.length > 0 && html`<details><summary>得分的由来</summary>${numbers(`${title} ${locator} 得分的由来 ${i + 1}`, signals.slice(0, MOST_SIGNALS))}</details>`}</li>`;
}

function numbers(label: string, list: Why['evidence']): Html {
  return scrolling(
    label,
    html`<table><thead><tr><th scope="col">名目</th><th scope="col" class="n">数值</th></tr></thead><tbody>${list.map(({ name, value }) => html`<tr><td>${REASON_WORDS[name] ?? name}</td><td class="n">${value >= 0 ? '' : '−'}${Math.abs(value).toFixed(3)}</td></tr>`)}</tbody></table>`,
  );
}

/** How the index marks a whole word; the rest are characters side by side. */
const WORD = '_';

function termsHtml(terms: readonly WhyTerm[]): Html {
  const words = terms.filter(({ text }) => text.startsWith(WORD));
  const runs = terms.filter(({ text }) => !text.startsWith(WORD));
  const list = (some: readonly WhyTerm[]): Html =>
    html`<p>${some.map(
      ({ text, weight, from }) =>
        html`<span>${text.replace(WORD, '')} ${weight.toFixed(2)}${from !== '' && html`<span class="note">（${FROM_WORDS[from] ?? from}）</span>`}</span>　`,
    )}</p>`;
  return html`<h3>找的词</h3>${list(words)}${runs.length > 0 && html`<details><summary>和相邻的字 ${runs.length} 组</summary>${list(runs)}</details>`}`;
}

/** What the two wordings have in common, and what not. */
function besideWords([one, other]: readonly Why[]): string {
  const first = (why: Why | undefined): string => {
    const hit = why?.hits[0];
    return hit ? `${hit.title} ${hit.locator}` : '';
  };
  const place = first(one) === first(other) ? '两种问法找到的第一处相同' : '两种问法找到的第一处不同';
  const told = one?.outcome === other?.outcome ? '结论一样' : '结论不一样';
  return `${place}，${told}。`;
}
