import { type Route, sendJson } from './http.ts';

/** GET /healthz: the process is alive and answers. */
export const healthRoute: Route = {
  method: 'get',
  path: '/healthz',
  handle: (_req, res) => sendJson(res, 200, { status: 'ok' }),
};
