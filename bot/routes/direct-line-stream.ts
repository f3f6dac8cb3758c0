import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { STREAM_PATH } from './direct-line.ts';
import { BOUNDS, type PageConversation, type PageConversations } from './page-conversations.ts';

/** Serves the WebSocket streams of the chat page. Returns what closes them all. */
export function attachStreams(server: Server, conversations: PageConversations): () => void {
  const closers = new Set<() => void>();
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const url = new URL(req.url ?? '/', 'http://localhost');
    const id = STREAM_PATH.exec(url.pathname)?.[1];
    const c = conversations.byToken(url.searchParams.get('t') ?? '');
    if (!c || id === undefined || decodeURIComponent(id) !== c.id || c.listeners.size >= BOUNDS.sockets) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    void open(req, socket, head, c, Number(url.searchParams.get('watermark') ?? 0) || 0);
  });

  const open = async (
    req: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    c: PageConversation,
    watermark: number,
  ): Promise<void> => {
    const { WebSocketServer } = await import('ws');
    // The page only listens on this socket: what it sends is dropped.
    const accept = new WebSocketServer({ noServer: true, maxPayload: 1024 });
    accept.handleUpgrade(req, socket, head, (ws) => {
      const send = (activities: readonly object[], mark: number): void =>
        ws.send(JSON.stringify({ activities, watermark: String(mark) }));
      const close = (): void => ws.close(1001);
      closers.add(close);
      c.listeners.add(send);
      ws.on('close', () => {
        c.listeners.delete(send);
        closers.delete(close);
      });
      ws.on('error', () => ws.terminate());
      const missed = conversations.since(c, watermark);
      if (missed.activities.length > 0) send(missed.activities, missed.watermark);
    });
  };

  return () => {
    for (const close of closers) close();
  };
}
