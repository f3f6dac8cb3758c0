import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { passOver } from '../../routes/pass-over-upgrade.ts';
import { STREAM_PATH } from './direct-line.ts';
import type { PageConversation } from './page-conversation.ts';
import { BOUNDS, type PageConversations } from './page-conversations.ts';
import type { PageToken } from './page-tokens.ts';

export interface Streams {
  /** How many are open. */
  readonly open: number;
  /** Closes those whose token is refused now. */
  closeEnded(): void;
  close(): void;
}

/** The page only listens on its socket: longer messages from it end the connection, shorter ones are dropped. */
const LONGEST_MESSAGE = 1024;
/** Bytes that may wait for a client that does not read. */
const MOST_WAITING = 1_000_000;
const HEARTBEAT_MS = 30_000;
/** The token is over: the page takes another and comes again. Codes from 4000 are for applications. */
const EXPIRED = 4403;

/**
 * Serves the WebSocket streams of the chat page. One that does not answer a ping until the next, or whose conversation
 * has ended, is closed.
 * @param most sockets open at once
 */
export function attachStreams(
  server: Server,
  conversations: PageConversations,
  most: number,
  heartbeatMs = HEARTBEAT_MS,
): Streams {
  const sockets = new Map<WebSocket, { readonly token: string; alive: boolean }>();
  /** Connections that have a slot, whether their handshake is done or not. */
  const taken = new Map<Duplex, PageConversation>();
  const heartbeat = setInterval(() => {
    for (const [ws, state] of sockets) {
      if (!conversations.byToken(state.token)) ws.close(EXPIRED);
      else if (!state.alive) ws.terminate();
      state.alive = false;
      ws.ping();
    }
  }, heartbeatMs);
  heartbeat.unref();

  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const asked = target(req);
    if (!asked || req.headers.upgrade?.toLowerCase() !== 'websocket')
      return passOver(server, req, socket, head);
    socket.on('error', () => socket.destroy());
    const pass = conversations.byToken(asked.token);
    const c = pass?.conversation;
    if (!c || asked.id !== c.id) return refuse(socket, '403 Forbidden');
    const own = [...taken.values()].filter((other) => other === c).length;
    if (own >= BOUNDS.sockets || taken.size >= most)
      return refuse(socket, '503 Service Unavailable', 'Retry-After: 5\r\n');
    // Counted before anything is waited for: those that come meanwhile count it too.
    taken.set(socket, c);
    socket.once('close', () => taken.delete(socket));
    accept(req, socket, head, pass, asked.watermark).catch(() => socket.destroy());
  });

  const accept = async (
    req: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    { token, conversation: c }: PageToken,
    watermark: number,
  ): Promise<void> => {
    const { WebSocketServer } = await import('ws');
    const accepting = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE });
    accepting.handleUpgrade(req, socket, head, (ws) => {
      const state = { token, alive: true };
      const send = (activities: readonly object[], mark: number): void => {
        if (ws.bufferedAmount > MOST_WAITING) ws.terminate();
        else ws.send(JSON.stringify({ activities, watermark: String(mark) }));
      };
      sockets.set(ws, state);
      c.listeners.add(send);
      ws.on('pong', () => {
        state.alive = true;
      });
      ws.on('close', () => {
        c.listeners.delete(send);
        sockets.delete(ws);
      });
      ws.on('error', () => ws.terminate());
      const missed = conversations.since(c, watermark);
      if (missed.activities.length > 0) send(missed.activities, missed.watermark);
    });
  };

  return {
    get open() {
      return sockets.size;
    },
    closeEnded() {
      for (const [ws, { token }] of sockets) if (!conversations.byToken(token)) ws.close(EXPIRED);
    },
    close() {
      clearInterval(heartbeat);
      for (const ws of sockets.keys()) ws.close(1001);
    },
  };
}

function target(req: IncomingMessage): { id: string; token: string; watermark: number } | undefined {
  if (!URL.canParse(req.url ?? '', 'http://localhost')) return undefined;
  const url = new URL(req.url ?? '', 'http://localhost');
  const id = STREAM_PATH.exec(url.pathname)?.[1];
  if (id === undefined) return undefined;
  const { searchParams } = url;
  return {
    id,
    token: searchParams.get('t') ?? '',
    watermark: Number(searchParams.get('watermark') ?? 0) || 0,
  };
}

function refuse(socket: Duplex, status: string, headers = ''): void {
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}
