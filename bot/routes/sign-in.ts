import type { ServerResponse } from 'node:http';
import type { EndedSessions } from '../access/ended-sessions.ts';
import { readSession, sessionOf } from '../access/page-access.ts';
import { Refusal } from '../access/refusal.ts';
import { cookie, cookieName, type Purpose, type Seal, setCookie } from '../access/session.ts';
import type { PagesRule } from '../access/settings.ts';
import { CALLBACK, readPending, type SignIn } from '../access/sign-in.ts';
import type { Visitor } from '../access/visitor.ts';
import { type HttpRequest, type Route, sendNothing, sendRefusal } from './http.ts';

interface Parts {
  readonly rule: Extract<PagesRule, { kind: 'oidc' }>;
  readonly seal: Seal;
  readonly provider: SignIn;
  /** Groups that decide about access: only these are kept in the session. */
  readonly groups: () => readonly string[];
  readonly failed: (error: unknown) => void;
  readonly ended: EndedSessions;
  /** Told of each session that was signed out of. */
  readonly signedOut: (session: string) => void;
  readonly newId: () => string;
}

/** Seconds that a sign-in may take. */
const SIGN_IN_S = 600;

/** Signing in and out of the pages at an OpenID Connect provider. */
export function signInRoutes(parts: Parts): Route[] {
  const { rule, seal, provider, groups, failed, ended, signedOut, newId } = parts;
  const secure = rule.publicUrl.startsWith('https:');
  const set = (purpose: Purpose, value: string, seconds: number): string =>
    setCookie(cookieName(purpose, secure), value, seconds, secure);
  const unavailable = (res: ServerResponse, error: unknown): void => {
    failed(error);
    void sendRefusal(res, new Refusal(503, 'provider', '登录没有成功,请稍后再试', 5));
  };
  const begin = async (to: string, res: ServerResponse): Promise<void> => {
    const { url, pending } = await provider.begin(to);
    const value = await seal.sign('sign-in', pending, SIGN_IN_S);
    redirect(res, url, [set('sign-in', value, SIGN_IN_S)]);
  };
  const finish = async (req: HttpRequest, res: ServerResponse): Promise<void> => {
    const pending = readPending(await seal.open('sign-in', cookie(req, cookieName('sign-in', secure))));
    if (!pending) return sendRefusal(res, new Refusal(403, 'sign-in', '登录超时或没有开始,请重新打开页面'));
    const { search } = new URL(req.url ?? '', 'http://localhost');
    const visitor: Visitor = await provider.finish(new URL(`${rule.publicUrl}${CALLBACK}${search}`), pending);
    const seconds = rule.hours * 3600;
    const value = await seal.sign('session', sessionOf(visitor, groups(), newId()), seconds);
    redirect(res, pending.to, [set('session', value, seconds), set('sign-in', '', 0)]);
  };
  return [
    {
      method: 'get',
      path: '/access/sign-in',
      handle: (req, res) => begin(ownPath(req), res).catch((error) => unavailable(res, error)),
    },
    {
      method: 'get',
      path: CALLBACK,
      handle: (req, res) => finish(req, res).catch((error) => unavailable(res, error)),
    },
    {
      method: 'post',
      path: '/access/sign-out',
      async handle(req, res) {
        const session = (await readSession(req, { seal, ended, secure }))?.session;
        if (session) {
          ended.end(session.id, session.until);
          signedOut(session.id);
        }
        redirect(res, '/', [set('session', '', 0)], 303);
      },
    },
  ];
}

/** Where to go after signing in: a path of this service; anything else is the first page. */
function ownPath(req: HttpRequest): string {
  const to = new URL(req.url ?? '', 'http://localhost').searchParams.get('to') ?? '/';
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(to) && to.length <= 1500 ? to : '/';
}

function redirect(res: ServerResponse, to: string, cookies: readonly string[], status = 302): void {
  sendNothing(res, status, { Location: to, 'Set-Cookie': [...cookies], 'Cache-Control': 'no-store' });
}
