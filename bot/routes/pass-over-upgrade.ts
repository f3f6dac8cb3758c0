import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers of one connection: they ask for the other protocol, and this one goes on without. */
const OF_CONNECTION = new Set(['connection', 'upgrade', 'http2-settings', 'keep-alive']);

/**
 * Answers a request that asks for a protocol which is not spoken here as if it had not asked, as RFC 9110, section 7.8,
 * lets a server do: clients such as Java's ask for HTTP/2 with every first request. Node has taken the connection from
 * its parser by then, so it is given back, the request's head before it.
 */
export function passOver(server: Server, req: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${req.method} ${req.url} HTTP/1.1`, 'Connection: close'];
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = req.rawHeaders.slice(i, i + 2);
    if (!OF_CONNECTION.has(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
