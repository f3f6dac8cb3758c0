import { VERDICT_WORDS } from '../../admin/deed-words.ts';
import { DRAWN, type DrawnAnswer, type Judged, type Review, type ReviewedWeek } from '../../admin/review.ts';
import type { Passage } from '../../answers/answer.ts';
import { GAP } from '../../answers/answer.ts';
import { printed } from '../../answers/punctuation.ts';
import { type Html, html, type Part } from '../html.ts';
import { intervalChart, shareWords } from './interval-chart.ts';
import { adminPage, hidden, postForm, scrolling } from './shell.ts';

/** A passage as it was given: what it says now, and whether that is what it said then. */
export interface Given {
  readonly passage?: Passage;
  readonly changed: boolean;
}

/** Weeks that can be chosen. */
const MOST_LINKED = 12;

interface ReviewView {
  readonly review: Review;
  /** The week that is judged. */
  readonly week: ReviewedWeek;
  readonly given: (answer: DrawnAnswer) => readonly Given[];
  readonly token: string;
  readonly told?: Part;
}

/** 复核: answers drawn by lot, judged without being told how sure the assistant was. */
export function reviewPage({ review, week, given, token, told }: ReviewView): string {
  const { weeks, total } = review;
  // Weeks in which nothing was answered tell nothing.
  const asked = weeks.filter(({ answers }) => answers > 0);
  const first = weeks.findLastIndex(({ answers }) => answers > 0);
  const points = weeks
    .slice(0, first + 1)
    .reverse()
    .map(({ week: { name }, accuracy }) => ({
      name,
      ...(accuracy ? { share: accuracy } : {}),
    }));
  return adminPage({
    view: 'review',
    title: '复核',
    lead: `每周从答了的问题里随机抽 ${DRAWN} 个，判断给出的条文答没答到。抽到哪些由周次决定，不看把握。`,
    told,
    body: html`<section><h2>准确率</h2><p>${judgedWords(total)}</p>
${scrolling('各周的准确率', intervalChart('各周的准确率和 95% 区间', points))}
<details><summary>各周的数目</summary>${weekTable(asked)}</details></section>
<section><h2>${week.week.name} <span class="count">${week.week.from} 至 ${week.week.to}，答了 ${week.answers} 次，抽出 ${week.drawn.length} 个</span></h2>
${asked.length > 0 && html`<nav class="choices" aria-label="周"><span aria-hidden="true">周</span><ul>${asked.slice(0, MOST_LINKED).map(({ week: { name } }) => html`<li><a href="/admin/review?week=${name}"${name === week.week.name && html` aria-current="true"`}>${name}</a></li>`)}</ul></nav>`}
${week.drawn.length === 0 && html`<p class="nothing">这一周没有答过的问题。</p>`}
${week.drawn.map((answer) => answerHtml(answer, given(answer), week.week.name, token))}</section>`,
  });
}

function judgedWords({ right, wrong, unclear, accuracy }: Judged): string {
  if (!accuracy) return unclear > 0 ? `说不准 ${unclear} 个，还没有能算的。` : '还没有判断过。';
  return `共判断 ${right + wrong + unclear} 个：答对 ${right}，答错 ${wrong}，说不准 ${unclear}（不计）。准确率 ${shareWords(accuracy)}，括号里是 95% 区间。`;
}

function weekTable(weeks: readonly ReviewedWeek[]): Html {
  return scrolling(
    '各周的数目',
    html`<table><thead><tr><th scope="col">周</th><th scope="col" class="n">答了</th><th scope="col" class="n">抽出</th><th scope="col" class="n">答对</th><th scope="col" class="n">答错</th><th scope="col" class="n">说不准</th><th scope="col">准确率</th></tr></thead>
<tbody>${weeks.map(
      ({ week, answers, drawn, right, wrong, unclear, accuracy }) =>
        html`<tr><td>${week.name}</td><td class="n">${answers}</td><td class="n">${drawn.length}</td><td class="n">${right}</td><td class="n">${wrong}</td><td class="n">${unclear}</td><td>${accuracy ? shareWords(accuracy) : '—'}</td></tr>`,
    )}</tbody></table>`,
  );
}

function answerHtml(answer: DrawnAnswer, given: readonly Given[], week: string, token: string): Html {
  const { turn, question, verdict } = answer;
  const [first, ...more] = given;
  return html`<article class="item" id="t-${turn}"><h3>${question}</h3>
${first && givenHtml(first)}
${more.length > 0 && html`<details><summary>一并给出的另外 ${more.length} 处</summary>${more.map(givenHtml)}</details>`}
${postForm(
  '/admin/review/judge',
  token,
  html`${hidden('turn', turn)}${hidden('week', week)}${(['right', 'wrong', 'unclear'] as const).map(
    (one) =>
      html`<button type="submit" name="verdict" value="${one}"${one === verdict && html` class="main" aria-pressed="true"`}>${VERDICT_WORDS[one]}</button> `,
  )}`,
)}</article>`;
}

function givenHtml({ passage, changed }: Given): Html {
  if (!passage) return html`<p class="note">给出的条文现在没有了。</p>`;
  const lines = passage.lines.map((line) => html`<p>${line === GAP ? '……' : line}</p>`);
  return html`<blockquote><p><a href="${passage.reader}">${printed(passage.citation)}</a></p>${lines}</blockquote>${changed && html`<p class="note">当时给出的文字与现在的不同。</p>`}`;
}
