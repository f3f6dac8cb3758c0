import type { ServerResponse } from 'node:http';
import type { Document, Library } from '../../indexer/index.ts';
import { findingJson, MOST_PASSAGES } from '../answers/finding-json.ts';
import { readerPath } from '../answers/passage.ts';
import { BAD_DAY, isDay } from './day.ts';
import { type HttpRequest, type Route, sendError } from './http.ts';
import { packable, sendPackable } from './send-page.ts';

export interface ApiDeps {
  /** What whoever asks may see. */
  readonly library: (req: HttpRequest) => Promise<Library>;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const HEADERS = { 'Cache-Control': 'private, no-cache' };
/** A question of more characters is refused, not cut: another tool should know. */
export const LONGEST_QUERY = 10_000;

/** For other tools: GET /api/documents, and GET /api/search?q=&asOf= with the answers that the bot gives. */
export function apiRoutes({ library }: ApiDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/documents',
      handle: async (req, res) => {
        const held = await library(req);
        await send(req, res, { documents: held.documents.map((d) => documentJson(held, d)) });
      },
    },
    {
      method: 'get',
      path: '/api/search',
      handle: async (req, res) => {
        const asked = new URL(req.url ?? '', 'http://localhost').searchParams;
        const query = asked.get('q')?.trim() ?? '';
        const asOf = asked.get('asOf');
        if (query === '') return sendError(res, 400, 'BadArgument', '请写 ?q=问题');
        if (query.length > LONGEST_QUERY)
          return sendError(res, 400, 'BadArgument', `问题不能超过${LONGEST_QUERY}字`);
        if (asOf !== null && !isDay(asOf)) return sendError(res, 400, 'BadArgument', BAD_DAY);
        const options = { limit: MOST_PASSAGES, ...(asOf === null ? {} : { asOf }) };
        const finding = await (await library(req)).find(query, options);
        await send(req, res, { query, ...(asOf === null ? {} : { asOf }), ...findingJson(finding) });
      },
    },
  ];
}

function send(req: HttpRequest, res: ServerResponse, value: unknown): Promise<void> {
  return sendPackable(req, res, packable(200, JSON_TYPE, JSON.stringify(value)), HEADERS);
}

/** A document without its text; `status` is today's. Undefined fields are left out. */
function documentJson(library: Library, document: Document): Record<string, unknown> {
  const { id, version, kind, title, shortTitles, issuer, documentNumber, adopted, published, effective } =
    document;
  return {
    ...{ id, version, kind, title, shortTitles, issuer, documentNumber, adopted, published, effective },
    repealed: document.repealed,
    status: library.statusOn(document),
    statusAsOf: document.statusAsOf,
    text: document.text,
    source: document.source?.url,
    url: readerPath(document),
  };
}
