import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { APP, type KeyServer, keyServer, type TokenParts } from './key-server.ts';
import { serverUnderTest, teamsMessage, textOf, type UnderTest } from './server-under-test.ts';

let keys: KeyServer;
let server: UnderTest;

beforeAll(async () => {
  // The connector's library prints every bad token.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  keys = await keyServer(['msteams']);
  server = await serverUnderTest({ ...keys.env, ZHIYI_USER_PER_MINUTE: '1000' });
});
afterAll(async () => {
  await server.stop();
  await keys.close();
  vi.restoreAllMocks();
});

const ask = async (parts: TokenParts, changed: object = {}): Promise<Response> =>
  server.post(teamsMessage('示例省防汛条例第三条', changed), {
    Authorization: `Bearer ${await keys.token(parts)}`,
  });

test('a good token is answered, again from what is remembered of it', async () => {
  for (let i = 0; i < 2; i++) {
    const response = await ask({});
    expect(response.status).toBe(200);
    expect(await textOf(response)).toContain('每半年开展一次演练');
  }
});

const BAD: Record<string, TokenParts> = {
  expired: { expiresIn: -3600 },
  'for another bot': { claims: { aud: '99999999-2222-3333-4444-555555555555' } },
  'without an audience': { claims: { aud: undefined } },
  'by another issuer': { claims: { iss: 'https://login.example/' } },
  "by the Emulator's issuer": {
    claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' },
  },
  'by another bot': {
    claims: { iss: 'https://login.microsoftonline.com/x/v2.0', ver: '2.0', azp: APP, aud: 'another-app' },
  },
  'with an unknown key id': { header: { kid: 'key-9' } },
  'without a key id': { header: { kid: undefined } },
  'with an extension that must be understood': { header: { crit: ['b64'], b64: true } },
  'signed with another key': { foreign: true },
  'for another service address': { claims: { serviceurl: 'https://smba.trafficmanager.net/other/' } },
  'without a service address': { claims: { serviceurl: undefined } },
};

test.each(Object.entries(BAD))('a token %s is refused', async (_name, parts) => {
  const response = await ask(parts);
  expect(response.status).toBe(401);
  expect(await response.text()).not.toContain('演练');
});

test('a token is good for the channels its key is endorsed for', async () => {
  expect((await ask({}, { channelId: 'webchat' })).status).toBe(401);
  expect((await ask({}, { channelId: 'AseChannel' })).status).toBe(401);
});

test('a token that was good for one channel and address is checked anew for others', async () => {
  expect((await ask({})).status).toBe(200);
  expect((await ask({}, { serviceUrl: 'https://smba.trafficmanager.net/other/' })).status).toBe(401);
  expect((await ask({}, { serviceUrl: undefined })).status).toBe(401);
});

test('replies go to no other host, whatever a token says', async () => {
  const serviceurl = 'https://smba.trafficmanager.net.example/';
  expect((await ask({ claims: { serviceurl } }, { serviceUrl: serviceurl })).status).toBe(403);
});

test.each([
  ['nothing', undefined],
  ['an empty one', ''],
  ['no bearer', 'Basic dXNlcjpwYXNz'],
  ['garbage', 'Bearer a.b.c'],
  ['half a token', 'Bearer eyJhbGciOiJSUzI1NiJ9.e30'],
  ['a header that is no JSON', `Bearer ${Buffer.from('{"alg":').toString('base64url')}.e30.AAAA`],
  [
    'a body that is no JSON',
    `Bearer ${Buffer.from('{"alg":"RS256","typ":"JWT","kid":"key-1"}').toString('base64url')}.eyJh.AAAA`,
  ],
  ['a very long one', `Bearer ${'a'.repeat(14_000)}.b.c`],
])('%s for a header is refused, never an error', async (_name, header) => {
  const response = await server.post(
    teamsMessage('你好'),
    header === undefined ? {} : { Authorization: header },
  );
  expect(response.status).toBe(401);
});

test('a token without a signature is refused', async () => {
  const [, body] = (await keys.token()).split('.');
  for (const alg of ['none', 'HS256']) {
    const head = Buffer.from(JSON.stringify({ alg, typ: 'JWT', kid: 'key-1' })).toString('base64url');
    for (const signature of ['', 'AAAA']) {
      const header = { Authorization: `Bearer ${head}.${body}.${signature}` };
      expect((await server.post(teamsMessage('你好'), header)).status).toBe(401);
    }
  }
});

test('keys that cannot be had are a clear not now', async () => {
  const gone = await keyServer();
  const token = await gone.token();
  const without = await serverUnderTest(gone.env);
  await gone.close();
  const response = await without.post(teamsMessage('你好'), { Authorization: `Bearer ${token}` });
  expect(response.status).toBe(503);
  expect(response.headers.get('Retry-After')).toBe('5');
  expect(without.told.join()).toContain('令牌的公钥取不到');
  await without.stop();
});

test('a key id that is unknown prints no keys and fetches none again', async () => {
  const printed = vi.mocked(console.error);
  printed.mockClear();
  await ask({});
  const before = keys.asked.length;
  for (let i = 0; i < 5; i++) expect((await ask({ header: { kid: `key-${i + 2}` } })).status).toBe(401);
  expect(printed).not.toHaveBeenCalled();
  expect(keys.asked.length).toBe(before);
});

test('bad tokens without end are slowed down; a good one from the same address is answered', async () => {
  const own = await keyServer();
  const other = await serverUnderTest({ ...own.env, ZHIYI_ADDRESS_PER_MINUTE: '2' });
  const [good, bad] = [await own.token(), await own.token({ foreign: true })];
  const post = (token: string) =>
    other.post(teamsMessage('示例省防汛条例第三条'), { Authorization: `Bearer ${token}` });
  expect([(await post(bad)).status, (await post(bad)).status]).toEqual([401, 401]);
  const slowed = await post(bad);
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await textOf(await post(good))).toContain('每半年');
  await other.stop();
  await own.close();
});

test('who waits for keys shares the fetch; a key server that hangs is asked twice, then left alone', async () => {
  const own = await keyServer();
  const [token, other] = [await own.token(), await serverUnderTest(own.env)];
  const post = () => other.post(teamsMessage('你好'), { Authorization: `Bearer ${token}` });
  own.hang();
  const answers = await Promise.all([post(), post(), post()]);
  expect(answers.map((a) => a.status)).toEqual([503, 503, 503]);
  expect(own.asked).toEqual(['/metadata', '/metadata']);
  expect((await post()).status).toBe(503);
  expect(own.asked).toHaveLength(2);
  await other.stop();
  await own.close();
});

test('a login service that hangs fails the reply, is left alone, and keeps nothing from the page', async () => {
  const own = await keyServer();
  // Its library asks Microsoft whether it may ask another login service: the hanging one stands in for the library.
  let asked = 0;
  const credentials = {
    getToken(): Promise<string> {
      asked++;
      return new Promise(() => undefined);
    },
    async signRequest() {
      await this.getToken();
    },
  };
  const make = vi
    .spyOn(ConfigurationServiceClientCredentialFactory.prototype, 'createCredentials')
    .mockResolvedValue(credentials as never);
  const other = await serverUnderTest({ ...own.env, ZHIYI_TURNS: '1', ZHIYI_PAGES: 'open' });
  const Authorization = `Bearer ${await own.token()}`;
  const post = () =>
    other.post(teamsMessage('示例省防汛条例第三条', { deliveryMode: undefined }), { Authorization });
  const hung = post();
  const opened = await fetch(`${other.local}/v3/directline/tokens/generate`, { method: 'POST' });
  const page = (await opened.json()) as { conversationId: string; token: string };
  const activities = `${other.local}/v3/directline/conversations/${page.conversationId}/activities`;
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${page.token}` };
  const body = JSON.stringify({ type: 'message', text: '示例省防汛条例第三条' });
  await fetch(activities, { method: 'POST', headers, body });
  await vi.waitFor(async () => {
    expect(await (await fetch(activities, { headers })).text()).toContain('每半年');
  });
  expect((await hung).status).toBe(502);
  expect(asked).toBe(2);
  expect((await post()).status).toBe(502);
  expect(asked).toBe(2);
  expect(other.told.join()).toContain('发送答复的令牌取不到');
  await other.stop();
  await own.close();
  make.mockRestore();
});

test.each([
  ['UserAssignedMSI', { MicrosoftAppPassword: '' }],
  ['MultiTenant', { MicrosoftAppTenantId: '' }],
])('%s checks tokens the same way', async (type, changed) => {
  const own = await keyServer();
  const other = await serverUnderTest({ ...own.env, MicrosoftAppType: type, ...changed });
  const by = async (parts: TokenParts) =>
    other.post(teamsMessage('示例省防汛条例第三条'), { Authorization: `Bearer ${await own.token(parts)}` });
  const good = await by({});
  expect(good.status).toBe(200);
  expect(await textOf(good)).toContain('每半年开展一次演练');
  expect((await by({ claims: { aud: 'x' } })).status).toBe(401);
  await other.stop();
  await own.close();
});
