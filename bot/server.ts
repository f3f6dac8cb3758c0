import type { Server as NodeServer, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import restify from 'restify';
import { IndexAway } from '../indexer/errors.ts';
import type { HttpRequest, Route } from './routes/http.ts';
import { sendError } from './routes/http.ts';

/** Largest body of a request, bytes. Activities are small; attachments are never sent here. */
export const MOST_BODY = 262_144;

/** What restify would say in English. */
const SAID: Readonly<Record<number, string>> = {
  413: '发来的内容太大:文件不能超过 10 MB,请去掉图片和附件',
};

type RestifyError = Error & { statusCode?: number; toJSON: () => object };

export interface HttpServer {
  readonly node: NodeServer;
  /** Listens; resolves to the port. */
  listen(port: number, host: string): Promise<number>;
  /** Stops listening and resolves when the requests in hand are answered. */
  close(): Promise<void>;
}

/** Milliseconds and counts that bound what slow or many clients can hold. */
export interface HttpBounds {
  /** For a whole request to arrive. */
  readonly requestMs: number;
  /** For the head of a request to arrive. */
  readonly headMs: number;
  /** Without a byte either way: half-open connections, clients that do not read. */
  readonly idleMs: number;
  /** That a connection is kept for the next request: longer than reverse proxies keep theirs, usually 60 s. */
  readonly keptMs: number;
  /** How often the first two are looked at. */
  readonly checkMs: number;
  readonly connections: number;
}

const BOUNDS: HttpBounds = {
  requestMs: 20_000,
  headMs: 10_000,
  idleMs: 120_000,
  keptMs: 65_000,
  checkMs: 2000,
  connections: 5000,
};

/** Applies them to a server of node that does not listen yet. */
export function bound(node: NodeServer, bounds = BOUNDS): void {
  node.requestTimeout = bounds.requestMs;
  node.headersTimeout = bounds.headMs;
  node.timeout = bounds.idleMs;
  node.keepAliveTimeout = bounds.keptMs;
  node.maxConnections = bounds.connections;
  // Read when listening begins; node offers it at construction only, which restify does for us.
  Object.assign(node, { connectionsCheckingInterval: bounds.checkMs });
}

/**
 * The HTTP server. Only JSON bodies are read, unpacked ones: a form would be written to disk by the parser's library,
 * and a packed body could unpack to any size.
 */
export function createHttpServer(
  routes: readonly Route[],
  failed: (error: unknown, req: HttpRequest) => void,
  bounds = BOUNDS,
): HttpServer {
  let closing = false;
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  server.pre((req, res, next) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'no-referrer');
    if (closing) {
      // A connection that was kept open: the client comes again, to another instance or the next process.
      res.setHeader('Connection', 'close');
      res.setHeader('Retry-After', '5');
      sendError(res, 503, 'ServiceUnavailable', '正在重启,请稍后再试');
      return next(false);
    }
    if (!URL.canParse(req.url ?? '', 'http://localhost')) {
      sendError(res, 400, 'BadArgument', '地址不对');
      return next(false);
    }
    const encoding = req.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      sendError(res, 415, 'UnsupportedMediaType', '不接受压缩的请求');
      return next(false);
    }
    return next();
  });
  const read = restify.plugins.bodyReader({ maxBodySize: MOST_BODY });
  // A route that takes files says how much it reads.
  const wider = new Map(
    routes.flatMap(({ path, mostBody }) =>
      mostBody ? [[path, restify.plugins.bodyReader({ maxBodySize: mostBody })] as const] : [],
    ),
  );
  server.use(
    (req, res, next) => (wider.get(req.path()) ?? read)(req, res, next),
    restify.plugins.jsonBodyParser({ bodyReader: true }),
  );
  server.on('restifyError', (_req, _res, error: RestifyError, done: () => void) => {
    const { statusCode = 500, message } = error;
    const said = statusCode < 500 ? (SAID[statusCode] ?? message) : '出错了';
    // restify sends the error itself: only what it says is decided here.
    error.toJSON = () => ({ error: { code: 'RequestError', message: said } });
    done();
  });
  for (const route of routes)
    server[route.method](route.path, async (req, res) => {
      const request = req as unknown as HttpRequest;
      try {
        await route.handle(request, res);
      } catch (error) {
        failed(error, request);
        if (res.headersSent) res.end();
        else if (error instanceof IndexAway)
          sendError(res, 503, 'ServiceUnavailable', '检索用的数据库现在连不上,请过几分钟再试');
        else sendError(res, 500, 'InternalError', '出错了');
      }
    });
  const node = server.server as NodeServer;
  bound(node, bounds);
  const answering = new Set<ServerResponse>();
  const opened = new Set<Socket>();
  node.on('connection', (socket: Socket) => {
    opened.add(socket);
    socket.once('close', () => opened.delete(socket));
  });
  let answered = (): void => undefined;
  node.on('request', (_req, res) => {
    answering.add(res);
    res.once('close', () => {
      answering.delete(res);
      // The last answer on a connection: kept open for a next one, it would hold up the stop.
      if (!closing) return;
      setImmediate(() => node.closeIdleConnections());
      if (answering.size === 0) answered();
    });
  });
  return {
    node,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          const address = node.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    async close() {
      closing = true;
      // A client that is told does not send its next request into a connection that ends.
      for (const res of answering) if (!res.headersSent) res.setHeader('Connection', 'close');
      const stopped = new Promise<void>((resolve) => node.close(() => resolve()));
      node.closeIdleConnections();
      // Browsers open connections ahead on which they never ask anything: by then what has arrived on others is read.
      setImmediate(() => {
        for (const socket of opened) if (socket.bytesRead === 0) socket.destroy();
      });
      await stopped;
      // The connections of a server that is behind another's are not its own.
      if (answering.size > 0) await new Promise<void>((resolve) => (answered = resolve));
    },
  };
}
