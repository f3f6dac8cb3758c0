import type { ServerResponse } from 'node:http';
import {
  type Comparison,
  compareVersions,
  type Document,
  type Library,
  renumberingOf,
} from '../../indexer/index.ts';
import { numbersCsv, numbersPage } from '../pages/numbers.ts';
import { notFoundPage } from '../pages/reader-not-found.ts';
import type { HttpRequest, Route } from './http.ts';
import { pageHeaders } from './reader.ts';
import { type Packable, packable, sendPackable } from './send-page.ts';

interface Parts {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  readonly frameAncestors: string;
}

const HTML = 'text/html; charset=utf-8';

/** /read/<id>/numbers?from=&to=: the numbers of two versions side by side, and the same as CSV. */
export function numberRoutes({ library, frameAncestors }: Parts): Route[] {
  const headers = pageHeaders(frameAncestors);
  const made = new WeakMap<Library, Map<string, Packable>>();
  const send = async (req: HttpRequest, res: ServerResponse, csv: boolean): Promise<void> => {
    const held = await library(req);
    const pages = made.get(held) ?? new Map<string, Packable>();
    made.set(held, pages);
    const query = new URL(req.url ?? '', 'http://localhost').searchParams;
    const id = req.params.document ?? '';
    const pair = chosen(held, id, query);
    if (!pair) return sendPackable(req, res, missing(held, id), headers);
    const key = `${csv} ${pair.map((d) => `${d.id}@${d.version}`).join(' ')}`;
    const page = pages.get(key) ?? pageOf(compareVersions(...pair), csv);
    pages.set(key, page);
    const file = { 'Content-Disposition': `attachment; filename="${id}-numbers.csv"` };
    await sendPackable(req, res, page, csv ? { ...headers, ...file } : headers);
  };
  return (['get', 'head'] as const).flatMap((method) => [
    { method, path: '/read/:document/numbers', handle: (req, res) => send(req, res, false) },
    { method, path: '/read/:document/numbers.csv', handle: (req, res) => send(req, res, true) },
  ]);
}

function pageOf(comparison: Comparison, csv: boolean): Packable {
  const map = renumberingOf(comparison);
  return csv
    ? packable(200, 'text/csv; charset=utf-8', numbersCsv(comparison, map))
    : packable(200, HTML, numbersPage(comparison, map));
}

/** The versions asked for, the older first; without them the two newest that hold something. */
function chosen(library: Library, id: string, query: URLSearchParams): [Document, Document] | undefined {
  const dated = library.versions(id).filter((d) => d.version !== undefined && d.text !== 'none');
  const at = (name: string, otherwise: Document | undefined): Document | undefined => {
    const wanted = query.get(name);
    return wanted
      ? dated.find((d) => d.version === wanted || d.version?.startsWith(`${wanted}-`))
      : otherwise;
  };
  const [one, other] = [at('from', dated[1]), at('to', dated[0])];
  if (!one || !other || one === other) return undefined;
  return (one.version ?? '') < (other.version ?? '') ? [one, other] : [other, one];
}

function missing(library: Library, id: string): Packable {
  const all = library.versions(id);
  const title = all[0]?.title;
  const why = title ? `《${title}》没有收录要对照的两个版本。` : `没有标识为“${id.slice(0, 100)}”的文件。`;
  const held = all.map((document) => ({ document, status: library.statusOn(document) }));
  return packable(404, HTML, notFoundPage(why, held));
}
