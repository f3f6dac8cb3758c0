import { createSecretKey, type KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Signed values kept in cookies: who has signed in, and a sign-in under way. */
export interface Seal {
  /** @param seconds how long the value is good */
  sign(purpose: Purpose, value: Readonly<Record<string, unknown>>, seconds: number): Promise<string>;
  /** The value, or undefined when it is forged, expired or of another purpose. */
  open(purpose: Purpose, token: string | undefined): Promise<Record<string, unknown> | undefined>;
}

export type Purpose = 'session' | 'sign-in';

/** Values signed with HS256. A value signed for one purpose is none for another. */
export function seal(secret: string, now: () => Date): Seal {
  const key: KeyObject = createSecretKey(Buffer.from(secret, 'utf8'));
  return {
    async sign(purpose, value, seconds) {
      const { SignJWT } = await import('jose');
      const at = Math.floor(now().getTime() / 1000);
      return new SignJWT({ ...value })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(`zhiyi ${purpose}`)
        .setIssuedAt(at)
        .setExpirationTime(at + seconds)
        .sign(key);
    },
    async open(purpose, token) {
      if (!token) return undefined;
      const { jwtVerify } = await import('jose');
      const options = { algorithms: ['HS256'], audience: `zhiyi ${purpose}`, currentDate: now() };
      return jwtVerify(token, key, { ...options, requiredClaims: ['exp', 'iat'] }).then(
        ({ payload }) => payload,
        () => undefined,
      );
    },
  };
}

/** One cookie of a request. */
export function cookie(req: IncomingMessage, name: string): string | undefined {
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** A cookie that scripts cannot read; over https only where the service is shown by https. */
export function setCookie(name: string, value: string, seconds: number, secure: boolean): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

/** Names with which browsers keep a cookie to this host and to https. */
export function cookieName(purpose: Purpose, secure: boolean): string {
  return `${secure ? '__Host-' : ''}zhiyi-${purpose}`;
}
