import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Visitor } from './visitor.ts';

/**
 * Tokens of forms: a page of another site can make a browser send a form here with the visitor's cookie or by way of the
 * visitor's proxy, but cannot read the token that belongs in it.
 */
export interface FormTokens {
  of(visitor: Visitor): string;
  /** Whether a form that was sent is one of this visitor's own pages. */
  isGood(visitor: Visitor, token: string | undefined, req: IncomingMessage): boolean;
}

/** @param secret shared by all instances behind one address */
export function formTokens(secret: string | Buffer): FormTokens {
  const of = ({ id = '', session }: Visitor): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['form', id, session?.id ?? '']))
      .digest('base64url');
  return {
    of,
    isGood(visitor, token = '', req) {
      // Browsers that tell where a request comes from are believed when it is elsewhere.
      const site = req.headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin') return false;
      const [given, expected] = [Buffer.from(token), Buffer.from(of(visitor))];
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
