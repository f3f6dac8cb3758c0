import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { visitorIds } from '../../access/visitor.ts';
import { type HttpRequest, type Route, sendError, sendJson, sendNothing } from '../../routes/http.ts';
import { fileRoute } from './file-route.ts';
import type { PageActivity, PageConversation } from './page-conversation.ts';
import { clientNumber, type PageConversations, pageUser } from './page-conversations.ts';
import type { PageToken } from './page-tokens.ts';
import { sent } from './sent-message.ts';
import type { PageEvent, WebChannel } from './web-channel.ts';

const BASE = '/v3/directline';
export const STREAM_PATH = /^\/v3\/directline\/conversations\/([^/?]+)\/stream$/;

/** An earlier conversation that the page wants to go on with. */
const earlier = z.object({ conversation: z.object({ id: z.string().max(100), key: z.string().max(200) }) });

export interface Bridge {
  readonly conversations: PageConversations;
  /** Loads while the page is shown already. */
  readonly channel: () => Promise<WebChannel>;
  /** Address of the stream of a conversation, ws:// or wss://. */
  readonly streamUrl: (req: HttpRequest, pass: PageToken, watermark: number) => string;
  /** Whether whoever asks may change what is held. */
  readonly keeper: (req: HttpRequest) => boolean;
  readonly failed: (error: unknown) => void;
  /** Told of turns, which end after their request was answered. */
  readonly track: (turn: Promise<unknown>) => void;
}

/** The Direct Line protocol of the own chat page. Source: Direct Line API 3.0 reference. */
export function directLineRoutes(bridge: Bridge): Route[] {
  const { conversations } = bridge;
  const opened = (req: HttpRequest, pass: PageToken, watermark = 0): object => ({
    conversationId: pass.conversation.id,
    token: pass.token,
    expires_in: pass.seconds,
    streamUrl: bridge.streamUrl(req, pass, watermark),
  });
  const own =
    (handle: (pass: PageToken, req: HttpRequest, res: ServerResponse) => void | Promise<void>) =>
    (req: HttpRequest, res: ServerResponse): void | Promise<void> => {
      const pass = conversations.byToken(bearer(req));
      if (!pass) return sendError(res, 403, 'TokenExpired', '会话已过期,请刷新页面');
      if (req.params.id !== undefined && req.params.id !== pass.conversation.id)
        return sendError(res, 403, 'BadArgument', '这个令牌不属于该会话');
      return handle(pass, req, res);
    };
  return [
    fileRoute({
      conversations,
      passOf: (req) => conversations.byToken(bearer(req)),
      deliver: (c, event) => deliver(bridge, c, event),
    }),
    {
      method: 'post',
      path: `${BASE}/tokens/generate`,
      async handle(req, res) {
        const { visitor } = req;
        const user = visitor?.id === undefined ? undefined : pageUser(visitor.id);
        const wanted = earlier.safeParse(req.body).data?.conversation;
        const kept = wanted && (await conversations.resume(wanted.id, wanted.key, user));
        const made = kept ? { conversation: kept } : conversations.open(user);
        made.conversation.ids = visitorIds(visitor);
        made.conversation.keeper = bridge.keeper(req);
        const pass = conversations.issue(made.conversation, visitor?.session);
        const key = 'key' in made ? { key: made.key } : {};
        sendJson(res, 200, {
          ...opened(req, pass),
          ...key,
          ...(visitor?.name ? { name: visitor.name } : {}),
        });
      },
    },
    {
      method: 'post',
      path: `${BASE}/tokens/refresh`,
      handle: own((pass, req, res) => {
        const { holder, conversation } = pass;
        sendJson(res, 200, opened(req, conversations.issue(conversation, holder)));
      }),
    },
    {
      method: 'post',
      path: `${BASE}/conversations`,
      handle: own((pass, req, res) => {
        const { conversation: c } = pass;
        sendJson(res, 201, opened(req, pass));
        const { unanswered } = c;
        delete c.unanswered;
        if (unanswered) deliver(bridge, c, unanswered as unknown as PageEvent);
        if (c.greeted) return;
        c.greeted = true;
        deliver(bridge, c, { type: 'conversationUpdate' });
      }),
    },
    {
      method: 'get',
      path: `${BASE}/conversations/:id`,
      handle: own((pass, req, res) => sendJson(res, 200, opened(req, pass, watermarkOf(req)))),
    },
    {
      method: 'del',
      path: `${BASE}/conversations/:id`,
      handle: own(async ({ conversation }, _req, res) => {
        await conversations.forget(conversation);
        sendNothing(res, 204);
      }),
    },
    {
      method: 'get',
      path: `${BASE}/conversations/:id/activities`,
      handle: own(({ conversation }, req, res) => {
        const { activities, watermark } = conversations.since(conversation, watermarkOf(req));
        sendJson(res, 200, { activities, watermark: String(watermark) });
      }),
    },
    {
      method: 'post',
      path: `${BASE}/conversations/:id/activities`,
      handle: own(({ conversation: c }, req, res) => {
        const read = sent.safeParse(req.body);
        if (!read.success) return sendError(res, 400, 'BadSyntax', '不是可以接收的消息');
        const activity: PageActivity = { ...read.data, from: { id: c.user, name: '', role: 'user' } };
        const known = c.received.get(clientNumber(activity) ?? '');
        if (known !== undefined) return sendJson(res, 200, { id: known });
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

/** The token of a request; empty without one. */
export function bearer(req: HttpRequest): string {
  return /^Bearer\s+(\S{1,200})$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';
}

function watermarkOf(req: HttpRequest): number {
  const mark = Number(new URL(req.url ?? '/', 'http://localhost').searchParams.get('watermark') ?? 0);
  return Number.isSafeInteger(mark) && mark > 0 ? mark : 0;
}
