import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { Proxies } from './client-address.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { isLoopbackName } from './loopback-name.ts';
import { cookie, cookieName, type Seal } from './session.ts';
import type { PagesRule } from './settings.ts';
import { isListed, type Visitor } from './visitor.ts';

/** Who is at the pages, by the rule that is configured. */
export type Found =
  | { readonly kind: 'in'; readonly visitor: Visitor }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'out'; readonly why: string };

export interface PageAccess {
  find(req: IncomingMessage): Promise<Found>;
}

interface Parts {
  readonly rule: PagesRule;
  readonly seal?: Seal;
  /** Sessions that were signed out of. */
  readonly ended?: EndedSessions;
  readonly believed: Proxies;
  readonly lists: { readonly users: readonly string[]; readonly groups: readonly string[] };
}

const session = z.looseObject({
  sid: z.string(),
  exp: z.number(),
  id: z.string(),
  name: z.string().optional(),
  groups: z.array(z.string()).optional(),
});

/** The session of a cookie that is good; `ended` by signing out it is none. */
export async function readSession(
  req: IncomingMessage,
  { seal, ended, secure }: { readonly seal: Seal; readonly ended: EndedSessions; readonly secure: boolean },
): Promise<Visitor | undefined> {
  const held = await seal.open('session', cookie(req, cookieName('session', secure)));
  const read = session.safeParse(held).data;
  if (!read || read.id === '' || ended.has(read.sid)) return undefined;
  const { id, name, groups, sid, exp } = read;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(groups ? { groups } : {}),
    session: { id: sid, until: exp * 1000 },
  };
}

/** The session as it is kept in the cookie: many groups make it too large, so only those that decide are kept. */
export function sessionOf(visitor: Visitor, groups: readonly string[], sid: string): Record<string, unknown> {
  const listed = new Set(groups.map((g) => g.toLowerCase()));
  const kept = visitor.groups?.filter((g) => listed.has(g.toLowerCase()));
  return { sid, id: visitor.id, name: visitor.name, ...(kept && kept.length > 0 ? { groups: kept } : {}) };
}

export function pageAccess({ rule, seal, ended, believed, lists }: Parts): PageAccess {
  const listed = (visitor: Visitor): Found =>
    isListed(visitor, lists)
      ? { kind: 'in', visitor }
      : { kind: 'out', why: '您不在可以使用知依的名单里。如需使用,请联系管理员。' };
  return {
    async find(req) {
      switch (rule.kind) {
        case 'off':
          return { kind: 'out', why: '网页没有开放。请在聊天软件里使用知依,或请管理员设置 ZHIYI_PAGES。' };
        case 'open':
          // Another site's name that resolves to this machine must not read the pages through a visitor's browser.
          if (rule.loopbackOnly && !isLoopbackName(req.headers.host))
            return { kind: 'out', why: '只能在本机上使用。' };
          return { kind: 'in', visitor: {} };
        case 'proxy':
          return listedOrOut(proxyUser(req, rule.header, believed), listed);
        case 'oidc': {
          const secure = rule.publicUrl.startsWith('https:');
          const visitor = seal && ended && (await readSession(req, { seal, ended, secure }));
          return visitor ? listed(visitor) : { kind: 'sign-in' };
        }
      }
    },
  };
}

function listedOrOut(user: string | undefined, listed: (visitor: Visitor) => Found): Found {
  return user ? listed({ id: user }) : { kind: 'out', why: '请经单位的登录入口访问。' };
}

/** The name a believed proxy gives; a header from anywhere else is not looked at. */
function proxyUser(req: IncomingMessage, header: string, believed: Proxies): string | undefined {
  if (!believed.has(req.socket.remoteAddress)) return undefined;
  const value = req.headers[header];
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value.trim() : undefined;
}
