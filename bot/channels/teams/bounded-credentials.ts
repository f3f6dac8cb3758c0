import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { Refusal } from '../../access/refusal.ts';
import type { Breaker } from './circuit-breaker.ts';

type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;

/** What the SDK's credentials of every kind have: from a cache, or of the login service. */
interface TokenSource {
  getToken(forceRefresh?: boolean): Promise<string>;
}

/**
 * The credentials with which replies are sent. Their library gives the login service no time limit: here it has one, and
 * who waits for a token shares the request with all others who do.
 */
export class BoundedCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #breaker: Breaker;

  constructor(settings: Readonly<Record<string, string>>, breaker: Breaker) {
    super({ ...settings });
    this.#breaker = breaker;
  }

  override async createCredentials(
    ...args: Parameters<ConfigurationServiceClientCredentialFactory['createCredentials']>
  ): Promise<Credentials> {
    const credentials = await super.createCredentials(...args);
    if (hasTokens(credentials)) bound(credentials, this.#breaker);
    return credentials;
  }
}

function hasTokens(credentials: unknown): credentials is TokenSource {
  return typeof (credentials as Partial<TokenSource> | undefined)?.getToken === 'function';
}

function bound(source: TokenSource, breaker: Breaker): void {
  const get = source.getToken.bind(source);
  let waiting: Promise<string> | undefined;
  source.getToken = (forceRefresh) => {
    waiting ??= breaker(() => get(forceRefresh))
      .catch((error: unknown) => {
        const refusal = new Refusal(502, 'credentials', '现在取不到发送答复的令牌', 10);
        refusal.cause = error;
        throw refusal;
      })
      .finally(() => {
        waiting = undefined;
      });
    return waiting;
  };
}
