import { timingSafeEqual } from 'node:crypto';
import { isLoopbackName } from '../access/loopback-name.ts';
import type { Metrics } from '../records/metrics.ts';
import { type HttpRequest, type Route, sendBody, sendError, sendJson } from './http.ts';

/** Whether the server can answer questions; a reason when not, and all that is wrong with its knowledge. */
export type Readiness = ({ readonly ready: true } | { readonly ready: false; readonly why: string }) & {
  readonly wrong?: readonly string[];
  /** Of a server for several: how each of them is. */
  readonly organisations?: Readonly<Record<string, { readonly ready: boolean; readonly why?: string }>>;
};

interface Parts {
  readonly ready: () => Readiness;
  readonly metrics: () => Promise<Pick<Metrics, 'text'>>;
  /** Who has it may read the figures, and what is wrong, from anywhere; without it only this machine may. */
  readonly metricsToken?: string;
  /** Address of the client, reverse proxies seen through. */
  readonly address: (req: HttpRequest) => string;
}

/** For whoever watches over the server: GET /healthz is alive, /readyz can answer, /metrics for Prometheus. */
export function healthRoutes({ ready, metrics, metricsToken, address }: Parts): Route[] {
  const mayRead = (req: HttpRequest): boolean => {
    if (metricsToken) return same(req.headers.authorization ?? '', `Bearer ${metricsToken}`);
    if (!isLoopbackName(req.headers.host) || req.headers['x-forwarded-for'] !== undefined) return false;
    return /^(?:127\.|::1$)/.test(address(req));
  };
  return [
    { method: 'get', path: '/healthz', handle: (_req, res) => sendJson(res, 200, { status: 'ok' }) },
    {
      method: 'get',
      path: '/readyz',
      handle: (req, res) => {
        const { wrong, organisations, ...state } = ready();
        // Names of documents and of organisations are for the operator.
        const told = mayRead(req);
        const details = {
          ...(wrong && told ? { wrong } : {}),
          ...(organisations && told ? { organisations } : {}),
        };
        sendJson(res, state.ready ? 200 : 503, { ...state, ...details });
      },
    },
    {
      method: 'get',
      path: '/metrics',
      async handle(req, res) {
        if (!mayRead(req)) return sendError(res, 403, 'Forbidden', '只供监控读取');
        const { type, body } = await (await metrics()).text();
        sendBody(res, body, { 'Content-Type': type, 'Cache-Control': 'no-store' });
      },
    },
  ];
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
