import type { Server as NodeServer } from 'node:http';
import restify from 'restify';
import type { HttpRequest, Route } from './routes/http.ts';
import { sendError } from './routes/http.ts';

/** Largest body of a request, bytes. Activities are small; attachments are never sent here. */
export const MOST_BODY = 262_144;

type RestifyError = Error & { statusCode?: number; toJSON: () => object };

export interface HttpServer {
  readonly node: NodeServer;
  /** Listens; resolves to the port. */
  listen(port: number, host: string): Promise<number>;
  /** Stops listening and resolves when the requests in hand are answered. */
  close(): Promise<void>;
}

/**
 * The HTTP server. Only JSON bodies are read, unpacked ones: a form would be written to disk by the parser's library,
 * and a packed body could unpack to any size.
 */
export function createHttpServer(
  routes: readonly Route[],
  failed: (error: unknown, req: HttpRequest) => void,
): HttpServer {
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  server.pre((req, res, next) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'no-referrer');
    const encoding = req.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      sendError(res, 415, 'UnsupportedMediaType', '不接受压缩的请求');
      return next(false);
    }
    return next();
  });
  server.use(
    restify.plugins.bodyReader({ maxBodySize: MOST_BODY }),
    restify.plugins.jsonBodyParser({ bodyReader: true }),
  );
  server.on('restifyError', (_req, _res, error: RestifyError, done: () => void) => {
    const known = (error.statusCode ?? 500) < 500;
    // restify sends the error itself: only what it says is decided here.
    error.toJSON = () => ({ error: { code: 'RequestError', message: known ? error.message : '出错了' } });
    done();
  });
  for (const route of routes)
    server[route.method](route.path, async (req, res) => {
      const request = req as unknown as HttpRequest;
      try {
        await route.handle(request, res);
      } catch (error) {
        failed(error, request);
        if (!res.headersSent) sendError(res, 500, 'InternalError', '出错了');
        else res.end();
      }
    });
  const node = server.server as NodeServer;
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
    close: () =>
      new Promise((resolve) => {
        node.close(() => resolve());
        node.closeIdleConnections();
      }),
  };
}
