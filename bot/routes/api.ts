import type { ServerResponse } from 'node:http';
import type { Document, Library } from '../../indexer/index.ts';
import { findingJson, MOST_PASSAGES, passageJson } from '../answers/finding-json.ts';
import { readerPath } from '../answers/passage.ts';
import { BAD_DAY, isDay } from './day.ts';
import { type HttpRequest, type Route, sendError } from './http.ts';
import { openApi } from './openapi.ts';
import { packable, sendPackable } from './send-page.ts';

export interface ApiDeps {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
  /** Address under which whoever asks reaches the server. */
  readonly base: (req: HttpRequest) => string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const HEADERS = { 'Cache-Control': 'private, no-cache' };
/** A question of more characters is refused, not cut: another tool should know. */
export const LONGEST_QUERY = 10_000;

/** Documents, and passages, of one page; and the most that may be asked for. */
const DOCUMENTS = { usual: 100, most: 1000 };
const PASSAGES = { usual: MOST_PASSAGES, most: 50 };
/** Passages beyond this are no answer to anything. */
const LAST_PASSAGE = 200;

/**
 * For other tools: GET /api describes the interface, GET /api/documents lists what is held, GET /api/search?q= gives the
 * answers that the bot gives; both page by page, with addresses of the reader.
 */
export function apiRoutes({ library, base }: ApiDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api',
      handle: (req, res) => send(req, res, openApi(base(req))),
    },
    {
      method: 'get',
      path: '/api/documents',
      handle: async (req, res) => {
        const query = queryOf(req);
        const page = pageOf(query, DOCUMENTS);
        if (!page) return sendError(res, 400, 'BadArgument', BAD_PAGE);
        const held = await library(req);
        const { documents } = held;
        const shown = documents.slice(page.offset, page.offset + page.limit);
        await send(req, res, {
          documents: shown.map((d) => documentJson(held, d, base(req))),
          total: documents.length,
          ...page,
          ...next(req, base(req), page, documents.length > page.offset + page.limit),
        });
      },
    },
    {
      method: 'get',
      path: '/api/search',
      handle: async (req, res) => {
        const asked = queryOf(req);
        const query = asked.get('q')?.trim() ?? '';
        if (query === '') return sendError(res, 400, 'BadArgument', '请写 ?q=问题');
        if (query.length > LONGEST_QUERY)
          return sendError(res, 400, 'BadArgument', `问题不能超过${LONGEST_QUERY}字`);
        const asOf = asked.get('asOf');
        if (asOf !== null && !isDay(asOf)) return sendError(res, 400, 'BadArgument', BAD_DAY);
        const page = pageOf(asked, PASSAGES);
        if (!page || page.offset > LAST_PASSAGE) return sendError(res, 400, 'BadArgument', BAD_PAGE);
        const end = page.offset + page.limit;
        // One more tells whether there is another page.
        const options = { limit: end + 1, ...(asOf === null ? {} : { asOf }) };
        const finding = await (await library(req)).find(query, options);
        const hits = finding.outcome === 'not_found' ? [] : finding.hits;
        await send(req, res, {
          query,
          ...(asOf === null ? {} : { asOf }),
          ...findingJson(finding),
          passages: hits.slice(page.offset, end).map((hit) => ({
            ...passageJson(hit),
            url: `${base(req)}${readerPath(hit.entry.document, hit.locator)}`,
          })),
          ...page,
          ...next(req, base(req), page, hits.length > end && end <= LAST_PASSAGE),
        });
      },
    },
  ];
}

interface Page {
  readonly offset: number;
  readonly limit: number;
}

const BAD_PAGE = 'offset 和 limit 应为整数，limit 不能太大';

function queryOf(req: HttpRequest): URLSearchParams {
  return new URL(req.url ?? '', 'http://localhost').searchParams;
}

/** Undefined for what is no page. */
function pageOf(query: URLSearchParams, { usual, most }: { usual: number; most: number }): Page | undefined {
  const read = (name: string, absent: number): number => {
    const said = query.get(name);
    return said === null ? absent : /^\d{1,6}$/.test(said) ? Number(said) : Number.NaN;
  };
  const [offset, limit] = [read('offset', 0), read('limit', usual)];
  return offset >= 0 && limit >= 1 && limit <= most ? { offset, limit } : undefined;
}

/** The address of the next page, where there is one. */
function next(req: HttpRequest, base: string, { offset, limit }: Page, more: boolean): { next?: string } {
  if (!more) return {};
  const url = new URL(req.url ?? '', 'http://localhost');
  url.searchParams.set('offset', String(offset + limit));
  url.searchParams.set('limit', String(limit));
  return { next: `${base}${url.pathname}${url.search}` };
}

function send(req: HttpRequest, res: ServerResponse, value: unknown): Promise<void> {
  return sendPackable(req, res, packable(200, JSON_TYPE, JSON.stringify(value)), HEADERS);
}

/** A document without its text; `status` is today's. Undefined fields are left out. */
function documentJson(library: Library, document: Document, base: string): Record<string, unknown> {
  const { id, version, kind, title, shortTitles, issuer, documentNumber, adopted, published, effective } =
    document;
  return {
    ...{ id, version, kind, title, shortTitles, issuer, documentNumber, adopted, published, effective },
    repealed: document.repealed,
    status: library.statusOn(document),
    statusAsOf: document.statusAsOf,
    text: document.text,
    source: document.source?.url,
    url: `${base}${readerPath(document)}`,
  };
}
