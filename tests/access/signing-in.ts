import { CLIENT, type Provider } from './provider.ts';

/** Settings of a server whose pages are entered by a provider. */
export function byProvider({ issuer }: Provider): Record<string, string> {
  return {
    ZHIYI_PAGES: 'oidc',
    ZHIYI_PUBLIC_URL: 'https://zhiyi.example',
    ZHIYI_OIDC_ISSUER: issuer,
    ZHIYI_OIDC_CLIENT_ID: CLIENT.id,
    ZHIYI_OIDC_CLIENT_SECRET: CLIENT.secret,
    ZHIYI_SESSION_SECRET: 'a-session-secret-of-the-example-0123456789',
  };
}

export interface Browser {
  /** Asks for a page and follows no redirection. */
  get(address: string, cookie?: string): Promise<Response>;
  /** Signs in somebody of whom the provider claims this, and gives the cookies of the session; `to` is the page gone to. */
  signIn(claims: Record<string, unknown>, to: string): Promise<{ cookie: string; location: string | null }>;
}

/** What a browser does that comes to a server by way of its provider. */
export function browserAt(local: string, own: Provider): Browser {
  const get: Browser['get'] = (address, cookie = '') =>
    fetch(local + address, { headers: { cookie }, redirect: 'manual' });
  return {
    get,
    async signIn(claims, to) {
      own.claims = claims;
      const begun = await get(`/access/sign-in?to=${encodeURIComponent(to)}`);
      const back = new URL(own.approve(begun.headers.get('Location') ?? ''));
      const done = await get(back.pathname + back.search, cookiesOf(begun));
      return { cookie: cookiesOf(done), location: done.headers.get('Location') };
    },
  };
}

/** The cookies that a response sets, as a browser sends them back. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
