import type { ServerResponse } from 'node:http';
import { ZhiyiError } from '../../../indexer/index.ts';
import { type Admins, isAdmin } from '../../access/admins.ts';
import type { PageAccess } from '../../access/page-access.ts';
import { adminFault } from '../../pages/admin/shell.ts';
import { type HttpRequest, type Route, sendBody, sendError, sendNothing } from '../http.ts';
import { pageHeaders } from '../reader.ts';
import { packable, sendPackable } from '../send-page.ts';
import type { Desk, Sent, ViewRequest, ViewRoutes } from './desk.ts';
import { FormTooLarge, readForm } from './read-form.ts';

interface Parts {
  readonly admins: Admins;
  readonly access: PageAccess;
  /** Pages are open to this machine only. */
  readonly local: boolean;
  /** Answers who asks for a page that is not there. */
  readonly unknownPage: Route['handle'];
  /** Loads with the first request of somebody who may. */
  readonly open: () => Promise<Opened>;
}

const METHODS = ['get', 'head', 'post', 'put', 'del', 'patch', 'opts'] as const;
/** Nobody frames the operator's page, whoever may frame the others. */
const HEADERS = {
  ...pageHeaders("'none'"),
  'Content-Security-Policy': pageHeaders("'none'")['Content-Security-Policy']!.replace(
    /frame-ancestors .*/,
    "frame-ancestors 'none'",
  ),
  'Cache-Control': 'no-store',
};

/** The operator's page. For who has not the role every address of it is one that is not there. */
export function adminRoutes({ admins, access, local, unknownPage, open }: Parts): Route[] {
  const notThere: Route['handle'] = (req, res) =>
    req.method === 'GET' || req.method === 'HEAD' ? unknownPage(req, res) : notAllowed(req, res);
  const handle: Route['handle'] = async (req, res) => {
    const found = await access.find(req);
    if (found.kind !== 'in' || !isAdmin(found.visitor, admins, { req, local })) return notThere(req, res);
    req.visitor = found.visitor;
    return answered(req, res, { ...(await open()), notThere });
  };
  return ['/admin', '/admin/*'].flatMap((path) => METHODS.map((method) => ({ method, path, handle })));
}

/** As the server answers other methods at every address that is a page or none. */
function notAllowed(req: HttpRequest, res: ServerResponse): void {
  const message = `${req.method} is not allowed`;
  const body = JSON.stringify({ error: { code: 'RequestError', message } });
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  res.writeHead(405, { ...headers, Allow: 'GET, HEAD' });
  res.end(body);
}

interface Opened {
  readonly desk: Desk;
  readonly views: readonly ViewRoutes[];
}

async function answered(
  req: HttpRequest,
  res: ServerResponse,
  { desk, views, notThere }: Opened & { readonly notThere: Route['handle'] },
): Promise<void> {
  const visitor = req.visitor ?? {};
  const url = new URL(req.url ?? '', 'http://localhost');
  const name = url.pathname.replace(/^\/admin\/?/, '');
  const asked: ViewRequest = {
    req,
    query: url.searchParams,
    token: desk.tokens.of(visitor),
    by: `webchat ${visitor.id ?? 'localhost'}`,
  };
  if (req.method === 'GET' || req.method === 'HEAD') {
    if (name === '') return sendNothing(res, 302, { Location: '/admin/usage', 'Cache-Control': 'no-store' });
    const page = own(views, 'get', name);
    return page ? send(req, res, await page(asked)) : notThere(req, res);
  }
  const action = req.method === 'POST' ? own(views, 'post', name) : undefined;
  if (!action) return notThere(req, res);
  const back = `/admin/${name.split('/')[0] ?? ''}`;
  try {
    const form = await readForm(req);
    if (!desk.tokens.isGood(visitor, form.field('form'), req))
      return sendError(res, 403, 'Forbidden', '表单不是这里的,或页面打开太久,请刷新后再试');
    return send(req, res, await action(asked, form));
  } catch (error) {
    if (error instanceof FormTooLarge) {
      // What is left of it is not read.
      res.setHeader('Connection', 'close');
      return send(req, res, { page: adminFault('文件太大，20 MB 以内的才能放入。', back), status: 413 });
    }
    if (!(error instanceof ZhiyiError)) throw error;
    return send(req, res, { page: adminFault(`${error.message}。${error.cure}`, back), status: 400 });
  }
}

function own<M extends 'get' | 'post'>(
  views: readonly ViewRoutes[],
  method: M,
  name: string,
): ViewRoutes[M][string] | undefined {
  const view = views.find((one) => Object.hasOwn(one[method], name));
  return view?.[method][name] as ViewRoutes[M][string] | undefined;
}

async function send(req: HttpRequest, res: ServerResponse, sent: Sent): Promise<void> {
  if ('to' in sent) return sendNothing(res, 303, { Location: sent.to, 'Cache-Control': 'no-store' });
  if ('page' in sent)
    return sendPackable(
      req,
      res,
      packable(sent.status ?? 200, 'text/html; charset=utf-8', sent.page),
      HEADERS,
    );
  return sendBody(res, sent.body, {
    'Content-Type': sent.type,
    'Cache-Control': 'no-store',
    ...(sent.file ? { 'Content-Disposition': `attachment; filename="${sent.file}"` } : {}),
  });
}
