import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { respond } from '../respond.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on a free port of this machine that answers as it is told; `answerWith` changes what it says. */
export async function lawServer() {
  let handler: Handler = (_, response) => respond(response, 404);
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}/art/1.html`,
    requests: () => requests,
    answerWith(next: Handler) {
      handler = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
export type LawServer = Awaited<ReturnType<typeof lawServer>>;

/** A page with its type and, if given, a mark by which it can be asked for conditionally. */
export function page(body: string | Uint8Array, headers: Record<string, string> = {}): Handler {
  return (request, response) => {
    if (headers.etag && request.headers['if-none-match'] === headers.etag) respond(response, 304);
    else respond(response, 200, { 'content-type': 'text/html; charset=utf-8', ...headers }, body);
  };
}
