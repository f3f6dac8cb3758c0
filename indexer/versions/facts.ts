import type { FactName } from '../language/zh/document-facts.ts';
import { EVENT_WORDS, KIND_WORDS, MADE_UNDER, STATUS_WORDS } from '../language/zh/document-words.ts';
import { articlesOf, textOf } from '../structure/tree.ts';
import type { Document, HistoryEvent, IsoDate, Successor } from '../types.ts';
import { compareVersions } from './compare.ts';
import { startOf, statusOn } from './status.ts';
import { successorsOf } from './successors.ts';

/** What facts are told of: a document among all that may be told of, on a day. */
export interface FactsOf {
  readonly document: Document;
  readonly all: readonly Document[];
  readonly asOf: IsoDate;
}

/** The value of a fact of a document, in Chinese, from its catalogue entry alone; undefined when that does not know it. */
export function factOf(fact: FactName, of: FactsOf): string | undefined {
  return VALUES[fact](of);
}

const VALUES: Readonly<Record<FactName, (of: FactsOf) => string | undefined>> = {
  status: ({ document, all, asOf }) => {
    const status = statusOn(
      document,
      asOf,
      all.filter((d) => d.id === document.id),
    );
    const { statusAsOf, statusSource } = document;
    const words =
      status === 'in_force' && document.kind === 'report' ? '已发布的工作报告' : STATUS_WORDS[status];
    if (status === 'unverified') return `${words}:还没有查证它现在是否有效`;
    const known = status === document.status && statusAsOf !== undefined ? `(截至${day(statusAsOf)})` : '';
    const since =
      status === 'in_force' && startOf(document) && document.effective
        ? `,自${day(document.effective)}起`
        : '';
    return `${words}${since}${known}${statusSource === undefined ? '' : `;依据:${statusSource}`}`;
  },
  kind: ({ document }) => KIND_WORDS[document.kind],
  checked: ({ document: { statusAsOf, statusSource } }) =>
    statusAsOf === undefined
      ? undefined
      : `${day(statusAsOf)}${statusSource === undefined ? '' : `(${statusSource})`}`,
  effective: ({ document }) => {
    if (document.effective !== undefined) return `${day(document.effective)}起施行`;
    const last = document.history.findLast((e) => e.event === 'effective');
    return last && told(last);
  },
  adopted: ({ document }) => {
    const event = document.history.find((e) => e.event === 'adopted');
    if (event) return told(event);
    return document.adopted === undefined ? firstPublished(document) : day(document.adopted);
  },
  published: ({ document }) =>
    document.published === undefined ? firstPublished(document) : day(document.published),
  revised: ({ document }) => {
    const events = document.history.filter(({ event }) => event === 'revised' || event === 'amended');
    const [latest, ...before] = events.toReversed().map(told);
    if (latest !== undefined)
      return before.length === 0 ? latest : `最近一次${latest};此前${before.join(';')};共${events.length}次`;
    return document.history.length > 0 ? '目录里没有修订的记载' : undefined;
  },
  issuer: ({ document }) => document.issuer,
  basis: ({ document }) => {
    const [first] = articlesOf(document.root);
    const words = first && (document.text === 'official' ? textOf(first) : (first.headnote?.text ?? ''));
    const works = words === undefined ? undefined : MADE_UNDER.exec(words)?.groups?.works;
    return works?.match(/《[^《》]+》/gu)?.join('、');
  },
  number: ({ document }) => {
    if (document.documentNumber !== undefined) return document.documentNumber;
    const noted = document.history.find(({ note }) => NUMBER.test(note ?? ''));
    if (noted) return `${NUMBER.exec(noted.note!)![0]}(${day(noted.date)})`;
    return document.indexNumber === undefined ? undefined : `索引号${document.indexNumber}`;
  },
  articles: ({ document }) => {
    const count =
      document.articleCount ?? (document.text === 'official' ? articlesOf(document.root).length : 0);
    return count > 0 ? `共${count}条` : undefined;
  },
  chapters: ({ document }) => {
    const read = document.root.children.filter((node) => node.type === 'chapter').map((node) => node.heading);
    // Of headnotes that stop short the catalogue may know more.
    const names = read.length >= document.outline.length ? read : document.outline;
    if (names.length > 0) return `共${names.length}章:${names.join('、')}`;
    if (document.chapterCount !== undefined) return `共${document.chapterCount}章`;
    const count = document.text === 'official' ? articlesOf(document.root).length : 0;
    return count > 0 ? `不分章,共${count}条` : undefined;
  },
  changes: ({ document, all }) => changesIn(document, all),
  successor: ({ document, all, asOf }) => {
    const known = successorsOf(document, all, asOf);
    if (known.length > 0) return known.map(succession).join(';');
    const { statusAsOf, version } = document;
    const newest = version === undefined ? '' : `;所知最新的是${day(version)}的文本`;
    return `没有查到取代它的文本${statusAsOf === undefined ? '' : `(截至${day(statusAsOf)})`}${newest}`;
  },
  source: ({ document: { source, headnotes } }) => {
    const addresses = [source?.url, ...(source?.alternatives ?? [])].filter((url) => url !== undefined);
    return addresses.length > 0 ? addresses.join(' ') : headnotes?.officialText;
  },
};

const NUMBER = /(?:主席令|国务院令|省政府令|公告|令)第?\d+号/u;

function firstPublished({ history }: Document): string | undefined {
  const event = history.find((e) => e.event === 'published');
  return event && told(event);
}

function told({ date, event, note }: HistoryEvent): string {
  return `${day(date)}${EVENT_WORDS[event]}${note === undefined ? '' : `(${note})`}`;
}

/** 《危险化学品安全法》(2026年5月1日起施行)部分取代,正文没有收录. */
export function succession({ document, extent, since, begun }: Successor): string {
  const when =
    since === undefined
      ? ''
      : `(${document.version ? `${day(document.version)}的文本,` : ''}${day(since)}起施行)`;
  const how = extent === 'part' ? '部分取代' : '取代';
  return `${begun ? '已由' : '将由'}《${document.title}》${when}${how}${document.text === 'none' ? ',其正文没有收录' : ''}`;
}

/** How many articles changed against the text before, and where they stand side by side. */
function changesIn(document: Document, all: readonly Document[]): string | undefined {
  const before = all
    .filter((d) => d.id === document.id && (d.version ?? '') < (document.version ?? ''))
    .sort((a, b) => ((a.version ?? '') < (b.version ?? '') ? 1 : -1));
  const older = before.find((d) => d.text !== 'none');
  if (!older || document.text === 'none') return undefined;
  const { articles, basis } = compareVersions(older, document);
  if (basis === 'none') return undefined;
  const counted = Object.entries(CHANGE_WORDS).flatMap(([change, words]) => {
    const count = articles.filter((a) => a.change === change).length;
    return count > 0 ? [`${words}${count}条`] : [];
  });
  const how = basis === 'headnotes' ? '(按要旨所注的对应关系)' : '';
  const page = `/read/${document.id}/compare?from=${older.version}&to=${document.version}`;
  return `${document.version}的文本与${older.version}的文本相比${how}:${counted.join('、')};逐条对照见 ${page}`;
}

const CHANGE_WORDS: Readonly<Record<string, string>> = {
  added: '新增',
  amended: '修改',
  deleted: '删去',
  moved: '移动',
  renumbered: '只改条号',
  corresponds: '有对应',
  unchanged: '未改',
};

/** 2021-07-01 → 2021年7月1日. */
export function day(date: IsoDate): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
}
