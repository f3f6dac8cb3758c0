import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { PageAccess } from '../access/page-access.ts';
import type { RateLimit } from '../access/rate-limit.ts';
import { Refusal, tooOften } from '../access/refusal.ts';
import { accessPage } from '../pages/access-page.ts';
import { type HttpRequest, type Route, sendError, sendNothing, sendRefusal } from './http.ts';

export interface Guard {
  readonly access: PageAccess;
  readonly limit: RateLimit;
  /** Who asks, where a session or a token tells: many people may share an address. */
  readonly person: (req: HttpRequest) => string | undefined;
  readonly address: (req: HttpRequest) => string;
  readonly refused: (reason: string) => void;
}

/** Files that pages load: no one's, and the page for the refused needs them. */
const FREE = /^\/(?:assets|pages)\/|^\/icon\.svg$/;
/** Addresses that programs ask: they are told in JSON. */
const PROGRAMS = /^\/(?:api|v3)\//;
/** Asked with every character that is typed, and cheap to answer. */
const UNCOUNTED = '/api/suggest';
/** The list of documents, which becomes a search by a question. */
const SEARCHED = '/read';
const SEARCH = /[?&]q=[^&]/;
/** Direct Line's own token stands for the visitor who was given it. */
const BY_TOKEN = /^\/v3\/directline\/(?!tokens\/generate$)/;

/**
 * Puts the access rule of the pages before routes: who has not signed in is sent to sign in, who may not come in is
 * told so. What a person does by programs and forms is counted, by person where one is known, else by address.
 */
export function guarded(routes: readonly Route[], guard: Guard): Route[] {
  return routes.map((route) => {
    if (FREE.test(route.path)) return route;
    const handle = BY_TOKEN.test(route.path) ? counted(route, guard) : checked(route, guard);
    return { ...route, handle };
  });
}

function checked(route: Route, guard: Guard): Route['handle'] {
  const next = counted(route, guard);
  return async (req, res) => {
    const found = await guard.access.find(req);
    if (found.kind === 'in') {
      req.visitor = found.visitor;
      return next(req, res);
    }
    guard.refused(found.kind === 'out' ? 'page' : 'sign-in');
    if (PROGRAMS.test(route.path)) {
      if (found.kind === 'out') return sendError(res, 403, 'Forbidden', found.why);
      return sendError(res, 401, 'Unauthorized', '请先登录');
    }
    if (found.kind === 'out') return sendPage(res, 403, found.why);
    const to = encodeURIComponent(req.url ?? '/');
    sendNothing(res, 302, { Location: `/access/sign-in?to=${to}`, 'Cache-Control': 'no-store' });
  };
}

function counted(route: Route, guard: Guard): Route['handle'] {
  if (route.path === UNCOUNTED) return route.handle;
  const searches = route.path === SEARCHED;
  if (!searches && (!PROGRAMS.test(route.path) || (route.method === 'get' && BY_TOKEN.test(route.path))))
    return route.handle;
  return (req, res) => {
    if (searches && !SEARCH.test(req.url ?? '')) return route.handle(req, res);
    const wait = guard.limit.take(guard.person(req) ?? guard.address(req));
    if (wait === 0) return route.handle(req, res);
    guard.refused('address');
    if (searches) return sendPage(res, 429, tooOften(wait), { 'Retry-After': wait });
    return sendRefusal(res, new Refusal(429, 'address', tooOften(wait), wait));
  };
}

function sendPage(res: ServerResponse, status: number, why: string, headers: OutgoingHttpHeaders = {}): void {
  const body = accessPage(why);
  res.writeHead(status, {
    ...headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
  });
  res.end(body);
}
