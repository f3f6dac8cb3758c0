import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { CONNECTOR_HOSTS, serviceRule } from '../../bot/access/service-hosts.ts';
import { oddActivities } from '../soak/odd-activities.ts';
import { seeded } from '../soak/random.ts';
import { type KeyServer, keyServer } from './key-server.ts';
import { serverUnderTest, teamsMessage, type UnderTest } from './server-under-test.ts';

/** What an attack by hand tried and did not get through with; each counts here, so that none is dropped unseen. */
let keys: KeyServer;
let guarded: UnderTest;
let open: UnderTest;
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  keys = await keyServer(['msteams']);
  const many = { ZHIYI_ADDRESS_PER_MINUTE: '100000', ZHIYI_USER_PER_MINUTE: '100000' };
  guarded = await serverUnderTest({ ...keys.env, ...many });
  open = await serverUnderTest(many);
});
afterAll(async () => {
  await Promise.all([guarded.stop(), open.stop()]);
  await keys.close();
  vi.restoreAllMocks();
});

test('185 odd activities are answered or refused, and never an error of the server', async () => {
  const bodies = oddActivities(20, 185, seeded(20));
  const statuses = await Promise.all(
    bodies.map(async (body) => {
      const headers = { 'Content-Type': 'application/json' };
      const sent = { method: 'POST', headers, body: new Uint8Array(body) };
      return (await fetch(`${open.local}/api/messages`, sent)).status;
    }),
  );
  expect(statuses).toHaveLength(185);
  expect(statuses.filter((status) => status >= 500 && status !== 501 && status !== 502)).toEqual([]);
  expect((await fetch(`${open.local}/healthz`)).status).toBe(200);
});

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that are not the connector's: heads, bodies and signatures of another making. */
async function forged(): Promise<string[]> {
  const good = await keys.token();
  const [head = '', body = '', signature = ''] = good.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
  const header = { alg: 'RS256', typ: 'JWT', kid: 'key-1' };
  const heads = [
    ...['none', 'None', 'NONE', 'nOnE', 'HS256', 'HS384', 'HS512', 'ES256', 'PS256', 'EdDSA', 'RS1', ''].map(
      (alg) => ({ ...header, alg }),
    ),
    ...['key-2', '', '../key-1', 'key-1\u0000', "key-1' or 1=1", '__proto__', 'constructor'].map((kid) => ({
      ...header,
      kid,
    })),
    { ...header, jku: 'https://evil.example/keys', kid: 'evil' },
    { ...header, x5u: 'https://evil.example/cert', kid: 'evil' },
    { ...header, jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' }, kid: 'evil' },
    { ...header, crit: ['exp'] },
    { ...header, crit: [] },
    { ...header, b64: false, crit: ['b64'] },
    { ...header, zip: 'DEF', crit: ['zip'] },
    [],
    null,
    'RS256',
  ].map((one) => `${base64(one)}.${body}.${signature}`);
  const bodies = [
    { ...claims, aud: [claims.aud, 'other'] },
    { ...claims, iss: `${claims.iss}/` },
    { ...claims, exp: 9_999_999_999 },
    { ...claims, exp: '9999999999' },
    { ...claims, aud: null },
    { ...claims, serviceurl: 'https://evil.example/' },
    {},
    [],
    null,
  ].map((one) => `${head}.${base64(one)}.${signature}`);
  const signatures = [
    '',
    'AAAA',
    signature.slice(0, -4),
    `${signature}AAAA`,
    signature.split('').reverse().join(''),
  ];
  const hmac = createHmac('sha256', 'key-1').update(`${base64({ ...header, alg: 'HS256' })}.${body}`);
  return [
    ...heads,
    ...bodies,
    ...signatures.map((one) => `${head}.${body}.${one}`),
    `${base64({ ...header, alg: 'HS256' })}.${body}.${hmac.digest('base64url')}`,
    `${good}.${signature}`,
    `${head}.${body}`,
    ` ${good}`,
    `${good}\u00a0`,
    `${good},${good}`,
    `${head}..${signature}`,
    await keys.token({ foreign: true }),
    await keys.token({ expiresIn: -301 }),
    await keys.token({ claims: { iss: 'https://api.botframework.com/' } }),
    await keys.token({ claims: { aud: '' } }),
    await keys.token({ claims: { aud: ['other'] } }),
    await keys.token({ claims: { iss: 'https://api.botframework.com.evil.example' } }),
    await keys.token({ claims: { iss: 'https://sts.windows.net/x/' } }),
    await keys.token({ claims: { serviceurl: null } }),
    await keys.token({ header: { typ: 'at+jwt', kid: 'key-9' } }),
  ];
}

test('59 forged tokens are refused', async () => {
  const tokens = await forged();
  const answered: [string, number][] = [];
  for (const token of tokens) {
    const Authorization = `Bearer ${token}`;
    const response = await guarded
      .post(teamsMessage('示例省防汛条例第三条'), { Authorization })
      // What may not stand in a header is not sent at all.
      .catch(() => undefined);
    const status = response?.status ?? 401;
    if (status !== 401) answered.push([token, status]);
  }
  expect(tokens.length).toBeGreaterThanOrEqual(59);
  expect(answered).toEqual([]);
});

const REFUSED = [
  ...['http', 'ftp', 'ws', 'file', 'data', 'javascript', 'gopher', 'urn', 'blob', 'HTTP'].map(
    (scheme) => `${scheme}://smba.trafficmanager.net/`,
  ),
  ...['127.0.0.1', '0.0.0.0', '[::1]', '[::]', '[::ffff:7f00:1]', '10.0.0.1', '192.168.1.1', '172.16.0.1'],
  ...['169.254.169.254', '100.100.100.200', 'metadata.google.internal', 'localhost', '2130706433', '0x7f.1'],
  ...['0177.0.0.1', 'smba.trafficmanager.net.evil.example', 'evil.example', 'xn--smb-6na.trafficmanager.net'],
  ...['trafficmanager.net', 'a.trafficmanager.net', 'botframework.com.evil.example', 'evilbotframework.com'],
  ...[
    'smba.trafficmanager.net@evil.example',
    'user:pass@smba.trafficmanager.net',
    'smba.trafficmanager.net.:443:1',
  ],
  ...[
    'smba.trafficmanager.net%2eevil.example',
    'evil.example\\@smba.trafficmanager.net',
    'evil.example#smba.trafficmanager.net',
  ],
  ...[
    'evil.example?smba.trafficmanager.net',
    'evil.example/smba.trafficmanager.net',
    '-smba.trafficmanager.net',
  ],
  ...[
    'smba。evil.example',
    ' ',
    '',
    '//evil.example',
    'smba_trafficmanager.net',
    'smba.trafficmanager.net..',
  ],
].map((address) =>
  /^[a-z]+:/i.test(address) ? address : `https://${address}${address.includes('/') ? '' : '/'}`,
);

test('47 service addresses are no place to answer to', () => {
  const allowed = serviceRule(CONNECTOR_HOSTS);
  expect(REFUSED.length).toBeGreaterThanOrEqual(47);
  expect(REFUSED.filter((address) => allowed(address))).toEqual([]);
});

test("the page's conversations are not to be taken over: by id, key, token, header, path or stream", async () => {
  const call = (method: string, path: string, headers: Record<string, string> = {}, body?: object) =>
    fetch(`${open.local}/v3/directline${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const begin = async (body: object = {}) =>
    (await (await call('POST', '/tokens/generate', {}, body)).json()) as Record<string, string>;
  const [mine, theirs] = [await begin(), await begin()];
  const at = `/conversations/${theirs.conversationId}/activities`;
  const said = { type: 'message', text: '你好' };
  const tries = [
    call('GET', at, { Authorization: `Bearer ${mine.token}` }),
    call('POST', at, { Authorization: `Bearer ${mine.token}` }, said),
    call('GET', at, { Authorization: `Bearer ${theirs.conversationId}` }),
    call('GET', at, { Authorization: theirs.token! }),
    call('GET', `${at}?t=${theirs.token}`),
    call('GET', at, { Cookie: `token=${theirs.token}` }),
    call('DELETE', `/conversations/${theirs.conversationId}`, { Authorization: `Bearer ${mine.token}` }),
    call('GET', `/conversations/${mine.conversationId}%2f..%2f${theirs.conversationId}/activities`, {
      Authorization: `Bearer ${mine.token}`,
    }),
  ];
  for (const response of await Promise.all(tries)) expect([403, 404]).toContain(response.status);
  for (const key of ['', 'guessed', mine.key])
    expect((await begin({ conversation: { id: theirs.conversationId, key } })).conversationId).not.toBe(
      theirs.conversationId,
    );
  for (const url of [
    theirs.streamUrl!.replace(theirs.token!, mine.token!),
    theirs.streamUrl!.replace(/&?t=[^&]*/, ''),
    theirs.streamUrl!.replace(theirs.conversationId!, '..'),
  ]) {
    const ws = new WebSocket(url);
    const opened = await new Promise<boolean>((resolve) => {
      ws.on('open', () => resolve(true));
      ws.on('error', () => resolve(false));
    });
    expect(opened, url).toBe(false);
  }
  expect((await call('GET', at, { Authorization: `Bearer ${theirs.token}` })).status).toBe(200);
});
