import { type Told, UNDOABLE } from '../../admin/change.ts';
import { deedWords } from '../../admin/deed-words.ts';
import { type Html, html, type Part } from '../html.ts';
import { adminPage, hidden, postForm, scrolling } from './shell.ts';

/** Changes that are shown. */
const MOST_SHOWN = 200;

interface ChangesView {
  readonly changes: readonly Told[];
  readonly dayOf: (time: string) => string;
  readonly token: string;
  readonly told?: Part;
}

/** 变动: everything that was changed from here or by the command line, newest first. */
export function changesPage({ changes, dayOf, token, told }: ChangesView): string {
  const shown = [...changes].reverse().slice(0, MOST_SHOWN);
  return adminPage({
    view: 'changes',
    title: '变动',
    lead: '在运行页和命令行里做过的改动。做的人只记代号。',
    told,
    body:
      shown.length === 0
        ? html`<p class="nothing">还没有改动过什么。</p>`
        : scrolling(
            '变动',
            html`<table><thead><tr><th scope="col">日期</th><th scope="col">编号</th><th scope="col">做了什么</th><th scope="col">对什么</th><th scope="col">谁</th><th scope="col">撤销</th></tr></thead>
<tbody>${shown.map((change) => rowHtml(change, dayOf(change.time), token))}</tbody></table>`,
          ),
  });
}

function rowHtml(change: Told, day: string, token: string): Html {
  const { id, subject, user, undone } = change;
  return html`<tr><td>${day}</td><td><code>${id}</code></td><td>${deedWords(change)}</td><td>${subject}</td><td><code>${user.slice(0, 8)}</code></td><td>${undone ? '已撤销' : UNDOABLE.has(change.what) ? undoForm(change, '/admin/changes', token) : '—'}</td></tr>`;
}

export function undoForm({ id }: Pick<Told, 'id'>, back: string, token: string): Html {
  return postForm(
    '/admin/undo',
    token,
    html`${hidden('id', id)}${hidden('back', back)}<button type="submit">撤销</button>`,
  );
}

/** What was just done, with the way to take it back. */
export function doneNotice(change: Told, back: string, token: string): Html {
  const more = UNDOABLE.has(change.what) && !change.undone && undoForm(change, back, token);
  return html`<div class="notice" role="status"><p>记下了：${deedWords(change)}（${change.subject}）。</p>${more}</div>`;
}
