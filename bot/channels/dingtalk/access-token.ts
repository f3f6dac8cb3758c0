/** Seconds before its end at which a token is no longer used. */
const MARGIN_S = 120;

export interface AccessToken {
  /** A token that counts now; fetched once for all who wait. */
  get(): Promise<string>;
  /** The service refused this one: the next `get` fetches another. */
  drop(token: string): void;
}

/** @param fetchToken asks the service for a token and the seconds for which it counts */
export function accessToken(
  fetchToken: () => Promise<{ readonly token: string; readonly seconds: number }>,
  now: () => Date,
): AccessToken {
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { token, seconds } = await fetchToken();
    held = { token, until: now().getTime() + Math.max(1, seconds - MARGIN_S) * 1000 };
    return token;
  };
  return {
    async get() {
      if (held && now().getTime() < held.until) return held.token;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    drop(token) {
      if (held?.token === token) held = undefined;
    },
  };
}
