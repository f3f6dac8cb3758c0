import type { IncomingMessage } from 'node:http';
import { isSigned } from '../channels/dingtalk/signature.ts';
import type { Config } from '../config.ts';

/** How an organisation is told by a request. */
export interface OrganisationAddress {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly config: Pick<Config, 'bot' | 'dingtalk'>;
}

/** RequestOwner request it is; or why it is nobody's, with the status that says so. */
export type RequestOwner =
  | { readonly id: string }
  | { readonly status: 401 | 404 | 421; readonly why: string; readonly host?: 'unknown' };

interface Parts {
  readonly addresses: readonly OrganisationAddress[];
  /** Names at which the bots of all are spoken to. */
  readonly channelHosts: readonly string[];
  readonly now: () => Date;
}

const NO_SUCH_HOST = '这里没有这个网址的单位,请核对网址';

/**
 * Tells whose a request is: by its Host header; at the names that the bots share, by whom the token is for, or who signed. What
 * is told by a token or a signature here lets nobody in: the organisation's own channel checks it as if it had come to it alone.
 */
export function organisationOf({
  addresses,
  channelHosts,
  now,
}: Parts): (req: IncomingMessage) => RequestOwner {
  const byHost = new Map(addresses.flatMap(({ id, hosts }) => hosts.map((host) => [host, id] as const)));
  const shared = new Set(channelHosts);
  const byApp = new Map(
    addresses.flatMap(({ id, config }) => {
      const app = config.bot.MicrosoftAppId;
      return app ? [[app.toLowerCase(), id] as const] : [];
    }),
  );
  const signedBy = ({ headers: { timestamp, sign } }: IncomingMessage): string | undefined =>
    addresses.find(({ config: { dingtalk } }) => {
      return (
        dingtalk?.mode === 'callback' &&
        isSigned(String(timestamp ?? ''), String(sign ?? ''), dingtalk.clientSecret, now())
      );
    })?.id;
  const byChannel = (req: IncomingMessage): RequestOwner => {
    const at = (req.url ?? '').split('?')[0];
    if (at === '/api/messages') {
      const id = byApp.get(audienceOf(req.headers.authorization).toLowerCase());
      return id ? { id } : { status: 401, why: '令牌不是给这里的机器人的' };
    }
    if (at === '/api/dingtalk') {
      const id = signedBy(req);
      return id ? { id } : { status: 401, why: '签名不对' };
    }
    return { status: 404, why: '这个网址只收机器人的消息' };
  };
  return (req) => {
    const host = hostOf(req);
    if (host === undefined) return { status: 421, why: NO_SUCH_HOST };
    const id = byHost.get(host);
    if (id) return { id };
    return shared.has(host) ? byChannel(req) : { status: 421, why: NO_SUCH_HOST, host: 'unknown' };
  };
}

/** The name of a Host header; undefined where the address of the request names another host, which would be believed elsewhere. */
function hostOf({ headers, url = '' }: IncomingMessage): string | undefined {
  const host = nameOf(headers.host ?? '');
  if (url.startsWith('/') || !URL.canParse(url)) return host;
  return nameOf(new URL(url).host) === host ? host : undefined;
}

/** Example: Water.Example.cn.:8443 → water.example.cn */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

/** For whom a token says it is; nothing of it is proven. */
function audienceOf(authorization = ''): string {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  if (!payload || payload.length > 16_384) return '';
  try {
    const { aud } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { aud?: unknown };
    return typeof aud === 'string' ? aud : '';
  } catch {
    return '';
  }
}
