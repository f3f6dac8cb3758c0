import type { Document, Kind, Library, Status } from '../../indexer/index.ts';
import { comparisonOf } from '../answers/comparison-index.ts';
import { answerFrom } from '../answers/from-finding.ts';
import { KIND_LABEL, STATUS_LABEL } from '../answers/labels.ts';
import { successionNotices } from '../answers/notices.ts';
import { readerPath } from '../answers/passage.ts';
import { cataloguePage, type Held } from '../pages/catalogue.ts';
import { searchPage } from '../pages/catalogue-search.ts';
import { comparePage } from '../pages/compare.ts';
import { readerPage } from '../pages/reader.ts';
import { notFoundPage } from '../pages/reader-not-found.ts';
import type { ReaderView } from '../pages/reader-view.ts';
import { referencesOf } from './reader-citations.ts';
import { historiesOf } from './reader-history.ts';

/** A page and its status code. */
export interface Made {
  readonly status: 200 | 404;
  readonly body: string;
}

/** Longer questions are cut: nobody types them into a search field. */
const LONGEST_QUESTION = 300;
const MOST_TITLES = 8;

/** The list of documents, or what a search found. */
export async function listOrSearch(library: Library, query: URLSearchParams): Promise<Made> {
  const words = (query.get('q') ?? '').trim().slice(0, LONGEST_QUESTION);
  if (words !== '') {
    const finding = await library.find(words);
    return { status: 200, body: searchPage(words, titled(library, words), answerFrom(finding)) };
  }
  const [kind = '', status = '', year = '', page = ''] = ['kind', 'status', 'year', 'page'].map(
    (name) => query.get(name) ?? '',
  );
  const filter = {
    ...(Object.hasOwn(KIND_LABEL, kind) ? { kind: kind as Kind } : {}),
    ...(Object.hasOwn(STATUS_LABEL, status) ? { status: status as Status } : {}),
    ...(/^\d{4}$/.test(year) ? { year } : {}),
    ...(/^\d{1,5}$/.test(page) ? { page: Number(page) } : {}),
  };
  const held = library.documents.map((document) => heldOf(library, document));
  return { status: 200, body: cataloguePage(held, filter) };
}

/** The page of a document, named as `<id>` or `<id>@<version>`. Example: flood-law@2016-07-02 */
export function document(library: Library, name: string, asOf?: ReaderView['asOf']): Made {
  const [id = '', version] = name.split('@');
  const found = library.document(id, version);
  if (!found) return notFound(library, id, version);
  const versions = library.versions(id).map((v) => ({ ...heldOf(library, v), href: readerPath(v) }));
  const succession = successionNotices(library.successors(found));
  const view = {
    ...heldOf(library, found),
    versions,
    succession,
    ...referencesOf(library, found),
    histories: historiesOf(library, found),
    ...(asOf ? { asOf } : {}),
  };
  return { status: 200, body: readerPage(view) };
}

/** Two versions of a work; without `from` and `to` the two newest that hold something. */
export function comparison(library: Library, id: string, query: URLSearchParams): Made {
  const all = library.versions(id);
  if (all.length === 0) return notFound(library, id, undefined);
  const dated = all.filter((d) => d.version !== undefined && d.text !== 'none');
  const [newest, before] = dated;
  const one = chosen(library, id, query.get('from')) ?? (query.has('from') ? undefined : before);
  const other = chosen(library, id, query.get('to')) ?? (query.has('to') ? undefined : newest);
  if (!one || !other || one === other) {
    const title = all[0]?.title ?? '';
    const message =
      dated.length < 2
        ? `《${title}》只收录了一个版本的内容，不能对照。`
        : `《${title}》没有收录要对照的版本，请从下列版本中选两个。`;
    return {
      status: 404,
      body: notFoundPage(
        message,
        all.map((d) => heldOf(library, d)),
      ),
    };
  }
  const [older, newer] = (one.version ?? '') < (other.version ?? '') ? [one, other] : [other, one];
  return { status: 200, body: comparePage(comparisonOf(library, older, newer)) };
}

/** An address below /read that never led anywhere. Example: /read/flood-law/a12 → the law, if there is one */
export function nowhere(library: Library, path: string): Made {
  return notFound(library, path.split('/')[0] ?? '', undefined);
}

function chosen(library: Library, id: string, version: string | null): Document | undefined {
  return version ? library.document(id, version) : undefined;
}

function notFound(library: Library, id: string, version: string | undefined): Made {
  const versions = library.versions(id);
  const message =
    versions.length > 0
      ? `《${versions[0]?.title}》${version === undefined ? '没有这一页' : `没有收录 ${version} 这个版本`}。`
      : `没有标识为“${id.slice(0, 100)}”的文件。`;
  const near = versions.length > 0 ? versions : nearest(library, id);
  return {
    status: 404,
    body: notFoundPage(
      message,
      near.slice(0, MOST_TITLES).map((d) => heldOf(library, d)),
    ),
  };
}

/** An address that was mistyped or cut off, or a title in its place. */
function nearest(library: Library, id: string): readonly Document[] {
  const alike = library.documents.filter(
    (d) => id.length > 3 && (d.id.startsWith(id) || id.startsWith(d.id)),
  );
  return alike.length > 0 ? alike : library.named(id.slice(0, 100));
}

/** Documents whose title holds the words or their characters in order (防汛抗旱条例 in 防汛防台抗旱条例), else near-misses. */
function titled(library: Library, words: string): Held[] {
  const folded = words.replace(/[《》\s]/gu, '');
  const names = (d: Document) => [d.title, ...d.shortTitles];
  const matching = (matches: (title: string) => boolean) =>
    folded.length > 1 ? library.documents.filter((d) => names(d).some(matches)) : [];
  const found = new Set([
    ...matching((title) => title.includes(folded)),
    ...(folded.length < SHORTEST_SKIPPING ? [] : matching((title) => holdsInOrder(title, folded))),
  ]);
  return [...(found.size > 0 ? found : library.named(folded))]
    .slice(0, MOST_TITLES)
    .map((d) => heldOf(library, d));
}

/** Fewer characters stand in order in too many titles. */
const SHORTEST_SKIPPING = 4;

function holdsInOrder(title: string, words: string): boolean {
  let at = -1;
  for (const character of words) {
    at = title.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function heldOf(library: Library, document: Document): Held {
  return { document, status: library.statusOn(document) };
}
