import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answered } from './gateway.ts';

/** A message as the robot sent it. */
export interface Sent {
  readonly by: 'webhook' | 'group' | 'person' | 'card';
  /** The conversation; of messages to a person by API, the staffId. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** Under which a quote names it, where the API sent it. */
  readonly key?: string;
  /** Of a card: its id and its buttons. */
  readonly card?: { readonly id: string; readonly btns: readonly CardButton[] };
}

export interface CardButton {
  readonly text: string;
  readonly event: { readonly params: { readonly actionId: string; readonly params: Record<string, string> } };
}

/** Messages by a webhook in a minute, after which the service says no. */
const PER_MINUTE = 20;
const MINUTE = 60_000;

/** Where a robot speaks: session webhooks, messages to groups and people, cards, tokens, departments. */
export function robotService(now: () => Date, app: { clientId: string; clientSecret: string }) {
  const sent: Sent[] = [];
  const sessions = new Map<string, { conversation: string; until: number; times: number[] }>();
  const tokens = new Map<string, number>();
  const counts = { tokens: 0, limited: 0, departments: 0 };
  const failing: number[] = [];
  const departments = new Map<string, readonly number[]>();
  const files = new Map<string, string>();
  let base = '';

  const param = (text: unknown): { title: string; text: string } => JSON.parse(String(text));
  const tokenOf = (req: IncomingMessage, path: string): string =>
    String(
      req.headers['x-acs-dingtalk-access-token'] ??
        new URL(path, base).searchParams.get('access_token') ??
        '',
    );
  const counts_ = (token: string): boolean => (tokens.get(token) ?? 0) > now().getTime();

  const bySession = (path: string, body: Record<string, unknown>): Answered => {
    const session = sessions.get(new URL(path, base).searchParams.get('session') ?? '');
    if (!session || now().getTime() > session.until)
      return { status: 200, body: { errcode: 300001, errmsg: 'session 不存在或已过期' } };
    session.times = session.times.filter((t) => now().getTime() - t < MINUTE);
    if (session.times.length >= PER_MINUTE) {
      counts.limited++;
      return { status: 200, body: { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' } };
    }
    session.times.push(now().getTime());
    const { title, text } = body.markdown as { title: string; text: string };
    sent.push({ by: 'webhook', to: session.conversation, title, text });
    return { status: 200, body: { errcode: 0, errmsg: 'ok' } };
  };

  const answer = (
    path: string,
    body: Record<string, unknown>,
    req: IncomingMessage,
  ): Answered | undefined => {
    const [address] = path.split('?');
    if (address === '/robot/sendBySession') return bySession(path, body);
    if (address === '/v1.0/oauth2/accessToken') {
      counts.tokens++;
      if (body.appKey !== app.clientId || body.appSecret !== app.clientSecret)
        return { status: 400, body: { code: 'invalidClientIdOrSecret' } };
      const token = randomUUID();
      tokens.set(token, now().getTime() + 7_200_000);
      return { status: 200, body: { accessToken: token, expireIn: 7200 } };
    }
    if (address?.startsWith('/files/'))
      return { status: 200, body: files.get(decodeURIComponent(address.slice('/files/'.length))) ?? '' };
    if (!/^\/(?:v1\.0\/(?:robot|card)\/|topapi\/)/.test(path)) return undefined;
    if (!counts_(tokenOf(req, path)))
      return path.startsWith('/topapi/')
        ? { status: 200, body: { errcode: 40014, errmsg: '不合法的access_token' } }
        : { status: 400, body: { code: 'InvalidAuthentication' } };
    const status = failing.shift();
    if (status) return { status, body: { code: status === 429 ? 'Throttling' : 'ServiceUnavailable' } };
    const key = randomUUID();
    switch (address) {
      case '/v1.0/robot/groupMessages/send':
        sent.push({ by: 'group', to: String(body.openConversationId), ...param(body.msgParam), key });
        return { status: 200, body: { processQueryKey: key } };
      case '/v1.0/robot/oToMessages/batchSend':
        sent.push({ by: 'person', to: String((body.userIds as string[])[0]), ...param(body.msgParam), key });
        return {
          status: 200,
          body: { processQueryKey: key, invalidStaffIdList: [], flowControlledStaffIdList: [] },
        };
      case '/v1.0/card/instances/createAndDeliver': {
        const { cardParamMap } = body.cardData as {
          cardParamMap: { title: string; content: string; btns: string };
        };
        const { title, content, btns } = cardParamMap;
        const card = { id: String(body.outTrackId), btns: JSON.parse(btns) as CardButton[] };
        const to = String(body.openSpaceId).replace(/^.*?\/\/\w+\./, '');
        sent.push({ by: 'card', to, title, text: content, key, card });
        const result = { outTrackId: card.id, deliverResults: [{ success: true, carrierId: key }] };
        return { status: 200, body: { success: true, result } };
      }
      case '/v1.0/robot/messageFiles/download': {
        const code = String(body.downloadCode);
        if (!files.has(code)) return { status: 400, body: { code: 'invalidParameter.downloadCode' } };
        const elsewhere = /^https?:/u.test(files.get(code) ?? '');
        const downloadUrl = elsewhere ? files.get(code) : `${base}/files/${encodeURIComponent(code)}`;
        return { status: 200, body: { downloadUrl } };
      }
      case '/topapi/v2/user/get': {
        counts.departments++;
        const list = departments.get(String(body.userid)) ?? [1];
        return { status: 200, body: { errcode: 0, result: { dept_id_list: list } } };
      }
      default:
        return undefined;
    }
  };

  return {
    answer,
    sent,
    counts,
    departments,
    /** What is in a file, by its code; or an address at which the service says that it lies. */
    files,
    at(url: string) {
      base = url;
    },
    /** A webhook for a conversation, as it comes with a message. */
    session(
      conversation: string,
      livesMs = 5_400_000,
    ): { sessionWebhook: string; sessionWebhookExpiredTime: number } {
      const id = randomUUID();
      const until = now().getTime() + livesMs;
      sessions.set(id, { conversation, until, times: [] });
      return {
        sessionWebhook: `${base}/robot/sendBySession?session=${id}`,
        sessionWebhookExpiredTime: until,
      };
    },
    /** Takes all tokens back. */
    forgetTokens: () => tokens.clear(),
    /** The next requests of the API are answered with these. */
    fail: (...statuses: number[]) => void failing.push(...statuses),
    /** The webhooks end before their time. */
    endSessions: () => sessions.clear(),
  };
}
