import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const APP = '11111111-2222-3333-4444-555555555555';
export const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
export const SERVICE_URL = 'https://smba.trafficmanager.net/example/';
const ISSUER = 'https://api.botframework.com';

export interface TokenParts {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Seconds from now when it expires. */
  readonly expiresIn?: number;
  /** Sign with a key that is not published. */
  readonly foreign?: boolean;
}

/** The Bot Framework's token service as far as a bot sees it: metadata, keys, and tokens signed by them. */
export interface KeyServer {
  readonly env: Record<string, string>;
  token(parts?: TokenParts): Promise<string>;
  /** Addresses that were asked for. */
  readonly asked: string[];
  /** Answers no more: neither keys nor logins. */
  hang(): void;
  close(): Promise<void>;
}

/** Starts on a port of its own, because the connector's library keeps metadata by address. */
export async function keyServer(
  endorsements: readonly string[] = ['msteams', 'webchat'],
): Promise<KeyServer> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'key-1', use: 'sig', endorsements };
  const asked: string[] = [];
  let hanging = false;
  const server = createServer((req, res) => {
    asked.push(req.url ?? '');
    if (hanging) return;
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const body = req.url === '/keys' ? { keys: [jwk] } : { issuer: ISSUER, jwks_uri: `${base}/keys` };
    res.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    hang() {
      hanging = true;
    },
    env: {
      MicrosoftAppId: APP,
      MicrosoftAppPassword: 'a-password-of-the-example',
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: TENANT,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/emulator`,
      ToChannelFromBotLoginUrl: `${url}/login`,
      ToChannelFromBotOAuthScope: ISSUER,
      OAuthUrl: url,
      ValidateAuthority: 'false',
    },
    async token({ claims = {}, header = {}, expiresIn = 3600, foreign: byOther = false } = {}) {
      const at = Math.floor(Date.now() / 1000);
      return new SignJWT({ serviceurl: SERVICE_URL, iss: ISSUER, aud: APP, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1', typ: 'JWT', ...header })
        .setIssuedAt(at - 60)
        .setNotBefore(at - 60)
        .setExpirationTime(at + expiresIn)
        .sign(byOther ? foreign.privateKey : own.privateKey);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
