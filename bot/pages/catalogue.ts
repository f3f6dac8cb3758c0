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
  /** Year in which it began to hold, else that of its version. */
  readonly year?: string;
  /** From 1. */
  readonly page?: number;
}

/** Documents on one page; of so many or fewer nothing is left out. */
export const PAGE = 200;

/** The documents held, by kind, page by page; narrowed down by kind, status and year through plain links. */
export function cataloguePage(held: readonly Held[], filter: Filter): string {
  const found = inOrder(held.filter((h) => matches(h, filter)));
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(Math.max(1, filter.page ?? 1), pages);
  const shown = found.slice((page - 1) * PAGE, page * PAGE);
  const kinds = KINDS.filter((kind) => shown.some((h) => h.document.kind === kind));
  const main = html`<main id="text" class="catalogue">
<h1>收录的文件</h1>
<p class="lead">共 ${held.length} 份，其中 ${held.filter((h) => h.document.text === 'official').length} 份有原文，${held.filter((h) => h.document.text === 'headnotes').length} 份只有要旨，${held.filter((h) => h.document.text === 'none').length} 份没有正文。</p>
${choices('种类', 'kind', KIND_LABEL, held, filter)}
${choices('状态', 'status', STATUS_LABEL, held, filter)}
${held.length > PAGE && choices('年份', 'year', yearsOf(held), held, filter)}
${found.length === 0 && html`<p class="nothing">没有符合这些条件的文件。<a href="/read">看全部</a></p>`}
${kinds.map((kind) => kindHtml(kind, shown, found))}
${pages > 1 && pagesHtml(page, pages, filter)}
</main>`;
  return shell({ title: '收录的文件', styles: ['catalogue.css'], canonical: '/read', main });
}

const KINDS = Object.keys(KIND_LABEL) as Kind[];

function matches({ document, status }: Held, filter: Filter): boolean {
  return (
    (!filter.kind || document.kind === filter.kind) &&
    (!filter.status || status === filter.status) &&
    (!filter.year || yearOf(document) === filter.year)
  );
}

function yearOf({ effective, version }: Document): string | undefined {
  return (effective ?? version)?.slice(0, 4);
}

/** Newest first. */
function yearsOf(held: readonly Held[]): Readonly<Record<string, string>> {
  const years = new Set(held.flatMap(({ document }) => yearOf(document) ?? []));
  // Keys that are numbers would be put in ascending order.
  return Object.fromEntries(
    [...years]
      .sort()
      .reverse()
      .map((year) => [` ${year}`, year]),
  );
}

function inOrder(held: readonly Held[]): Held[] {
  const place = new Map(KINDS.map((kind, i) => [kind, i]));
  const kindOf = ({ document }: Held): number => place.get(document.kind) ?? KINDS.length;
  return [...held].sort((a, b) => kindOf(a) - kindOf(b) || byHeld(a, b));
}

/** Links to the pages around; every page has an address. */
function pagesHtml(page: number, pages: number, filter: Filter): Html {
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  const links = near.map((n) => choice(`第${n}页`, address({ ...filter, page: n }), n === page));
  return html`<nav class="choices" aria-label="翻页"><span aria-hidden="true">共${pages}页</span><ul>${links}</ul></nav>`;
}

/** One row of links; each tells how many it would leave. */
function choices(
  name: string,
  field: 'kind' | 'status' | 'year',
  labels: Readonly<Record<string, string>>,
  held: readonly Held[],
  filter: Filter,
): Html {
  const others = held.filter((h) => matches(h, { ...filter, [field]: undefined }));
  const counts = new Map<string | undefined, number>();
  for (const h of others) counts.set(chosenOf(h, field), (counts.get(chosenOf(h, field)) ?? 0) + 1);
  const links = Object.entries(labels).flatMap(([key, label]) => {
    const value = key.trim();
    const count = counts.get(value) ?? 0;
    const chosen = filter[field] === value;
    if (count === 0 && !chosen) return [];
    return [choice(`${label} ${count}`, address({ ...filter, page: 1, [field]: value }), chosen)];
  });
  const all = choice(
    '全部',
    address({ ...filter, page: 1, [field]: undefined }),
    filter[field] === undefined,
  );
  return html`<nav class="choices" aria-label="按${name}筛选"><span aria-hidden="true">${name}</span><ul>${all}${links}</ul></nav>`;
}

function chosenOf({ document, status }: Held, field: 'kind' | 'status' | 'year'): string | undefined {
  return field === 'kind' ? document.kind : field === 'status' ? status : yearOf(document);
}

function choice(label: string, href: string, chosen: boolean): Html {
  return html`<li><a href="${href}"${chosen && html` aria-current="true"`}>${label}</a></li>`;
}

function address({ kind, status, year, page = 1 }: Filter): string {
  const query = new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(status ? { status } : {}),
    ...(year ? { year } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString();
  return query === '' ? '/read' : `/read?${query}`;
}

/** @param found on all pages */
function kindHtml(kind: Kind, shown: readonly Held[], found: readonly Held[]): Html {
  const rows = shown.filter((h) => h.document.kind === kind);
  const count = found.filter((h) => h.document.kind === kind).length;
  return html`<section><h2>${KIND_LABEL[kind]} <span class="count">${count}</span></h2><ul class="documents">${rows.map(rowHtml)}</ul></section>
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
