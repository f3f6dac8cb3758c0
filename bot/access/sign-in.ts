import type { Configuration } from 'openid-client';
import { z } from 'zod';
import { LOOPBACK_HOSTS } from './service-hosts.ts';
import type { PagesRule } from './settings.ts';
import type { Visitor } from './visitor.ts';

type OidcRule = Extract<PagesRule, { kind: 'oidc' }>;

const pendingSignIn = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
});

/** A sign-in under way; kept by the browser in a signed cookie. */
export type PendingSignIn = z.infer<typeof pendingSignIn>;

export const readPending = (value: unknown): PendingSignIn | undefined => pendingSignIn.safeParse(value).data;

/** Signing in at an OpenID Connect provider: authorization code with PKCE, state and nonce. */
export interface SignIn {
  begin(to: string): Promise<{ readonly url: string; readonly pending: PendingSignIn }>;
  /** @throws when the provider's answer is not the one to this sign-in */
  finish(callback: URL, pending: PendingSignIn): Promise<Visitor>;
}

export const CALLBACK = '/access/callback';

/** The provider's metadata is fetched at the first sign-in and kept; a failure is not kept. */
export function signIn(rule: OidcRule): SignIn {
  let discovered: Promise<Configuration> | undefined;
  const provider = async () => {
    const client = await import('openid-client');
    const issuer = new URL(rule.issuer);
    // Plain http is for a provider on the own machine; the settings refuse it elsewhere.
    const plain = issuer.protocol === 'http:' && LOOPBACK_HOSTS.includes(issuer.hostname);
    discovered ??= client
      .discovery(issuer, rule.clientId, rule.clientSecret, undefined, {
        ...(plain ? { execute: [client.allowInsecureRequests] } : {}),
      })
      .catch((error) => {
        discovered = undefined;
        throw error;
      });
    return { client, configuration: await discovered };
  };
  return {
    async begin(to) {
      const { client, configuration } = await provider();
      const verifier = client.randomPKCECodeVerifier();
      const pending = { state: client.randomState(), nonce: client.randomNonce(), verifier, to };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: `${rule.publicUrl}${CALLBACK}`,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
      });
      return { url: url.href, pending };
    },
    async finish(callback, pending) {
      const { client, configuration } = await provider();
      const tokens = await client.authorizationCodeGrant(configuration, callback, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider sent no id token');
      return visitorOf(claims);
    },
  };
}

/** Entra's object id where there is one: the same id as in Teams; else the subject. */
function visitorOf(claims: Readonly<Record<string, unknown>>): Visitor {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const groups = Array.isArray(claims.groups) ? claims.groups.filter((g) => typeof g === 'string') : [];
  const id = text(claims.oid) ?? text(claims.sub);
  const name = text(claims.name);
  return { ...(id ? { id } : {}), ...(name ? { name } : {}), ...(groups.length > 0 ? { groups } : {}) };
}
