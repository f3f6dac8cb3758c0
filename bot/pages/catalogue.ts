import type { Document, Kind, Status } from '../../indexer/index.ts';
import { versionNote } from '../answers/citation.ts';
import { KIND_LABEL, STATUS_LABEL } from '../answers/labels.ts';
import { readerPath } from '../answers/passage.ts';
import { printed } from '../answers/punctuation.ts';
import { type Html, html } from './html.ts';
import { badges } from './reader-head.ts';
import { shell } from './reader-shell.ts';

export interface Held {
  readonly document: Document;
  /** Today. */
  readonly status: Status;
}

export interface Filter {
  readonly kind?: Kind;
  readonly status?: Status;
}

/** Every document held, by kind; narrowed down by kind and status through plain links. */
export function cataloguePage(held: readonly Held[], filter: Filter): string {
  const shown = held.filter((h) => matches(h, filter));
  const kinds = (Object.keys(KIND_LABEL) as Kind[]).filter((kind) =>
    shown.some((h) => h.document.kind === kind),
  );
  const main = html`<main id="text" class="catalogue">
<h1>收录的文件</h1>
<p class="lead">共 ${held.length} 份，其中 ${held.filter((h) => h.document.text === 'official').length} 份有原文，${held.filter((h) => h.document.text === 'headnotes').length} 份只有要旨，${held.filter((h) => h.document.text === 'none').length} 份没有正文。</p>
${choices('种类', 'kind', KIND_LABEL, held, filter)}
${choices('状态', 'status', STATUS_LABEL, held, filter)}
${shown.length === 0 && html`<p class="nothing">没有符合这些条件的文件。<a href="/read">看全部</a></p>`}
${kinds.map((kind) => kindHtml(kind, shown))}
</main>`;
  return shell({ title: '收录的文件', styles: ['catalogue.css'], canonical: '/read', main });
}

function matches({ document, status }: Held, filter: Filter): boolean {
  return (!filter.kind || document.kind === filter.kind) && (!filter.status || status === filter.status);
}

/** One row of links; each tells how many it would leave. */
function choices(
  name: string,
  field: 'kind' | 'status',
  labels: Readonly<Record<string, string>>,
  held: readonly Held[],
  filter: Filter,
): Html {
  const links = Object.entries(labels).flatMap(([value, label]) => {
    const count = held.filter((h) => matches(h, { ...filter, [field]: value })).length;
    const chosen = filter[field] === value;
    if (count === 0 && !chosen) return [];
    return [choice(`${label} ${count}`, address({ ...filter, [field]: value }), chosen)];
  });
  const all = choice('全部', address({ ...filter, [field]: undefined }), filter[field] === undefined);
  return html`<nav class="choices" aria-label="按${name}筛选"><span aria-hidden="true">${name}</span><ul>${all}${links}</ul></nav>`;
}

function choice(label: string, href: string, chosen: boolean): Html {
  return html`<li><a href="${href}"${chosen && html` aria-current="true"`}>${label}</a></li>`;
}

function address({ kind, status }: Filter): string {
  const query = new URLSearchParams({ ...(kind ? { kind } : {}), ...(status ? { status } : {}) }).toString();
  return query === '' ? '/read' : `/read?${query}`;
}

function kindHtml(kind: Kind, shown: readonly Held[]): Html {
  const rows = shown.filter((h) => h.document.kind === kind).sort(byHeld);
  return html`<section><h2>${KIND_LABEL[kind]} <span class="count">${rows.length}</span></h2><ul class="documents">${rows.map(rowHtml)}</ul></section>
`;
}

/** A document in a list: title, version, badges, who made it. */
export function rowHtml(held: Held): Html {
  const { document } = held;
  const about = [
    document.issuer,
    document.documentNumber,
    document.effective && `${document.effective}起施行`,
  ];
  return html`<li><a class="title" href="${readerPath(document)}">${document.title}</a>${printed(versionNote(document)) && html` <span class="version">${printed(versionNote(document))}</span>`}
<p class="badges">${badges(held)}</p>${about.some(Boolean) && html`<p class="about">${about.filter(Boolean).join(' · ')}</p>`}</li>`;
}

/** Those with text first, then by title and newest version, so that the list is the same on every machine. */
function byHeld(a: Held, b: Held): number {
  const rank = { official: 0, headnotes: 1, none: 2 };
  const [one, other] = [a.document, b.document];
  if (one.id === other.id) return (one.version ?? '') > (other.version ?? '') ? -1 : 1;
  return (
    rank[one.text] - rank[other.text] || (one.title < other.title ? -1 : one.title > other.title ? 1 : 0)
  );
}
