import type { JWK } from 'jose';
import { z } from 'zod';
import type { Breaker } from './circuit-breaker.ts';

const metadata = z.object({ jwks_uri: z.url() });
const published = z.object({
  keys: z.array(
    z.looseObject({ kid: z.string(), kty: z.string(), endorsements: z.array(z.string()).optional() }),
  ),
});

export interface SigningKey {
  readonly jwk: JWK;
  /** Channels it may sign for; undefined: any. */
  readonly endorsements?: readonly string[] | undefined;
}

interface Parts {
  /** Address of the OpenID metadata. */
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly breaker: Breaker;
  readonly now: () => Date;
}

const DAY_MS = 86_400_000;
/** Keys are fetched anew after a day. Source: Bot Connector authentication, "cache for 24 hours". */
const FRESH_MS = DAY_MS;
/** While their host is away keys go on being used so long. */
const USABLE_MS = 2 * DAY_MS;
/** A key id that is not among the keys has them fetched again at most so often. */
const AGAIN_MS = 5 * 60_000;

/**
 * The keys by which a token service signs. Who waits for a fetch shares it with all others who do.
 * @returns the key of an id, undefined when it is none of them
 */
export function signingKeys({
  url,
  fetch,
  breaker,
  now,
}: Parts): (kid: string) => Promise<SigningKey | undefined> {
  let held: { readonly keys: ReadonlyMap<string, SigningKey>; readonly at: number } | undefined;
  let fetching: Promise<void> | undefined;

  const get = async (address: string, signal: AbortSignal): Promise<unknown> => {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`${response.status} from ${new URL(address).host}`);
    return response.json();
  };
  const refresh = (): Promise<void> => {
    fetching ??= breaker(async (signal) => {
      const { jwks_uri } = metadata.parse(await get(url, signal));
      const { keys } = published.parse(await get(jwks_uri, signal));
      const byId = keys.map((key) => [key.kid, { jwk: key as JWK, endorsements: key.endorsements }] as const);
      held = { keys: new Map(byId), at: now().getTime() };
    }).finally(() => {
      fetching = undefined;
    });
    return fetching;
  };
  /** A clock that jumped back makes them old. */
  const age = (): number => {
    const ms = held ? now().getTime() - held.at : Number.POSITIVE_INFINITY;
    return ms < 0 ? FRESH_MS : ms;
  };

  return async (kid) => {
    if (age() >= FRESH_MS)
      await refresh().catch((error) => {
        if (age() >= USABLE_MS) throw error;
      });
    else if (!held?.keys.has(kid) && age() >= AGAIN_MS) await refresh();
    return held?.keys.get(kid);
  };
}
