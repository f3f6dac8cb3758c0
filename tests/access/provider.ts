import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { respond } from '../respond.ts';

export const CLIENT = { id: 'zhiyi-pages', secret: 'a-client-secret-of-the-example' };

/** An OpenID Connect provider as far as signing in needs one; who signs in is decided by the test. */
export interface Provider {
  readonly issuer: string;
  /** Claims of the next id token, over the usual ones. */
  claims: Record<string, unknown>;
  /** What the provider answers to a browser sent to it: the way back, with a code. */
  approve(authorizationUrl: string): string;
  close(): Promise<void>;
}

export async function provider(): Promise<Provider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'p1', use: 'sig', alg: 'RS256' };
  const nonces = new Map<string, string>();
  const state = { claims: {} as Record<string, unknown> };
  const server = createServer(async (req, res) => {
    res.setHeader('Content-Type', 'application/json');
    if (req.url === '/keys') return void res.end(JSON.stringify({ keys: [jwk] }));
    if (req.url !== '/token') return void res.end(JSON.stringify(metadata()));
    const form = new URLSearchParams(await bodyOf(req));
    const nonce = nonces.get(form.get('code') ?? '');
    if (nonce === undefined || !form.get('code_verifier'))
      return respond(res, 400, {}, '{"error":"invalid_grant"}');
    const id_token = await new SignJWT({ sub: 'user-1', name: '小王', nonce, ...state.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'p1' })
      .setIssuer(typeof state.claims.iss === 'string' ? state.claims.iss : issuer)
      .setAudience(CLIENT.id)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    res.end(JSON.stringify({ access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
  return {
    issuer,
    get claims() {
      return state.claims;
    },
    set claims(claims) {
      state.claims = claims;
    },
    approve(authorizationUrl) {
      const { searchParams } = new URL(authorizationUrl);
      const code = `code-${nonces.size}`;
      nonces.set(code, searchParams.get('nonce') ?? '');
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
      return back.href;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
