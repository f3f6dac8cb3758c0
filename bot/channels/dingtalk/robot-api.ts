import { z } from 'zod';
import { serviceRule } from '../../access/service-hosts.ts';
import { accessToken } from './access-token.ts';
import type { DingTalkSettings } from './settings.ts';

/** What the service said no to. Neither the request, which holds tokens, nor the person stands in it. */
export class DingTalkError extends Error {
  override readonly name = 'DingTalkError';
  /** The service's own word for it, or the HTTP status. */
  readonly code: string;

  constructor(asked: string, code: string) {
    super(`${asked}: ${code}`);
    this.code = code;
  }
}

/** A message in DingTalk's Markdown. */
export interface Markdown {
  /** Shown in notifications and lists of chats. */
  readonly title: string;
  readonly text: string;
}

/** Where a message goes: into a group, or to a person of the organisation. */
export type RobotTarget = { readonly group: string } | { readonly staff: string };

/** What is asked of DingTalk, besides the connection. @throws DingTalkError */
export interface RobotApi {
  /** Answers within a conversation by the address that came with its message. */
  answer(webhook: string, message: Markdown): Promise<void>;
  /** Speaks without having been spoken to. Resolves to the key under which it was sent. */
  send(place: RobotTarget, message: Markdown): Promise<string | undefined>;
  /** Shows an interactive card. @param id of ours; resolves to the key under which a quote names it */
  card(place: RobotTarget, id: string, params: Readonly<Record<string, string>>): Promise<string | undefined>;
  /** Where a file that somebody sent can be had, once and for a short time. @param code that came with its message */
  fileAddress(code: string): Promise<string>;
  /** Ids of the departments of a person. */
  departments(staff: string): Promise<readonly string[]>;
  /** Whether a webhook lies on a host of the service. */
  readonly isAllowed: (webhook: string) => boolean;
}

export interface ApiParts {
  readonly settings: DingTalkSettings;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/** Codes by which the older API says that a token counts no more. Source: its list of error codes. */
const OLD_TOKEN_REFUSED = new Set(['40001', '40014', '42001', '88']);

const TIMEOUT_MS = 5000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 400;

const tokenSchema = z.object({ accessToken: z.string(), expireIn: z.coerce.number() });
const sentSchema = z.object({
  processQueryKey: z.string().optional(),
  invalidStaffIdList: z.array(z.string()).nullish(),
  flowControlledStaffIdList: z.array(z.string()).nullish(),
});
const cardSchema = z.object({
  result: z
    .object({
      deliverResults: z.array(z.object({ success: z.boolean(), carrierId: z.string().optional() })).nullish(),
    })
    .nullish(),
});
const fileSchema = z.object({ downloadUrl: z.string() });
const departmentSchema = z.object({ result: z.object({ dept_id_list: z.array(z.coerce.string()) }) });

export function robotApi({ settings, fetch, now, sleep, random }: ApiParts): RobotApi {
  const { api, oapi, robotCode, cardTemplate } = settings;
  const isAllowed = serviceRule(settings.webhookHosts);
  const isFileHost = serviceRule(settings.fileHosts);

  /** Posts until it is taken: too many at once and a service that is away pass; all else is told as it is. */
  const post = async (asked: string, url: string, body: object, headers: Record<string, string> = {}) => {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const json: unknown = await response.json().catch(() => ({}));
      if (response.ok) return json;
      const again = response.status === 429 || response.status >= 500;
      if (!again || attempt === ATTEMPTS)
        throw new DingTalkError(asked, codeOf(json) ?? String(response.status));
      await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + random()));
    }
  };

  const token = accessToken(async () => {
    const { clientId, clientSecret } = settings;
    const body = { appKey: clientId, appSecret: clientSecret };
    const read = tokenSchema.safeParse(await post('accessToken', `${api}/v1.0/oauth2/accessToken`, body));
    if (!read.success) throw new DingTalkError('accessToken', 'no token in the answer');
    return { token: read.data.accessToken, seconds: read.data.expireIn };
  }, now);

  /** A token may be taken back before its time: then another is asked for, once. */
  const call = async (path: string, body: object): Promise<unknown> => {
    for (let attempt = 1; ; attempt++) {
      const used = await token.get();
      try {
        return await post(path, `${api}${path}`, body, { 'x-acs-dingtalk-access-token': used });
      } catch (error) {
        if (attempt > 1 || !(error instanceof DingTalkError) || !isTokenRefused(error.code)) throw error;
        token.drop(used);
      }
    }
  };

  return {
    isAllowed,
    async answer(webhook, { title, text }) {
      if (!isAllowed(webhook)) throw new DingTalkError('sessionWebhook', 'host not allowed');
      const said = await post('sessionWebhook', webhook, { msgtype: 'markdown', markdown: { title, text } });
      const code = (said as { errcode?: unknown }).errcode;
      if (code !== undefined && code !== 0) throw new DingTalkError('sessionWebhook', String(code));
    },
    async send(place, { title, text }) {
      const what = { robotCode, msgKey: 'sampleMarkdown', msgParam: JSON.stringify({ title, text }) };
      const said =
        'group' in place
          ? await call('/v1.0/robot/groupMessages/send', { ...what, openConversationId: place.group })
          : await call('/v1.0/robot/oToMessages/batchSend', { ...what, userIds: [place.staff] });
      const { data } = sentSchema.safeParse(said);
      if (data?.invalidStaffIdList?.length) throw new DingTalkError('batchSend', 'invalid staff id');
      if (data?.flowControlledStaffIdList?.length) throw new DingTalkError('batchSend', 'flow controlled');
      return data?.processQueryKey;
    },
    async card(place, id, params) {
      const said = await call('/v1.0/card/instances/createAndDeliver', {
        cardTemplateId: cardTemplate,
        outTrackId: id,
        callbackType: 'STREAM',
        cardData: { cardParamMap: params },
        userIdType: 1,
        ...spaceOf(place, robotCode),
      });
      const delivered = cardSchema.safeParse(said).data?.result?.deliverResults ?? [];
      if (delivered.some(({ success }) => !success)) throw new DingTalkError('card', 'not delivered');
      return delivered[0]?.carrierId;
    },
    async fileAddress(code) {
      const path = '/v1.0/robot/messageFiles/download';
      const { data } = fileSchema.safeParse(await call(path, { robotCode, downloadCode: code }));
      if (!data) throw new DingTalkError(path, 'no address in the answer');
      // Some are told with http, which the storage takes with https as well.
      const url = data.downloadUrl.replace(/^http:(?!\/\/(?:127\.0\.0\.1|localhost)[:/])/u, 'https:');
      if (!isFileHost(url)) throw new DingTalkError(path, 'host not allowed');
      return url;
    },
    async departments(staff) {
      const path = '/topapi/v2/user/get';
      for (let attempt = 1; ; attempt++) {
        const used = await token.get();
        const said = await post(path, `${oapi}${path}?access_token=${encodeURIComponent(used)}`, {
          userid: staff,
        });
        const read = departmentSchema.safeParse(said);
        if (read.success) return read.data.result.dept_id_list;
        const code = String((said as { errcode?: unknown }).errcode ?? 'no departments in the answer');
        if (attempt > 1 || !OLD_TOKEN_REFUSED.has(code)) throw new DingTalkError(path, code);
        token.drop(used);
      }
    },
  };
}

function spaceOf(place: RobotTarget, robotCode: string): object {
  return 'group' in place
    ? {
        openSpaceId: `dtv1.card//IM_GROUP.${place.group}`,
        imGroupOpenSpaceModel: { supportForward: true },
        imGroupOpenDeliverModel: { robotCode },
      }
    : {
        openSpaceId: `dtv1.card//IM_ROBOT.${place.staff}`,
        imRobotOpenSpaceModel: { supportForward: true },
        imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
      };
}

/** The service's word for what went wrong; its sentence may hold what was sent. */
function codeOf(json: unknown): string | undefined {
  const { code } = (json ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code.slice(0, 80) : undefined;
}

function isTokenRefused(code: string): boolean {
  return code === '401' || /InvalidAuthentication|AccessToken/iu.test(code);
}
