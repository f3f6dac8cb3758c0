import { type GapRow, gapWords } from '../../admin/gap-rows.ts';
import { type Html, html, type Part } from '../html.ts';
import { adminPage, hidden, periodLinks, postForm } from './shell.ts';

const PERIODS = [7, 30, 90];

interface GapsView {
  readonly rows: readonly GapRow[];
  /** Groups that are not shown. */
  readonly more: number;
  readonly days: number;
  readonly token: string;
  readonly told?: Part;
  /** Whether files of knowledge may be changed from here. */
  readonly mayEdit: boolean;
}

/** 缺口: what went badly, with what came nearest and what can be done about it. */
export function gapsPage({ rows, more, days, token, told, mayEdit }: GapsView): string {
  const open = rows.filter(({ closed }) => !closed);
  const closed = rows.filter((row) => row.closed);
  const item = (row: GapRow, i: number): Html => itemHtml(row, i, { days, token, mayEdit });
  return adminPage({
    view: 'gaps',
    title: '缺口',
    lead: '没答上来、反问过和被点踩的问题，意思相近的归在一起。处理过的又没答好，会再列出来；不处理的不再列。',
    told,
    body: html`${periodLinks('/admin/gaps', days, PERIODS)}
<section><h2>要处理的 <span class="count">${open.length}</span></h2>
${open.length === 0 ? html`<p class="nothing">最近 ${days} 天没有要处理的。</p>` : open.map(item)}
${more > 0 && html`<p class="note">另有 ${more} 组问得更少的没有列出，见 npx zhiyi gaps。</p>`}</section>
${closed.length > 0 && html`<details><summary>处理过和不处理的 ${closed.length} 组</summary>${closed.map((row) => closedHtml(row, days, token))}</details>`}`,
  });
}

function headHtml({ question, count, why, wordings, comments }: GapRow): Html {
  return html`<h3>${question}</h3>
<p class="note">${count > 0 && html`${count} 次 · `}${gapWords(why)}</p>
${wordings.length > 1 && html`<p class="note">也问作：${wordings.slice(1, 6).join('；')}${wordings.length > 6 && '……'}</p>`}
${comments.map((comment) => html`<p>有人说：“${comment}”</p>`)}`;
}

function itemHtml(
  row: GapRow,
  i: number,
  { days, token, mayEdit }: Pick<GapsView, 'days' | 'token' | 'mayEdit'>,
): Html {
  const { question, nearest } = row;
  const group = [hidden('question', question), hidden('days', String(days))];
  const unheld = row.why.text_not_held !== undefined;
  return html`<article class="item">${headHtml(row)}
${nearest.length === 0 ? html`<p class="note">没有相近的文字。</p>` : html`<p class="note">最近的文字：</p>`}
${nearest.map((near) => html`<blockquote><p><a href="/read/${near.document}">${near.title}</a> ${near.locator}</p>${near.quote !== '' && html`<p>${near.quote}</p>`}</blockquote>`)}
${
  mayEdit &&
  html`<details><summary>补一个词</summary>${postForm(
    '/admin/gaps/word',
    token,
    html`${group}<label>人们的说法（几个用顿号隔开）<input type="text" name="say" required maxlength="200"></label>
<label>文件里的说法<input type="text" name="mean" required maxlength="200"></label><button class="main" type="submit">补上</button>`,
  )}</details>
<details><summary>给一条加说法</summary>${phraseForm(row, i, group, token)}</details>
<details><summary>核定一个答复</summary>${approveForm(row, i, group, token)}</details>`
}
<details><summary>补要旨或正文</summary><p>${unheld ? '这份文件还没有正文：' : '应该收录而没有的：'}在<a href="/admin/texts">文件</a>里放入官方原文，检查通过后核准。</p>
<p>正文有、说法对不上的一条：<code>npx zhiyi words ${nearest[0]?.document ?? '文件ID'}</code> 起草检索词和要旨，由人审过放进知识文件夹。</p></details>
${row.count > 0 && postForm('/admin/gaps/mark', token, html`${group}<button type="submit" name="mark" value="done">已处理</button> <button type="submit" name="mark" value="dismissed">不处理</button> <a href="/admin/why?q=${encodeURIComponent(question)}">为何</a>`)}
</article>`;
}

/** The words of the question for one article, where it is the one that was meant. */
function phraseForm({ question, nearest }: GapRow, i: number, group: Part, token: string): Html {
  const places = [...new Map(nearest.map((near) => [`${near.document}#${near.at}`, near])).entries()];
  if (places.length === 0) return html`<p class="note">没有相近的条文。</p>`;
  return postForm(
    '/admin/gaps/phrases',
    token,
    html`${group}<fieldset><legend>人们这样问，其实是找哪一条</legend>${places.map(
      ([place, { title, at }], n) =>
        html`<p class="check-line"><input type="radio" id="p${i}-${n}" name="place" value="${place}" required><label for="p${i}-${n}">${title} ${at}</label></p>`,
    )}</fieldset>
<label>人们的说法（几个用顿号隔开）<input type="text" name="say" value="${question}" required maxlength="200"></label><button class="main" type="submit">加上</button>`,
  );
}

/** The passages to choose from: what somebody said would have been right, then what came nearest. */
function approveForm({ nearest, proposals = [] }: GapRow, i: number, group: Part, token: string): Html {
  const places = [
    ...proposals.map(({ document, at, title }) => ({ place: `${document}#${at}`, title, at, said: true })),
    ...nearest.map(({ document, locator, title }) => ({
      place: `${document}#${locator}`,
      title,
      at: locator,
      said: false,
    })),
  ];
  const once = [...new Map(places.reverse().map((one) => [one.place, one])).values()].reverse();
  return postForm(
    '/admin/gaps/approve',
    token,
    html`${group}<fieldset><legend>由哪几处回答</legend>${once.map(
      ({ place, title, at, said }, n) =>
        html`<p class="check-line"><input type="checkbox" id="g${i}-${n}" name="place[]" value="${place}"><label for="g${i}-${n}">${title} ${at}${said && '（有人这样改正）'}</label></p>`,
    )}<label>或写 文件ID#位置<input type="text" name="place[]" maxlength="200" placeholder="例如：flood-law#第三十八条"></label></fieldset>
<label>核定的部门或岗位<input type="text" name="by" required maxlength="32"></label>
<label>部门说明（可不写）<input type="text" name="note" maxlength="300"></label><button class="main" type="submit">核定</button>`,
  );
}

function closedHtml(row: GapRow, days: number, token: string): Html {
  const { mark, change = '', day } = row.closed ?? {};
  return html`<article class="item closed">${headHtml(row)}<p>${day} ${mark === 'done' ? '已处理' : '不处理'}</p>
${postForm('/admin/undo', token, html`${hidden('id', change)}${hidden('back', `/admin/gaps?days=${days}`)}<button type="submit">撤销</button>`)}</article>`;
}
