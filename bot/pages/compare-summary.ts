import { type ArticleChange, type Change, type Comparison, toAnchor } from '../../indexer/index.ts';
import { type Html, html } from './html.ts';

export const CHANGE_LABEL: Record<Change, string> = {
  unchanged: '未改',
  renumbered: '只改条号',
  moved: '移动',
  amended: '修改',
  added: '新增',
  deleted: '删除',
  corresponds: '对应',
  unknown: '未注明',
};

/** How many articles changed how, and where the parts of split or merged articles went. */
export function compareSummary({ articles, transfers }: Comparison): Html | undefined {
  if (articles.length === 0) return undefined;
  const kinds = (Object.keys(CHANGE_LABEL) as Change[]).map((change) => ({
    change,
    of: articles.filter((a) => a.change === change),
  }));
  return html`<section class="summary" aria-label="改动概况"><ul class="counts">${kinds.map(({ change, of }) => of.length > 0 && html`<li><span class="tag ${change}">${CHANGE_LABEL[change]}</span> ${of.length} 条</li>`)}</ul>
<details><summary>新旧条号对照</summary><ul class="numbers">${articles.map(numbers)}</ul></details>
${transfers.length > 0 && html`<details><summary>拆分与合并 ${transfers.length} 处</summary><ul class="numbers">${transfers.map(({ older, newer }) => html`<li>原${older.label}的一部分 → <a href="#new-${toAnchor(newer.locator)}">${newer.label}</a></li>`)}</ul></details>`}
</section>`;
}

function numbers({ older, newer }: ArticleChange): Html {
  const to = newer && html`<a href="#new-${toAnchor(newer.locator)}">${newer.label}</a>`;
  return html`<li>${older ? older.label : '（无）'} → ${to ?? '（无）'}</li>`;
}
