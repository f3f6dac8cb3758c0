import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { signatureOf } from '../../bot/channels/dingtalk/signature.ts';
import { type KeyServer, keyServer } from '../access/key-server.ts';
import { CLIENT, type Provider, provider } from '../access/provider.ts';
import { teamsMessage } from '../access/server-under-test.ts';
import {
  ask,
  BEES,
  FERRIES,
  type Offices,
  type Said,
  shared,
  twoOffices,
} from './organisations-under-test.ts';

const BOTS = 'bots.localhost';
const APPS = {
  ferries: '11111111-2222-3333-4444-555555555551',
  bees: '11111111-2222-3333-4444-555555555552',
};
const TENANT = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const ROBOTS = { ferries: 'the-secret-of-one-robot', bees: 'the-secret-of-the-other-robot' };
const HOSTS = { ferries: FERRIES, bees: BEES };
const IDS = ['ferries', 'bees'] as const;
type Id = (typeof IDS)[number];

let keys: KeyServer;
let accounts: Provider;
let offices: Offices;
let both: Awaited<ReturnType<typeof shared>>;

const office = (id: Id) => ({
  teams: { app: APPS[id], tenant: TENANT, secret: 'BOTS_PASSWORD' },
  dingtalk: { client: `robot-${id}`, secret: `ROBOT_${id}`, mode: 'callback' },
  pages: { kind: 'oidc', issuer: accounts.issuer, client: CLIENT.id, secret: 'PAGES_SECRET' },
});

beforeAll(async () => {
  keys = await keyServer();
  accounts = await provider();
  offices = await twoOffices({
    ferries: office('ferries'),
    bees: office('bees'),
    top: { channels: { hosts: [BOTS] } },
  });
  const clouds = Object.entries(keys.env).filter(([name]) => !name.startsWith('Microsoft'));
  both = await shared(
    offices,
    {
      ...Object.fromEntries(clouds),
      BOTS_PASSWORD: 'a-password-of-the-example',
      ROBOT_ferries: ROBOTS.ferries,
      ROBOT_bees: ROBOTS.bees,
      PAGES_SECRET: CLIENT.secret,
      // One for all: each gets a key of its own from it.
      ZHIYI_SESSION_SECRET: 'a-session-secret-of-the-example-0123456789',
      ZHIYI_METRICS_TOKEN: 'a-metrics-token-of-the-example-0123456789',
    },
    () => new Date(),
  );
});
afterAll(async () => {
  await both.close();
  await keys.close();
  await accounts.close();
  await offices.remove();
});

const other = (id: Id): Id => (id === 'ferries' ? 'bees' : 'ferries');

describe('hosts', () => {
  test.each([
    'elsewhere.example',
    'localhost',
    '127.0.0.1',
    'ferries.localhost.elsewhere.example',
    'x.ferries.localhost',
    'ferries',
  ])('%s is no one: said so, and nothing of anybody', async (host) => {
    for (const at of [
      '/',
      '/read',
      '/api/documents',
      '/api/search?q=缆绳',
      '/v3/directline/tokens/generate',
    ]) {
      const said = await ask(both.port, host, encodeURI(at));
      expect([said.status, said.body]).toEqual([
        421,
        '{"error":{"code":"MisdirectedRequest","message":"这里没有这个网址的单位,请核对网址"}}',
      ]);
    }
    const page = await ask(both.port, host, '/', { headers: { Accept: 'text/html' } });
    expect([page.status, page.headers['content-type']]).toEqual([421, 'text/plain; charset=utf-8']);
    expect(page.body).toBe('这里没有这个网址的单位,请核对网址\n');
  });

  test.each(['FERRIES.localhost', 'ferries.localhost.', 'ferries.localhost:8443'])(
    '%s is the office',
    async (host) => {
      const said = await ask(both.port, host, '/');
      expect([said.status, said.headers.location]).toEqual([302, '/access/sign-in?to=%2F']);
    },
  );

  test('an address that names another host than its header is nobody’s', async () => {
    expect((await ask(both.port, FERRIES, `http://${BEES}/api/documents`)).status).toBe(421);
  });
});

/** Signs in at one office; the cookie it gives. */
async function signedIn(id: Id): Promise<string> {
  const begun = await ask(both.port, HOSTS[id], '/access/sign-in?to=%2F');
  const back = new URL(accounts.approve(begun.headers.location ?? ''));
  const pending = (begun.headers['set-cookie'] ?? []).map((c) => c.split(';')[0]).join('; ');
  expect(back.hostname).toBe(HOSTS[id]);
  const done = await ask(both.port, HOSTS[id], back.pathname + back.search, { headers: { cookie: pending } });
  return (done.headers['set-cookie'] ?? []).map((c) => c.split(';')[0]).join('; ');
}

describe.each(IDS)('what %s gave', (id) => {
  test('as a session is none to the other', async () => {
    const cookie = await signedIn(id);
    const at = (host: string) => ask(both.port, host, '/api/documents', { headers: { cookie } });
    expect((await at(HOSTS[id])).status).toBe(200);
    expect((await at(HOSTS[other(id)])).status).toBe(401);
  });

  test('as a sign-in under way is not finished at the other', async () => {
    const begun = await ask(both.port, HOSTS[id], '/access/sign-in?to=%2F');
    const back = new URL(accounts.approve(begun.headers.location ?? ''));
    const cookie = (begun.headers['set-cookie'] ?? []).map((c) => c.split(';')[0]).join('; ');
    const done = await ask(both.port, HOSTS[other(id)], back.pathname + back.search, { headers: { cookie } });
    expect(done.status).toBe(403);
  });

  test('as a token of the page opens no conversation, no stream and no file of the other', async () => {
    const cookie = await signedIn(id);
    const made = await ask(both.port, HOSTS[id], '/v3/directline/tokens/generate', {
      method: 'POST',
      headers: { cookie },
    });
    const { token, conversationId } = JSON.parse(made.body) as Record<string, string>;
    const at = `/v3/directline/conversations/${conversationId}/activities`;
    const headers = { Authorization: `Bearer ${token}` };
    const message = { headers, json: { type: 'message', text: '渡口条例第三条' } };
    expect((await ask(both.port, HOSTS[id], at, message)).status).toBe(200);
    for (const tried of [
      await ask(both.port, HOSTS[other(id)], at, message),
      await ask(both.port, HOSTS[other(id)], at, { headers }),
      await ask(both.port, HOSTS[other(id)], '/v3/directline/tokens/refresh', { method: 'POST', headers }),
    ])
      expect([401, 403]).toContain(tried.status);
    const stream = (host: string) =>
      new Promise<string>((resolve) => {
        const ws = new WebSocket(
          `ws://127.0.0.1:${both.port}/v3/directline/conversations/${conversationId}/stream?watermark=&t=${token}`,
          { headers: { Host: host } },
        );
        ws.on('open', () => resolve('open'));
        ws.on('unexpected-response', (_req, res) => resolve(String(res.statusCode)));
        ws.on('error', () => resolve('error'));
        ws.on('open', () => ws.close());
      });
    expect(await stream(HOSTS[id])).toBe('open');
    expect(await stream(HOSTS[other(id)])).toBe('403');
    expect(await stream('elsewhere.example')).toBe('421');
  });

  const post = async (host: string, app: string): Promise<Said> => {
    const headers = { Authorization: `Bearer ${await keys.token({ claims: { aud: app } })}` };
    return ask(both.port, host, '/api/messages', { headers, json: teamsMessage('渡口条例第三条') });
  };

  test('as an application in Teams speaks at its own host only, and is told by its id where bots share a host', async () => {
    const own = await post(HOSTS[id], APPS[id]);
    expect(own.status).toBe(200);
    expect((await post(HOSTS[other(id)], APPS[id])).status).toBe(401);
    const told = await post(BOTS, APPS[id]);
    expect([told.status, told.body.includes('救生衣')]).toEqual([200, id === 'ferries']);
  });

  test('as a signature of DingTalk is taken at its own host, or told by its secret where robots share a host', async () => {
    const timestamp = String(Date.now());
    const headers = { timestamp, sign: signatureOf(timestamp, ROBOTS[id]) };
    const at = async (host: string) =>
      (await ask(both.port, host, '/api/dingtalk', { headers, json: {} })).status;
    // Signed well, and no message.
    expect(await at(HOSTS[id])).toBe(400);
    expect(await at(BOTS)).toBe(400);
    expect(await at(HOSTS[other(id)])).toBe(401);
  });
});

test('where bots share a host, nothing else is answered, and no other application', async () => {
  for (const at of ['/', '/read', '/healthz', '/metrics', '/api/documents'])
    expect((await ask(both.port, BOTS, at)).status).toBe(404);
  const forged = `x.${Buffer.from(JSON.stringify({ aud: APPS.bees })).toString('base64url')}.x`;
  for (const token of [
    '',
    'x',
    'x.e30.x',
    forged,
    await keys.token(),
    await keys.token({ foreign: true, claims: { aud: APPS.bees } }),
  ]) {
    const said = await ask(both.port, BOTS, '/api/messages', {
      headers: { Authorization: `Bearer ${token}` },
      json: teamsMessage('你好'),
    });
    expect(said.status, token).toBe(401);
  }
});

describe('for whoever watches', () => {
  const token = { Authorization: 'Bearer a-metrics-token-of-the-example-0123456789' };

  test('the whole server tells how each is, by its label and no more, to who may know', async () => {
    expect((await ask(both.port, '127.0.0.1', '/healthz')).body).toBe('{"status":"ok"}');
    expect((await ask(both.port, '127.0.0.1', '/readyz')).body).toBe('{"ready":true}');
    const told = await ask(both.port, '10.0.0.7:3978', '/readyz', { headers: token });
    expect(JSON.parse(told.body)).toEqual({
      ready: true,
      organisations: { ferries: { ready: true }, bees: { ready: true } },
    });
    expect((await ask(both.port, '127.0.0.1', '/metrics')).status).toBe(403);
    const { body } = await ask(both.port, '127.0.0.1', '/metrics', { headers: token });
    expect(body).toMatch(/^zhiyi_documents\{organisation="ferries"\} 4$/m);
    expect(body).toMatch(/^zhiyi_documents\{organisation="bees"\} 2$/m);
    expect(body.match(/^# TYPE zhiyi_turns_total /gm)).toHaveLength(1);
    expect(body).toMatch(/^zhiyi_unrouted_total\{reason="host"\} [1-9]/m);
    expect(body.match(/^# TYPE process_cpu_seconds_total /gm)).toHaveLength(1);
  });

  test('an office tells of itself alone at its own host', async () => {
    const { body } = await ask(both.port, BEES, '/metrics', { headers: token });
    expect(body).toContain('organisation="bees"');
    expect(body).not.toContain('ferries');
    expect((await ask(both.port, BEES, '/readyz', { headers: token })).body).toBe('{"ready":true}');
  });
});

test('an office without texts is not ready, and the other goes on', async () => {
  const folders = await twoOffices({ bees: { knowledge: ['nothing'] } });
  const running = await shared(folders);
  expect((await ask(running.port, FERRIES, '/readyz')).status).toBe(200);
  const own = await ask(running.port, BEES, '/readyz');
  expect([own.status, JSON.parse(own.body)]).toMatchObject([503, { ready: false, why: '知识不全' }]);
  const whole = await ask(running.port, '127.0.0.1', '/readyz');
  expect([whole.status, JSON.parse(whole.body)]).toEqual([
    200,
    { ready: true, organisations: { ferries: { ready: true }, bees: { ready: false, why: '知识不全' } } },
  ]);
  await running.close();
  await folders.remove();
});
