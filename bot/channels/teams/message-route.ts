import type { Activity } from 'botbuilder';
import type { RateLimit } from '../../access/rate-limit.ts';
import { Refusal, tooOften } from '../../access/refusal.ts';
import {
  type HttpRequest,
  type Route,
  sendError,
  sendJson,
  sendNothing,
  sendRefusal,
} from '../../routes/http.ts';
import { problemOf } from './activity-schema.ts';
import type { TeamsChannel } from './teams-channel.ts';

interface Parts {
  /** Loads while the server is listening already. */
  readonly channel: () => Promise<TeamsChannel>;
  readonly refused: (refusal: Refusal) => void;
  /** Whether the server may be spoken to under the name of a Host header; absent: under any. */
  readonly hostAllowed?: ((host: string | undefined) => boolean) | undefined;
  /** Counts bad tokens by address; good ones are never counted. */
  readonly badTokens: RateLimit;
  readonly address: (req: HttpRequest) => string;
}

/** POST /api/messages: the Bot Framework endpoint. What is no activity gets 400 here, never a server error. */
export function messageRoute(parts: Parts): Route {
  const { channel, refused, hostAllowed, badTokens, address } = parts;
  return {
    method: 'post',
    path: '/api/messages',
    async handle(req, res) {
      // A page that a browser on this machine has open must not speak to the bot under a name of its own.
      if (hostAllowed && !hostAllowed(req.headers.host)) {
        refused(new Refusal(403, 'host', '不是本机的名字'));
        return sendError(res, 403, 'Forbidden', '没有身份验证时只能用本机的名字访问');
      }
      const problem = problemOf(req.body);
      if (problem) return sendError(res, 400, 'BadSyntax', problem);
      const { receive } = await channel();
      try {
        const answer = await receive(req.headers.authorization ?? '', completed(req.body));
        if (answer?.body !== undefined) sendJson(res, answer.status, answer.body);
        else sendNothing(res, answer?.status ?? 200);
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        refused(refusal);
        const wait = refusal.status === 401 ? badTokens.take(address(req)) : 0;
        await sendRefusal(res, wait > 0 ? new Refusal(429, 'tokens', tooOften(wait), wait) : refusal);
      }
    },
  };
}

/** Names of the errors by which the connector's client tells that a reply did not arrive. */
const UNDELIVERED = new Set(['RestError', 'AbortError', 'HttpError', 'TimeoutError']);

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error) || !UNDELIVERED.has(error.name)) return undefined;
  const refusal = new Refusal(502, 'connector', '答复没有送到');
  refusal.cause = error;
  return refusal;
}

/** botbuilder wants no null where a field may be absent, a sender and a recipient, and of an invoke and an edit what it looks into. */
function completed(body: unknown): Activity {
  const activity = { ...(body as Record<string, unknown>) };
  for (const field in activity) if (activity[field] === null) delete activity[field];
  if (activity.type === 'invoke' && typeof activity.value !== 'object') activity.value = {};
  if (activity.type === 'messageUpdate' || activity.type === 'messageDelete') activity.channelData ??= {};
  activity.channelId ??= 'unknown';
  activity.serviceUrl ??= '';
  activity.from ??= { id: 'unknown', name: '' };
  activity.recipient ??= { id: 'zhiyi', name: '知依' };
  return activity as unknown as Activity;
}
