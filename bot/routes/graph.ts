import type { ServerResponse } from 'node:http';
import { type Document, type Library, type Locator, parseAnchor, resolvePlace } from '../../indexer/index.ts';
import { citationsOf } from '../answers/citation-index.ts';
import { edgesOf, graphPath } from '../answers/graph.ts';
import { graphJson } from '../answers/graph-json.ts';
import { graphPage } from '../pages/graph.ts';
import { notFoundPage } from '../pages/reader-not-found.ts';
import { type HttpRequest, type Route, sendError } from './http.ts';
import { pageHeaders } from './reader.ts';
import { packable, sendPackable } from './send-page.ts';

interface Parts {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  readonly frameAncestors: string;
  /** Address under which whoever asks reaches the server. */
  readonly base: (req: HttpRequest) => string;
}

/** /read/<id>@<version>/graph?at=a38, and the same as JSON-LD under /graph.jsonld. */
export function graphRoutes({ library, frameAncestors, base }: Parts): Route[] {
  const headers = pageHeaders(frameAncestors);
  const page = async (req: HttpRequest, res: ServerResponse): Promise<void> => {
    const held = await library(req);
    await citationsOf(held).ready();
    const found = placeOf(held, req);
    if (!found) {
      const body = notFoundPage('没有这一条，或没有收录这个版本。', versionsOf(held, req));
      return sendPackable(req, res, packable(404, 'text/html; charset=utf-8', body), headers);
    }
    const { document, locator, anchor } = found;
    const json = graphPath(document, anchor).replace('/graph', '/graph.jsonld');
    const body = graphPage(document, locator, edgesOf(held, document, locator), json);
    await sendPackable(req, res, packable(200, 'text/html; charset=utf-8', body), headers);
  };
  const json = async (req: HttpRequest, res: ServerResponse): Promise<void> => {
    const held = await library(req);
    await citationsOf(held).ready();
    const found = placeOf(held, req);
    if (!found) return sendError(res, 404, 'NotFound', '没有这一条，或没有收录这个版本');
    const { document, locator } = found;
    const value = graphJson(held, document, locator, edgesOf(held, document, locator), base(req));
    const body = JSON.stringify(value, null, 1);
    await sendPackable(req, res, packable(200, 'application/ld+json; charset=utf-8', body), headers);
  };
  return [
    ...(['get', 'head'] as const).map((method) => ({ method, path: '/read/:document/graph', handle: page })),
    { method: 'get', path: '/read/:document/graph.jsonld', handle: json },
  ];
}

interface Found {
  readonly document: Document;
  readonly locator: Locator;
  readonly anchor: string;
}

function placeOf(library: Library, req: HttpRequest): Found | undefined {
  const [id = '', version] = (req.params.document ?? '').split('@');
  const document = library.document(id, version);
  const anchor = new URL(req.url ?? '', 'http://localhost').searchParams.get('at') ?? '';
  if (!document) return undefined;
  if (anchor === '') return { document, locator: [], anchor };
  const locator = parseAnchor(anchor);
  const provision = locator && resolvePlace(document, locator)[0];
  return provision && { document, locator: provision.locator, anchor };
}

function versionsOf(library: Library, req: HttpRequest): Parameters<typeof notFoundPage>[1] {
  const [id = ''] = (req.params.document ?? '').split('@');
  return library.versions(id).map((document) => ({ document, status: library.statusOn(document) }));
}
