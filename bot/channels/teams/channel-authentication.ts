import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { Refusal } from '../../access/refusal.ts';
import { BoundedCredentials } from './bounded-credentials.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { type RetryLimits, unaddressed, withRetryPolicy } from './retry-policy.ts';
import { signingKeys } from './signing-keys.ts';
import { checkToken } from './token-check.ts';

type Identity = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type Factory = NonNullable<Identity['connectorFactory']>;
type Claims = Identity['claimsIdentity'];
type TokenClient = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

export interface ChannelRules {
  /** Where replies may go. */
  readonly serviceAllowed: (serviceUrl: string) => boolean;
  readonly now: () => Date;
  readonly fetch: typeof fetch;
  readonly retry: RetryLimits;
}

const CHANNEL_ISSUER = 'https://api.botframework.com';
const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const PUBLIC_CALLER = 'urn:botframework:azure';
/** At most 3 s for both attempts together. */
const HOST_LIMITS = { attemptMs: 1500, openMs: 10_000 };
/** A token that was checked is not checked again for so long; a key that is withdrawn works no longer than that. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 1000;

/**
 * Botbuilder's authentication with the checks of tokens replaced: its own fetch keys without a time limit, print all of
 * them when one is asked for that is none of them, and pass what was not meant for this bot. Only the Bot Connector's
 * tokens pass, an activity must name its service address, and that address must be a listed host. A token that passed is
 * remembered with the channel and address it passed for; connectors are made once an address.
 */
export class ChannelAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #rules: ChannelRules;
  readonly #audience: string;
  readonly #callerId: string | undefined;
  readonly #tokens: Parameters<typeof checkToken>[1];
  readonly #authenticated: boolean;
  readonly #passed = new Map<string, { readonly identity: Identity; readonly until: number }>();
  readonly #connectors = new Map<string, ReturnType<Factory['create']>>();
  readonly #tokenClients = new Map<string, TokenClient>();

  constructor(settings: Readonly<Record<string, string>>, rules: ChannelRules) {
    super(
      { ...settings },
      new BoundedCredentials(
        settings,
        circuitBreaker({ ...HOST_LIMITS, of: 'login service', now: rules.now }),
      ),
    );
    this.#rules = rules;
    this.#authenticated = settings.MicrosoftAppId !== undefined;
    this.#audience = settings.ToChannelFromBotOAuthScope ?? CHANNEL_ISSUER;
    // As the SDK: replacing one of its addresses replaces the caller's name as well.
    const replaced = Object.keys(settings).some((name) => /^To(?:Bot|Channel)From/.test(name));
    this.#callerId = settings.CallerId ?? (replaced ? undefined : PUBLIC_CALLER);
    this.#tokens = {
      issuer: settings.ToBotFromChannelTokenIssuer ?? CHANNEL_ISSUER,
      appId: settings.MicrosoftAppId ?? '',
      keyOf: signingKeys({
        url: settings.ToBotFromChannelOpenIdMetadataUrl ?? METADATA,
        fetch: rules.fetch,
        breaker: circuitBreaker({ ...HOST_LIMITS, of: 'signing keys', now: rules.now }),
        now: rules.now,
      }),
      now: rules.now,
    };
  }

  /** @throws Refusal */
  override async authenticateRequest(activity: Activity, header: string): Promise<Identity> {
    const token = this.#authenticated ? header : (activity.recipient?.role ?? '');
    const key = `${token}\n${activity.channelId}\n${activity.serviceUrl}`;
    const at = this.#rules.now().getTime();
    const passed = this.#passed.get(key);
    if (passed && at < passed.until) return passed.identity;
    const { identity: checked, expires } = this.#authenticated
      ? await this.#identify(header, activity)
      : { identity: await super.authenticateRequest(activity, header), expires: Number.POSITIVE_INFINITY };
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

  /** An identity as the SDK makes it of a token that it has checked. */
  async #identify(header: string, activity: Activity): Promise<{ identity: Identity; expires: number }> {
    const purpose = { channel: activity.channelId, serviceUrl: activity.serviceUrl };
    const payload = await checkToken(header, this.#tokens, purpose);
    const claims = Object.entries(payload).map(([type, value]) => ({ type, value: String(value) }));
    const claimsIdentity = {
      claims,
      authenticationType: true,
      isAuthenticated: true,
      getClaimValue: (type: string) => claims.find((c) => c.type === type)?.value ?? null,
    } as unknown as Claims;
    const identity = {
      audience: this.#audience,
      claimsIdentity,
      ...(this.#callerId ? { callerId: this.#callerId } : {}),
      connectorFactory: super.createConnectorFactory(claimsIdentity),
    } as Identity;
    return { identity, expires: payload.exp * 1000 };
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
