import { CHANGE_LABEL } from './compare-summary.ts';
import { type Html, html } from './html.ts';
import type { ArticleHistory } from './reader-view.ts';

/** What changed in an article, and when, newest first; folded away until wanted. */
export function articleHistory(history: ArticleHistory | undefined): Html | undefined {
  if (!history) return undefined;
  const { steps, now } = history;
  const changed = steps.filter(({ change }) => change !== 'unchanged').length;
  const sum = changed === 0 ? '各版相同' : `改动 ${changed} 次`;
  return html`<details class="past"><summary>沿革：${sum}</summary><ul>${steps.map(
    ({ version, change, was, is, href }) =>
      html`<li><time>${version}</time> ${CHANGE_LABEL[change]}${numbers(was, is)} <a href="${href}">对照</a></li>`,
  )}${now && html`<li>现行文本：<a href="${now.href}">${now.label}</a></li>`}</ul></details>`;
}

function numbers(was: string | undefined, is: string | undefined): string {
  if (was === undefined || is === undefined || was === is) return '';
  return `（${was} → ${is}）`;
}
