import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { robotService, type Sent } from './robot-service.ts';

/** Answers a request; undefined: it is none of its own. */
export type Answering = (
  path: string,
  body: Record<string, unknown>,
  req: IncomingMessage,
) => Answered | undefined;
export interface Answered {
  readonly status: number;
  readonly body: object | string;
}

export const APP = { clientId: 'ding-app', clientSecret: 'a secret of the emulator' };

/** Milliseconds after which a frame that nobody acknowledged is sent again. The live service waits longer. */
const AGAIN_MS = 400;

export interface Gateway {
  readonly url: string;
  /** What the robot sent, oldest first. */
  readonly sent: Sent[];
  readonly service: ReturnType<typeof robotService>;
  /** Connections that were asked for, tickets that were used, frames that came back. */
  readonly counts: { asked: number; opened: number; acknowledged: number };
  /** Sends a frame; resolves when it is acknowledged, sent again until then. */
  push(topic: string, data: object, repeat?: boolean): Promise<void>;
  /** Pings; resolves to what came back. */
  ping(): Promise<unknown>;
  /** Asks the client to connect anew, then closes. */
  askToReconnect(): void;
  /** Cuts the connection without a word. */
  cut(): void;
  /** Resolves when a client is connected. */
  connected(): Promise<void>;
  /** How the next requests for a connection, or the next tickets, are answered. */
  refuse(what: 'open' | 'ticket', times: number): void;
  /** Sends a frame as it is. */
  raw(text: string): void;
  close(): Promise<void>;
}

interface Parts {
  readonly now: () => Date;
  readonly port?: number;
  /** Further addresses: the page of `npm run emulate`. */
  readonly more?: Answering;
}

/** DingTalk's gateway for stream mode, and the addresses by which a robot speaks; see README.md. */
export async function gateway({ now, port = 0, more }: Parts): Promise<Gateway> {
  const service = robotService(now, APP);
  const tickets = new Set<string>();
  const refusals = { open: 0, ticket: 0 };
  const counts = { asked: 0, opened: 0, acknowledged: 0 };
  const waiting = new Map<string, (answer: unknown) => void>();
  let client: WebSocket | undefined;
  let arrivals: (() => void)[] = [];

  const open: Answering = (path, body) => {
    if (path !== '/v1.0/gateway/connections/open') return undefined;
    counts.asked++;
    if (refusals.open > 0) {
      refusals.open--;
      return { status: 401, body: { code: 'authFailed', message: '鉴权失败' } };
    }
    if (body.clientId !== APP.clientId || body.clientSecret !== APP.clientSecret)
      return { status: 401, body: { code: 'authFailed', message: '鉴权失败' } };
    const ticket = randomUUID();
    tickets.add(ticket);
    return { status: 200, body: { endpoint: `${url.replace('http', 'ws')}/connect`, ticket } };
  };
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = bodyOf(Buffer.concat(chunks).toString());
    const path = req.url ?? '/';
    const answered = open(path, body, req) ?? service.answer(path, body, req) ?? more?.(path, body, req);
    send(res, answered ?? { status: 404, body: {} });
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
    const ticket = new URL(req.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    const refused = refusals.ticket > 0;
    if (refused) refusals.ticket--;
    // A ticket counts once.
    if (!tickets.delete(ticket) || refused) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(req, socket, head, (ws) => {
      counts.opened++;
      client = ws;
      ws.on('message', (text) => acknowledged(String(text)));
      system('REGISTERED');
      for (const arrived of arrivals) arrived();
      arrivals = [];
    });
  });
  const acknowledged = (text: string): void => {
    const frame = JSON.parse(text) as { headers?: { messageId?: string } };
    counts.acknowledged++;
    waiting.get(frame.headers?.messageId ?? '')?.(frame);
  };
  const frame = (type: string, topic: string, data: object, messageId: string = randomUUID()): string => {
    const headers = {
      topic,
      messageId,
      contentType: 'application/json',
      time: String(now().getTime()),
      appId: 'app',
      connectionId: 'c',
    };
    return JSON.stringify({ specVersion: '1.0', type, headers, data: JSON.stringify(data) });
  };
  const system = (topic: string, id?: string): void =>
    client?.send(frame('SYSTEM', topic, { opaque: 'x' }, id));
  const acknowledgement = (id: string): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.set(id, (answer) => {
        waiting.delete(id);
        resolve(answer);
      });
    });

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  service.at(url);
  return {
    url,
    service,
    sent: service.sent,
    counts,
    async push(topic, data, repeat = false) {
      const id = randomUUID();
      const done = acknowledgement(id);
      client?.send(frame('CALLBACK', topic, data, id));
      const again = setInterval(() => client?.send(frame('CALLBACK', topic, data, id)), AGAIN_MS);
      await done;
      clearInterval(again);
      // What the service believes lost comes again although it was acknowledged.
      if (repeat) client?.send(frame('CALLBACK', topic, data, randomUUID()));
    },
    ping() {
      const id = randomUUID();
      system('ping', id);
      return acknowledgement(id);
    },
    askToReconnect() {
      const old = client;
      system('disconnect');
      setTimeout(() => old?.close(), 50);
    },
    cut: () => client?.terminate(),
    connected: () =>
      client?.readyState === 1 ? Promise.resolve() : new Promise((resolve) => arrivals.push(resolve)),
    refuse(what, times) {
      refusals[what] = times;
    },
    raw: (text) => client?.send(text),
    async close() {
      for (const ws of sockets.clients) ws.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function bodyOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function send(res: ServerResponse, { status, body }: Answered): void {
  const html = typeof body === 'string';
  // restify, in the same process, makes writeHead return nothing.
  res.writeHead(status, { 'Content-Type': html ? 'text/html; charset=utf-8' : 'application/json' });
  res.end(html ? body : JSON.stringify(body));
}
