import { type Html, html } from './html.ts';

/** What the start page shows of what is held; the bot makes it from the library. */
export interface FrontView {
  readonly entries: readonly { readonly name: string; readonly questions: readonly string[] }[];
  readonly commands: readonly {
    readonly name: string;
    readonly summary: string;
    readonly send: string;
    readonly open: boolean;
  }[];
  readonly held: { readonly documents: number; readonly official: number; readonly headnotes: number };
}

/**
 * What stands where the conversation will be, until something is asked: ways in by what people come for, what is held,
 * the commands. @param view undefined while the knowledge is still being opened
 */
export function frontHtml(greeting: string, view: FrontView | undefined): Html {
  return html`<div id="front" class="front" ${!view && html`data-opening`}>
<h2>你好，我是知依</h2>
<p class="lead">${greeting}</p>
${view ? [entries(view), held(view), commands(view)] : html`<p class="held">正在打开收录的文件，可以先写问题。</p>`}
</div>`;
}

function entries({ entries }: FrontView): Html {
  return html`<div class="entries">${entries.map(
    ({ name, questions }) =>
      html`<section><h3>${name}</h3><ul>${questions.map(
        (question) => html`<li><button type="button" data-send="${question}">${question}</button></li>`,
      )}</ul></section>`,
  )}</div>
`;
}

function held({ held: { documents, official, headnotes } }: FrontView): Html {
  const rest = documents - official - headnotes;
  const parts = [
    official > 0 && `${official} 份有原文`,
    headnotes > 0 && `${headnotes} 份只有要旨（不是原文）`,
    rest > 0 && `${rest} 份只知道有这份文件`,
  ];
  return html`<p class="held">收录 ${documents} 份文件：${parts.filter(Boolean).join('，')}。<a href="/read">看收录的文件</a></p>
`;
}

function commands({ commands }: FrontView): Html {
  return html`<section class="commands"><h3>命令</h3><ul>${commands.map(
    ({ name, summary, send, open }) =>
      html`<li><button type="button" ${open ? html`data-fill="${send}"` : html`data-send="${send}"`} title="${summary}">${name}</button></li>`,
  )}</ul></section>`;
}
