import type { Activity } from '@microsoft/agents-activity';
import {
  CloudAdapter,
  type ConnectorClient,
  type HeaderPropagationCollection,
  type TurnContext,
} from '@microsoft/agents-hosting';
import type { InvokeResponse } from 'botbuilder';
import { Refusal } from '../../../access/refusal.ts';
import type { ChannelRules } from '../channel-authentication.ts';
import { circuitBreaker } from '../circuit-breaker.ts';
import { signingKeys } from '../signing-keys.ts';
import { checkToken } from '../token-check.ts';
import { receivedActivity } from './sdk-activity.ts';

type Identity = NonNullable<Parameters<CloudAdapter['process']>[0]['user']>;
type Logic = (context: TurnContext) => Promise<void>;

const CHANNEL_ISSUER = 'https://api.botframework.com';
const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const LOGIN = 'https://login.microsoftonline.com';
/** At most 3 s for both attempts together. */
const HOST_LIMITS = { attemptMs: 1500, openMs: 10_000 };

/**
 * The adapter of the successor of botbuilder, as a function from an activity to its response. Tokens are checked as for
 * botbuilder: the SDK's own check fetches keys without a time limit and knows neither endorsements nor other metadata.
 */
export class AgentsAdapter extends CloudAdapter {
  readonly #rules: ChannelRules;
  readonly #tokens: Parameters<typeof checkToken>[1] | undefined;
  readonly #login: ReturnType<typeof circuitBreaker>;

  constructor(settings: Readonly<Record<string, string>>, rules: ChannelRules) {
    super(authConfigOf(settings));
    const { now } = rules;
    this.#rules = rules;
    this.#login = circuitBreaker({ ...HOST_LIMITS, of: 'login service', now });
    const appId = settings.MicrosoftAppId;
    this.#tokens =
      appId === undefined
        ? undefined
        : {
            issuer: settings.ToBotFromChannelTokenIssuer ?? CHANNEL_ISSUER,
            appId,
            keyOf: signingKeys({
              url: settings.ToBotFromChannelOpenIdMetadataUrl ?? METADATA,
              fetch: rules.fetch,
              breaker: circuitBreaker({ ...HOST_LIMITS, of: 'signing keys', now }),
              now,
            }),
            now,
          };
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }

  /**
   * Authenticates, runs the turn, returns what to answer.
   * @throws Refusal when the token or the service address is refused
   */
  async answer(header: string, body: object, logic: Logic): Promise<InvokeResponse | undefined> {
    const { channelId = '', serviceUrl } = body as { channelId?: string; serviceUrl?: string };
    const user = this.#tokens && (await checkToken(header, this.#tokens, { channel: channelId, serviceUrl }));
    if (serviceUrl) this.#allow(serviceUrl);
    const response = new Response();
    const read = { ...receivedActivity(body), channelId };
    const request = { body: read as unknown as Record<string, unknown>, headers: {}, method: 'POST' };
    await this.process({ ...request, ...(user ? { user: user as Identity } : {}) }, response, logic);
    return { status: response.code, body: response.body };
  }

  /** A client without an address would need a token for none; replies that are waited for need no client. */
  protected override resolveIfConnectorClientIsNeeded(activity: Activity): boolean {
    return activity.deliveryMode !== 'expectReplies' && Boolean(activity.serviceUrl);
  }

  /** Its library gives the login service no time limit. */
  protected override async createConnectorClientWithIdentity(
    identity: Identity,
    activity: Activity,
    headers?: HeaderPropagationCollection,
  ): Promise<ConnectorClient> {
    this.#allow(activity.serviceUrl ?? '');
    const make = () => super.createConnectorClientWithIdentity(identity, activity, headers);
    return this.#login(make).catch((error: unknown) => {
      const refusal = new Refusal(502, 'credentials', '现在取不到发送答复的令牌', 10);
      refusal.cause = error;
      throw refusal;
    });
  }

  /** Its own client waits for ever; what failed is not sent again, as it may have arrived. */
  override async sendActivities(
    ...args: Parameters<CloudAdapter['sendActivities']>
  ): ReturnType<CloudAdapter['sendActivities']> {
    const { wholeMs } = this.#rules.retry;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      const late = Object.assign(new Error(`no answer in ${wholeMs} ms`), { name: 'TimeoutError' });
      timer = setTimeout(() => reject(late), wholeMs);
    });
    try {
      return await Promise.race([super.sendActivities(...args), limit]);
    } finally {
      clearTimeout(timer);
    }
  }

  #allow(serviceUrl: string): void {
    if (!this.#rules.serviceAllowed(serviceUrl)) throw new Refusal(403, 'service', '不能向这个服务地址答复');
  }
}

/** What the SDK writes its answer to. */
class Response {
  code = 200;
  body: unknown;
  headersSent = false;
  writableEnded = false;
  status(code: number): this {
    this.code = code;
    return this;
  }
  setHeader(): this {
    return this;
  }
  send(body?: unknown): this {
    this.body = body;
    return this;
  }
  end(): this {
    this.writableEnded = true;
    return this;
  }
}

/** The settings of Bot Framework in the words of the SDK. */
function authConfigOf(
  settings: Readonly<Record<string, string>>,
): ConstructorParameters<typeof CloudAdapter>[0] {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, MicrosoftAppType } = settings;
  if (MicrosoftAppId === undefined) return {};
  return {
    clientId: MicrosoftAppId,
    authType: MicrosoftAppType === 'UserAssignedMSI' ? 'UserManagedIdentity' : 'ClientSecret',
    ...(MicrosoftAppPassword ? { clientSecret: MicrosoftAppPassword } : {}),
    ...(MicrosoftAppTenantId ? { tenantId: MicrosoftAppTenantId } : {}),
    authority: settings.ToChannelFromBotLoginUrl ?? LOGIN,
  };
}
