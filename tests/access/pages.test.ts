import { decodeJwt, SignJWT } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { endedSessions } from '../../bot/access/ended-sessions.ts';
import { type Provider, provider } from './provider.ts';
import { serverUnderTest, type UnderTest } from './server-under-test.ts';
import { byProvider, cookiesOf } from './signing-in.ts';

const SECRET = 'a-session-secret-of-the-example-0123456789';
let open: (UnderTest | Provider)[] = [];
afterEach(async () => {
  for (const one of open) await ('stop' in one ? one.stop() : one.close());
  open = [];
});

async function server(env: Record<string, string>, now = () => new Date()): Promise<UnderTest> {
  const made = await serverUnderTest(env, { now });
  open.push(made);
  return made;
}

const get = (running: UnderTest, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(running.local + path, { headers, redirect: 'manual' });

const PRIVATE = ['/', '/read', '/read/example-flood', '/api/documents', '/api/search?q=演练'];

/** With fetch no other Host can be sent. */
async function withHost(running: UnderTest, host: string): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(running.local, { headers: { Host: host } }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('on the own machine the pages are open, but not to a name that only leads there', async () => {
  const running = await server({});
  for (const path of PRIVATE) expect((await get(running, path)).status, path).toBe(200);
  expect(await (await get(running, '/')).text()).not.toContain('退出登录');
  const head = await fetch(running.local, { method: 'HEAD' });
  expect(Number(head.headers.get('Content-Length'))).toBeGreaterThan(1000);
  expect(await withHost(running, `localhost:${running.port}`)).toBe(200);
  expect(await withHost(running, 'rebound.example')).toBe(403);
});

test('elsewhere they are closed until a rule is chosen, with a page in Chinese that says so', async () => {
  const running = await server({ ZHIYI_PUBLIC_URL: 'https://zhiyi.example' });
  for (const path of PRIVATE) expect((await get(running, path)).status, path).toBe(403);
  const page = await get(running, '/read');
  expect(await page.text()).toContain('网页没有开放');
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  const token = await fetch(`${running.local}/v3/directline/tokens/generate`, { method: 'POST' });
  expect(token.status).toBe(403);
  expect((await get(running, '/healthz')).status).toBe(200);
});

test("a reverse proxy's header counts only from the proxy's address", async () => {
  const env = { ZHIYI_PAGES: 'proxy', ZHIYI_PROXY_HEADER: 'X-Forwarded-User', ZHIYI_USERS: 'wang,li' };
  const believed = await server({ ...env, ZHIYI_PROXY_ADDRESSES: '127.0.0.1' });
  expect((await get(believed, '/read', { 'x-forwarded-user': 'wang' })).status).toBe(200);
  expect((await get(believed, '/read', { 'x-forwarded-user': 'zhao' })).status).toBe(403);
  expect((await get(believed, '/read')).status).toBe(403);
  const stranger = await server({ ...env, ZHIYI_PROXY_ADDRESSES: '10.0.0.0/8' });
  expect((await get(stranger, '/read', { 'x-forwarded-user': 'wang' })).status).toBe(403);
});

async function withProvider(env: Record<string, string> = {}, now?: () => Date) {
  const own = await provider();
  open.push(own);
  const running = await server({ ...byProvider(own), ZHIYI_SESSION_SECRET: SECRET, ...env }, now);
  const signIn = async (path = '/read') => {
    const begun = await get(running, `/access/sign-in?to=${encodeURIComponent(path)}`);
    const back = new URL(own.approve(begun.headers.get('Location') ?? ''));
    const done = await get(running, back.pathname + back.search, { cookie: cookiesOf(begun) });
    return { begun, back, done, cookie: cookiesOf(done) };
  };
  return { own, running, signIn, jar: cookiesOf };
}

test('who is not signed in goes to the provider and comes back to the page asked for', async () => {
  const { running, signIn } = await withProvider();
  const sent = await get(running, '/read/example-flood');
  expect(sent.status).toBe(302);
  expect(sent.headers.get('Location')).toBe('/access/sign-in?to=%2Fread%2Fexample-flood');
  expect((await get(running, '/api/documents')).status).toBe(401);
  const { begun, done, cookie } = await signIn('/read/example-flood');
  const asked = new URL(begun.headers.get('Location') ?? '');
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  expect(asked.searchParams.get('redirect_uri')).toBe('https://zhiyi.example/access/callback');
  expect(done.status).toBe(302);
  expect(done.headers.get('Location')).toBe('/read/example-flood');
  const set = done.headers.getSetCookie().find((c) => c.startsWith('__Host-zhiyi-session='));
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(set).toContain(part);
  for (const path of PRIVATE) expect((await get(running, path, { cookie })).status, path).toBe(200);
  const out = await fetch(`${running.local}/access/sign-out`, { method: 'POST', redirect: 'manual' });
  expect(out.headers.getSetCookie()[0]).toMatch(/zhiyi-session=;.*Max-Age=0/);
});

test('signing out refuses a copy of the cookie, the tokens of its chat and its stream, after a restart too', async () => {
  const { running, signIn } = await withProvider();
  const { cookie } = await signIn();
  const begin = async (sent: Record<string, string>, body: object = {}) =>
    fetch(`${running.local}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...sent },
      body: JSON.stringify(body),
    });
  const opened = (await (await begin({ cookie })).json()) as Record<
    'conversationId' | 'token' | 'key',
    string
  >;
  expect(await (await get(running, '/', { cookie })).text()).toContain('退出登录');
  const chat = `/v3/directline/conversations/${opened.conversationId}`;
  const token = { Authorization: `Bearer ${opened.token}` };
  expect((await get(running, chat, token)).status).toBe(200);
  const ws = new WebSocket(`${running.local.replace('http', 'ws')}${chat}/stream?t=${opened.token}`);
  await new Promise((resolve) => ws.addEventListener('open', resolve));
  const closed = new Promise<number>((resolve) => ws.addEventListener('close', (e) => resolve(e.code)));
  await fetch(`${running.local}/access/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
  });
  expect(await closed).toBe(4403);
  expect((await get(running, chat, token)).status).toBe(403);
  expect((await get(running, '/read', { cookie })).status).toBe(302);
  const key = { conversation: { id: opened.conversationId, key: opened.key } };
  expect((await begin({ cookie }, key)).status).toBe(401);
  const again = endedSessions(
    `${running.data}/records/ended-sessions`,
    () => new Date(),
    () => {},
  );
  const sid = decodeJwt(cookie.replace(/^[^=]*=/, '').split(';')[0] ?? '').sid as string;
  expect(again.has(sid)).toBe(true);
  // Signed in again, the person goes on where they were.
  const { cookie: next } = await signIn();
  const resumed = (await (await begin({ cookie: next }, key)).json()) as { conversationId: string };
  expect(resumed.conversationId).toBe(opened.conversationId);
});

test('a session that is forged, expired or of another purpose is none', async () => {
  let at = Date.now();
  const { running, signIn, jar } = await withProvider({}, () => new Date(at));
  const { begun, cookie } = await signIn();
  const session = (token: string) => ({ cookie: `__Host-zhiyi-session=${token}` });
  const pending = jar(begun).split('=')[1] ?? '';
  const forged = await new SignJWT({ id: 'user-1' })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience('zhiyi session')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(Buffer.from(SECRET.replace('a', 'b')));
  const plain = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.split('.')[1]}.`;
  for (const token of [forged, plain, pending, 'x'])
    expect((await get(running, '/read', session(token))).status).toBe(302);
  expect((await get(running, '/read', { cookie })).status).toBe(200);
  at += 9 * 3_600_000;
  expect((await get(running, '/read', { cookie })).status).toBe(302);
});

test("the provider's answer must be to this sign-in: state, nonce and the browser that began it", async () => {
  const { own, running, signIn, jar } = await withProvider();
  const { begun, back } = await signIn();
  expect((await get(running, back.pathname + back.search)).status).toBe(403);
  const wrong = new URL(back);
  wrong.searchParams.set('state', 'another');
  expect((await get(running, wrong.pathname + wrong.search, { cookie: jar(begun) })).status).toBe(503);
  own.claims = { nonce: 'another' };
  expect((await signIn()).done.status).toBe(503);
  own.claims = { iss: 'https://other.example' };
  expect((await signIn()).done.headers.getSetCookie()).toEqual([]);
});

test('after signing in nobody is sent to another site', async () => {
  const { signIn } = await withProvider();
  for (const to of [
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\r\nX: 1',
  ])
    expect((await signIn(to)).done.headers.get('Location')).toBe('/');
});

test('lists of users and groups hold for who has signed in', async () => {
  const { own, running, signIn } = await withProvider({ ZHIYI_USERS: 'oid-9', ZHIYI_GROUPS: 'group-1' });
  const seen = async (claims: Record<string, unknown>): Promise<number> => {
    own.claims = claims;
    return (await get(running, '/read', { cookie: (await signIn()).cookie })).status;
  };
  expect(await seen({})).toBe(403);
  expect(await seen({ oid: 'oid-9' })).toBe(200);
  expect(await seen({ groups: ['group-0', 'group-1'] })).toBe(200);
});

test('the settings of a rule must be whole', async () => {
  await expect(server({ ZHIYI_PAGES: 'oidc' })).rejects.toThrow(
    /ZHIYI_SESSION_SECRET[\s\S]*ZHIYI_PUBLIC_URL/,
  );
  await expect(server({ ZHIYI_PAGES: 'proxy' })).rejects.toThrow(
    /ZHIYI_PROXY_ADDRESSES[\s\S]*ZHIYI_PROXY_HEADER/,
  );
  await expect(server({ ZHIYI_SESSION_SECRET: 'short' })).rejects.toThrow(/至少 32 个字符/);
});
