import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { type HttpRequest, type Route, sendError, sendJson } from '../../routes/http.ts';
import { BOUNDS, type PageConversation, type PageConversations } from './page-conversations.ts';
import type { PageEvent, WebChannel } from './web-channel.ts';

const BASE = '/v3/directline';
export const STREAM_PATH = /^\/v3\/directline\/conversations\/([^/?]+)\/stream$/;

/** What the page may send; all else about the activity is decided here. */
const sent = z.object({
  type: z.enum(['message', 'event', 'typing']),
  text: z.string().max(20_000).optional(),
  name: z.string().max(200).optional(),
  value: z.unknown().optional(),
  entities: z
    .array(z.looseObject({ type: z.string().optional() }))
    .max(20)
    .optional(),
  channelData: z.looseObject({}).optional(),
  locale: z.string().max(50).optional(),
});

export interface Bridge {
  readonly conversations: PageConversations;
  /** Loads while the page is shown already. */
  readonly channel: () => Promise<WebChannel>;
  /** Address of the stream of a conversation, ws:// or wss://. */
  readonly streamUrl: (req: HttpRequest, conversation: PageConversation, watermark: number) => string;
  readonly failed: (error: unknown) => void;
  /** Told of turns, which end after their request was answered. */
  readonly track: (turn: Promise<unknown>) => void;
}

/** The Direct Line protocol of the own chat page. Source: Direct Line API 3.0 reference. */
export function directLineRoutes(bridge: Bridge): Route[] {
  const { conversations } = bridge;
  const opened = (req: HttpRequest, c: PageConversation, watermark = 0): object => ({
    conversationId: c.id,
    token: c.token,
    expires_in: BOUNDS.idleMs / 1000,
    streamUrl: bridge.streamUrl(req, c, watermark),
  });
  const own =
    (handle: (c: PageConversation, req: HttpRequest, res: ServerResponse) => void | Promise<void>) =>
    (req: HttpRequest, res: ServerResponse): void | Promise<void> => {
      const c = conversations.byToken(bearer(req));
      if (!c) return sendError(res, 403, 'TokenExpired', '会话已过期,请刷新页面');
      if (req.params.id !== undefined && req.params.id !== c.id)
        return sendError(res, 403, 'BadArgument', '这个令牌不属于该会话');
      return handle(c, req, res);
    };
  return [
    {
      method: 'post',
      path: `${BASE}/tokens/generate`,
      handle: (req, res) => sendJson(res, 200, opened(req, conversations.open(req.visitor?.id))),
    },
    {
      method: 'post',
      path: `${BASE}/tokens/refresh`,
      handle: own((c, req, res) => sendJson(res, 200, opened(req, c))),
    },
    {
      method: 'post',
      path: `${BASE}/conversations`,
      handle: own((c, req, res) => {
        sendJson(res, 201, opened(req, c));
        if (c.greeted) return;
        c.greeted = true;
        deliver(bridge, c, { type: 'conversationUpdate' });
      }),
    },
    {
      method: 'get',
      path: `${BASE}/conversations/:id`,
      handle: own((c, req, res) => sendJson(res, 200, opened(req, c, watermarkOf(req)))),
    },
    {
      method: 'get',
      path: `${BASE}/conversations/:id/activities`,
      handle: own((c, req, res) => {
        const { activities, watermark } = conversations.since(c, watermarkOf(req));
        sendJson(res, 200, { activities, watermark: String(watermark) });
      }),
    },
    {
      method: 'post',
      path: `${BASE}/conversations/:id/activities`,
      handle: own((c, req, res) => {
        const read = sent.safeParse(req.body);
        if (!read.success) return sendError(res, 400, 'BadSyntax', '不是可以接收的消息');
        const activity = { ...read.data, from: { id: c.user, name: '', role: 'user' } };
        const shown = read.data.type === 'message';
        const id = shown ? conversations.add(c, activity) : `${c.id}|e`;
        sendJson(res, 200, { id });
        if (read.data.type !== 'typing') deliver(bridge, c, { ...read.data, id });
      }),
    },
  ];
}

/** Runs a turn after the request was answered; its replies come by the stream or the next poll. */
function deliver(bridge: Bridge, c: PageConversation, event: PageEvent): void {
  const turn = bridge
    .channel()
    .then((channel) => channel.receive(c, event))
    .catch(bridge.failed);
  bridge.track(turn);
}

function bearer(req: HttpRequest): string {
  return /^Bearer\s+(\S{1,200})$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';
}

function watermarkOf(req: HttpRequest): number {
  const mark = Number(new URL(req.url ?? '/', 'http://localhost').searchParams.get('watermark') ?? 0);
  return Number.isSafeInteger(mark) && mark > 0 ? mark : 0;
}
