import type { ServerResponse } from 'node:http';
import type { Library } from '../../indexer/index.ts';
import { citationsOf } from '../answers/citation-index.ts';
import { imprintOf } from '../answers/imprint.ts';
import { type PageFile, pageFile, pageModule } from '../pages/page-files.ts';
import { printFooter } from '../pages/print-footer.ts';
import { notFoundPage } from '../pages/reader-not-found.ts';
import type { HttpRequest, Route } from './http.ts';
import { sendError } from './http.ts';
import { onDay } from './reader-on-day.ts';
import { comparison, document, listOrSearch, type Made, nowhere } from './reader-pages.ts';
import { type Packable, packable, sendPackable } from './send-page.ts';

export interface ReaderDeps {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  readonly now: () => Date;
  /** Address under which whoever asks reaches the server. */
  readonly base: (req: HttpRequest) => string;
  /** Which sites may frame the pages, besides the own chat page; CSP source list. */
  readonly frameAncestors: string;
}

const HTML = 'text/html; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
/** Pages kept ready; a page of 1,000 articles takes about a megabyte. */
const MOST_KEPT = 60;

interface PageRoute {
  readonly path: string;
  readonly make: (library: Library, req: HttpRequest, query: URLSearchParams) => Made | Promise<Made>;
  /** What decides the page, so that it need not be made again; pages without it are made each time. */
  readonly key?: (req: HttpRequest, query: URLSearchParams) => string;
}

/** Addresses that programs ask: they are told in JSON. */
const OF_PROGRAMS = /^\/(?:api|v3|assets|pages)\//;

const named = (req: HttpRequest): string => req.params.document ?? '';

const PAGES: readonly PageRoute[] = [
  { path: '/read', make: (library, _req, query) => listOrSearch(library, query) },
  { path: '/read/', make: (library, _req, query) => listOrSearch(library, query) },
  {
    path: '/read/:document',
    make: async (library, req, query) => {
      await citationsOf(library).ready();
      return query.has('on') ? onDay(library, named(req), query.get('on')!) : document(library, named(req));
    },
    key: (req, query) => `${named(req)} ${query.get('on') ?? ''}`,
  },
  {
    path: '/read/:document/compare',
    make: (library, req, query) => comparison(library, named(req), query),
    key: (req, query) => `${named(req)} ${query.get('from') ?? ''} ${query.get('to') ?? ''}`,
  },
  { path: '/read/*', make: (library, req) => nowhere(library, req.params['*'] ?? '') },
  { path: '/*', make: () => ({ status: 404, body: notFoundPage('没有这个地址。', []) }) },
];

/** The reader's addresses: /read, /read/<id>[@version], /read/<id>/compare, and the files its pages load. */
export function readerRoutes(deps: ReaderDeps): Route[] {
  const headers = pageHeaders(deps.frameAncestors);
  const kept = new WeakMap<Library, Map<string, Packable>>();
  const routes = PAGES.flatMap(({ path, make, key }): Route[] => {
    const handle = async (req: HttpRequest, res: ServerResponse) => {
      if (OF_PROGRAMS.test(req.url ?? '')) return sendError(res, 404, 'NotFound', '没有这个地址');
      const library = await deps.library(req);
      const pages = kept.get(library) ?? new Map<string, Packable>();
      kept.set(library, pages);
      const query = queryOf(req);
      // What is in force changes at midnight in China, which is a full hour everywhere.
      const known = key && `${deps.now().toISOString().slice(0, 13)} ${path} ${key(req, query)}`;
      const page = (known && pages.get(known)) || packed(await make(library, req, query));
      if (known && page.status === 200) remember(pages, known, page);
      await sendPackable(req, res, page, headers);
    };
    return (['get', 'head'] as const).map((method) => ({ method, path, handle }));
  });
  return [
    ...routes,
    {
      method: 'get',
      path: '/read/:document/print.css',
      async handle(req, res) {
        const library = await deps.library(req);
        const [id = '', version] = named(req).split('@');
        const held = library.document(id, version);
        if (!held) return sendError(res, 404, 'NotFound', '没有这份文件');
        const sheet = printFooter(imprintOf(library, held, deps.base(req)));
        await sendPackable(req, res, packable(200, STYLE, sheet), { 'Cache-Control': 'private, no-cache' });
      },
    },
    {
      method: 'get',
      path: '/pages/:name',
      handle: (req, res) => sendFile(req, res, pageFile(req.params.name ?? '')),
    },
    {
      method: 'get',
      path: '/pages/:mark/:name',
      handle: (req, res) => sendFile(req, res, pageModule(req.params.mark ?? '', req.params.name ?? '')),
    },
  ];
}

const packed = ({ status, body }: Made): Packable => packable(status, HTML, body);

/** The last pages asked for; the one asked for longest ago goes first. */
function remember(pages: Map<string, Packable>, key: string, page: Packable): void {
  pages.delete(key);
  pages.set(key, page);
  if (pages.size > MOST_KEPT) pages.delete(pages.keys().next().value as string);
}

function queryOf(req: HttpRequest): URLSearchParams {
  const url = req.url ?? '';
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}

/** Nothing from elsewhere, no inline script or style; a page is asked for again but sent only when it has changed. */
export function pageHeaders(frameAncestors: string): Readonly<Record<string, string>> {
  const others = frameAncestors.split(/\s+/).filter((source) => source !== "'self'" && source !== "'none'");
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "img-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      `frame-ancestors ${["'self'", ...others].join(' ')}`,
    ].join('; '),
    'Cache-Control': 'private, no-cache',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  };
}

const FOREVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const FILES = new Map<string, Packable>();

async function sendFile(req: HttpRequest, res: ServerResponse, file: PageFile | undefined): Promise<void> {
  if (!file) return sendError(res, 404, 'NotFound', '没有这个文件');
  const made = FILES.get(file.href) ?? packable(200, file.type, file.body);
  FILES.set(file.href, made);
  await sendPackable(req, res, made, FOREVER);
}
