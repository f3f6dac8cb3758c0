import type { Counts, Usage } from '../../admin/usage.ts';
import { COUNT_NAMES } from '../../admin/usage-csv.ts';
import { daysBetween } from '../../admin/weeks.ts';
import { versionNote } from '../../answers/citation.ts';
import { readerPath } from '../../answers/passage.ts';
import { printed } from '../../answers/punctuation.ts';
import { type Html, html } from '../html.ts';
import { adminPage, periodLinks, scrolling } from './shell.ts';
import { type Series, stackedChart } from './stacked-chart.ts';

const PERIODS = [7, 30, 90];
/** What became of a question; commands and failures stand in the table. */
const OUTCOMES = COUNT_NAMES.slice(0, 3);
/** What people call the channels; a client may name any other. */
const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  msteams: 'Teams',
  webchat: '网页',
  dingtalk: '钉钉',
};
/** Channels that have a colour of their own. */
const MOST_CHANNELS = 5;

/** 使用: how much is asked, what becomes of it, and what is never looked at. */
export function usagePage(usage: Usage, days: number): string {
  const { total, median, p95, likes, dislikes } = usage;
  const questions = total.answered + total.refused + total.askedBack;
  const figures: readonly (readonly [string, string])[] = [
    ['提问', String(questions)],
    ...OUTCOMES.map(([key, name]) => [name, ofAll(total[key], questions)] as const),
    ['命令', String(total.commands)],
    ['出错', String(total.failed)],
    ['用时中位数', time(median)],
    ['用时 95%', time(p95)],
    ['点赞', String(likes)],
    ['点踩', String(dislikes)],
  ];
  return adminPage({
    view: 'usage',
    title: '使用',
    lead: `${usage.from} 至 ${usage.to}。`,
    body: html`${periodLinks('/admin/usage', days, PERIODS)}
<dl class="figures">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${charts(usage)}
<details><summary>各天各频道的数目</summary>${dayTable(usage)}</details>
<p><a href="/admin/usage.csv?days=${days}" download>下载 CSV</a></p>
<section><h2>问得最多的</h2>${often(usage)}</section>
<section><h2>没有用到的正文 <span class="count">${usage.unused.length}</span></h2>${unused(usage)}</section>`,
  });
}

function charts({ from, to, days }: Usage): Html {
  const columns = daysBetween(from, to);
  const series = (pick: (row: Usage['days'][number]) => number): readonly number[] =>
    columns.map((day) => days.reduce((n, row) => (row.day === day ? n + pick(row) : n), 0));
  const channels = [...new Set(days.map(({ channel }) => channel))].sort();
  const named = channels.slice(0, MOST_CHANNELS);
  const byChannel: Series[] = named.map((name) => ({
    name: channelName(name),
    values: series((row) => (row.channel === name ? asked(row) : 0)),
  }));
  if (channels.length > named.length)
    byChannel.push({
      name: '其他',
      values: series((row) => (named.includes(row.channel) ? 0 : asked(row))),
    });
  const byOutcome = OUTCOMES.map(([key, name]) => ({ name, values: series((row) => row[key]) }));
  return html`${scrolling('每天的提问，按频道', stackedChart({ id: 'c', title: '每天的提问，按频道', columns, series: byChannel }))}
${scrolling('每天的提问，按结果', stackedChart({ id: 'o', title: '每天的提问，按结果', columns, series: byOutcome }))}`;
}

function dayTable({ days }: Usage): Html {
  return scrolling(
    '各天各频道的数目',
    html`<table><thead><tr><th scope="col">日期</th><th scope="col">频道</th>${COUNT_NAMES.map(([, name]) => html`<th scope="col" class="n">${name}</th>`)}</tr></thead>
<tbody>${days.map((row) => html`<tr><td>${row.day}</td><td>${channelName(row.channel)}</td>${COUNT_NAMES.map(([key]) => html`<td class="n">${row[key]}</td>`)}</tr>`)}</tbody></table>`,
  );
}

function often({ top }: Usage): Html {
  if (top.length === 0) return html`<p class="nothing">这段时间没有人提问。</p>`;
  return html`<ol class="often">${top.map(
    ({ question, count, wordings }) =>
      html`<li>${question} <span class="count">${count} 次</span>${wordings.length > 1 && html`<details><summary>另有 ${wordings.length - 1} 种问法</summary><ul>${wordings.slice(1).map((wording) => html`<li>${wording}</li>`)}</ul></details>`}</li>`,
  )}</ol>`;
}

function unused({ unused }: Usage): Html {
  if (unused.length === 0) return html`<p class="nothing">有正文的文件都用到过。</p>`;
  return html`<ul>${unused.map((document) => html`<li><a href="${readerPath(document)}">${document.title}</a> ${printed(versionNote(document))}</li>`)}</ul>`;
}

const channelName = (channel: string): string =>
  Object.hasOwn(CHANNEL_WORDS, channel) ? CHANNEL_WORDS[channel]! : channel;
const asked = ({ answered, refused, askedBack }: Counts): number => answered + refused + askedBack;
const ofAll = (n: number, all: number): string =>
  all === 0 ? '0' : `${n}（${Math.round((n / all) * 100)}%）`;
const time = (ms: number | undefined): string => (ms === undefined ? '—' : `${Math.round(ms)} 毫秒`);
