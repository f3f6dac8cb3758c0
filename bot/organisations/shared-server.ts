import {
  createServer,
  type IncomingMessage,
  type Server as NodeServer,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { sendError } from '../routes/http.ts';
import { passOver } from '../routes/pass-over-upgrade.ts';
import { bound, type HttpServer } from '../server.ts';
import type { RequestOwner } from './organisation-of.ts';

/** One port for several organisations, each with a server of its own behind it. */
export interface SharedServer {
  listen(port: number, host: string): Promise<number>;
  /** Requests of an organisation go to its server from now on. */
  mount(id: string, server: HttpServer): void;
  /** Stops listening and resolves when the requests in hand are answered. */
  close(): Promise<void>;
}

interface Parts {
  readonly organisationOf: (req: IncomingMessage) => RequestOwner;
  /** Answers under names that are no organisation's: for whoever watches over the whole server. */
  readonly lobby: HttpServer;
  readonly refused: (reason: 'host' | 'channel') => void;
}

/** Addresses of the lobby. */
const WATCHED = /^\/(?:healthz|readyz|metrics)(?:\?|$)/;

export function sharedServer({ organisationOf, lobby, refused }: Parts): SharedServer {
  const mounted = new Map<string, NodeServer>();
  const node = createServer();
  bound(node);
  let closing = false;
  node.on('request', (req, res) => {
    res.once('close', () => {
      if (closing) setImmediate(() => node.closeIdleConnections());
    });
    const found = organisationOf(req);
    if ('id' in found) {
      const server = mounted.get(found.id);
      if (server) server.emit('request', req, res);
      else starting(res);
    } else if (found.host === 'unknown' && WATCHED.test(req.url ?? '')) lobby.node.emit('request', req, res);
    else {
      refused(found.status === 421 ? 'host' : 'channel');
      refuse(req, res, found);
    }
  });
  node.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const found = organisationOf(req);
    const server = 'id' in found ? mounted.get(found.id) : undefined;
    if (!server?.emit('upgrade', req, socket, head)) passOver(node, req, socket, head);
  });
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        node.once('error', reject);
        node.listen(port, host, () => {
          const address = node.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    mount: (id, server) => void mounted.set(id, server.node),
    close: () =>
      new Promise((resolve) => {
        closing = true;
        node.close(() => resolve());
        node.closeIdleConnections();
      }),
  };
}

function starting(res: ServerResponse): void {
  res.setHeader('Retry-After', '5');
  sendError(res, 503, 'ServiceUnavailable', '正在启动,请稍后再试');
}

const CODES = { 401: 'Unauthorized', 404: 'NotFound', 421: 'MisdirectedRequest' };

/** People at a browser get the words, programs get JSON. Nothing in it comes from the request. */
function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  { status, why }: Extract<RequestOwner, { status: number }>,
): void {
  if (!req.headers.accept?.includes('text/html')) {
    sendError(res, status, CODES[status], why);
    return;
  }
  const body = `${why}\n`;
  res.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(body);
}
