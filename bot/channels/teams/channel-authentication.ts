import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { Refusal } from '../../access/refusal.ts';
import { type RetryLimits, unaddressed, withRetryPolicy } from './retry-policy.ts';

type Identity = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type Factory = NonNullable<Identity['connectorFactory']>;
type Claims = Identity['claimsIdentity'];
type TokenClient = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

export interface ChannelRules {
  /** Where replies may go. */
  readonly serviceAllowed: (serviceUrl: string) => boolean;
  readonly now: () => Date;
  readonly retry: RetryLimits;
}

const LONGEST_TOKEN = 16_384;
const CHANNEL_ISSUER = 'https://api.botframework.com';
const ALGORITHMS = new Set(['RS256', 'RS384', 'RS512']);
/** A token that was checked is not checked again for so long; a key that is withdrawn works no longer than that. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 1000;

/**
 * Botbuilder's checks of tokens, with what they leave open: only the Bot Connector's own tokens pass (neither another
 * bot's nor the Emulator's), an activity must name its service address, and that address must be a listed host. A
 * token that passed is remembered with the channel and address it passed for; connectors are made once an address.
 */
export class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #rules: ChannelRules;
  readonly #issuer: string;
  readonly #authenticated: boolean;
  readonly #passed = new Map<string, { readonly identity: Identity; readonly until: number }>();
  readonly #connectors = new Map<string, ReturnType<Factory['create']>>();
  readonly #tokenClients = new Map<string, TokenClient>();

  constructor(settings: Readonly<Record<string, string>>, rules: ChannelRules) {
    super({ ...settings });
    this.#rules = rules;
    this.#authenticated = settings.MicrosoftAppId !== undefined;
    this.#issuer = settings.ToBotFromChannelTokenIssuer ?? CHANNEL_ISSUER;
  }

  /** @throws Refusal */
  override async authenticateRequest(activity: Activity, header: string): Promise<Identity> {
    const token = this.#authenticated ? header : (activity.recipient?.role ?? '');
    const key = `${token}\n${activity.channelId}\n${activity.serviceUrl}`;
    const at = this.#rules.now().getTime();
    const passed = this.#passed.get(key);
    if (passed && at < passed.until) return passed.identity;
    const expires = this.#authenticated ? this.#precheck(header, activity) : Number.POSITIVE_INFINITY;
    const checked = await super.authenticateRequest(activity, header).catch((error) => {
      throw refusalOf(error);
    });
    const identity = this.#guarded(checked, activity);
    keep(this.#passed, key, { identity, until: Math.min(at + KEPT_MS, expires) });
    return identity;
  }

  override createConnectorFactory(claims: Claims): Factory {
    return this.#factory(super.createConnectorFactory(claims), appOf(claims));
  }

  override createUserTokenClient(claims: Claims): TokenClient {
    const app = appOf(claims);
    return this.#tokenClients.get(app) ?? keep(this.#tokenClients, app, super.createUserTokenClient(claims));
  }

  /** What can be told without a key. Returns when the token expires, milliseconds since 1970. */
  #precheck(header: string, activity: Activity): number {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header)?.[1];
    if (!token || token.length > LONGEST_TOKEN) throw unauthorized('form');
    try {
      const { alg, kid } = decodeProtectedHeader(token);
      const { iss, exp } = decodeJwt(token);
      if (!alg || !ALGORITHMS.has(alg) || !kid || iss !== this.#issuer || !exp || !activity.serviceUrl)
        throw unauthorized('claims');
      return exp * 1000;
    } catch (error) {
      throw error instanceof Refusal ? error : unauthorized('form');
    }
  }

  #guarded(identity: Identity, activity: Activity): Identity {
    const { serviceUrl } = activity;
    // Without replies to send there is no address to be lured to.
    if (serviceUrl && !this.#rules.serviceAllowed(serviceUrl))
      throw new Refusal(403, 'service', '不能向这个服务地址答复');
    const { connectorFactory, claimsIdentity } = identity;
    return connectorFactory
      ? { ...identity, connectorFactory: this.#factory(connectorFactory, appOf(claimsIdentity)) }
      : identity;
  }

  #factory(inner: Factory, app: string): Factory {
    const create: Factory['create'] = (serviceUrl, audience) => {
      const key = `${app}\n${serviceUrl}\n${audience}`;
      const made = this.#connectors.get(key);
      if (made) return made;
      if (serviceUrl && !this.#rules.serviceAllowed(serviceUrl))
        throw new Refusal(403, 'service', '不能向这个服务地址答复');
      const connector = inner
        .create(serviceUrl, audience)
        .then((c) => (serviceUrl ? withRetryPolicy(c, this.#rules.retry) : unaddressed(c)));
      connector.catch(() => this.#connectors.delete(key));
      return keep(this.#connectors, key, connector);
    };
    return { create } as Factory;
  }
}

function unauthorized(reason: string): Refusal {
  return new Refusal(401, `token ${reason}`, '令牌无效');
}

/** Names of errors by which the token library refuses a token: the adapter would answer 500 to them. */
const TOKEN_ERRORS = /^(?:JsonWebTokenError|NotBeforeError|TokenExpiredError)$/;

/** Of a failed check: a refused token, or keys that cannot be had now. */
function refusalOf(error: unknown): Error {
  const { name = '', statusCode } = error as { name?: string; statusCode?: number };
  if (TOKEN_ERRORS.test(name) || statusCode === 401 || statusCode === 403) return unauthorized('refused');
  const refusal = new Refusal(503, 'keys', '现在无法核对令牌', 5);
  refusal.cause = error;
  return refusal;
}

function appOf(claims: Claims): string {
  return claims.getClaimValue('aud') ?? claims.getClaimValue('appid') ?? '';
}

/** Keeps the value; of too many the oldest goes. */
function keep<V>(map: Map<string, V>, key: string, value: V): V {
  map.delete(key);
  map.set(key, value);
  if (map.size > MOST_KEPT) map.delete(map.keys().next().value as string);
  return value;
}
