import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendJson } from '../../bot/routes/http.ts';
import { createHttpServer, type HttpServer, MOST_BODY } from '../../bot/server.ts';
import { serverUnderTest, teamsMessage, type UnderTest } from './server-under-test.ts';

let server: UnderTest;
let bare: HttpServer;
let port: number;
beforeAll(async () => {
  server = await serverUnderTest();
  const bounds = { requestMs: 120, headMs: 60, idleMs: 200, keptMs: 200, checkMs: 20, connections: 3 };
  const echo = {
    method: 'post',
    path: '/',
    handle: (_req: unknown, res: { end(): unknown }) => void res.end(),
  } as const;
  bare = createHttpServer([echo], () => undefined, bounds);
  port = await bare.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await server.stop();
  await bare.close();
});

/** What a server says until it ends a connection on which only this was sent. */
function said(sent: string, to = port): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(to, '127.0.0.1', () => socket.write(sent));
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

test('pages say what may run and frame them, and nothing is guessed or told on', async () => {
  for (const path of ['/', '/read', '/read/example-flood', '/read/no-such']) {
    const { headers } = await fetch(server.local + path);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("script-src 'self'");
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy, path).toContain("frame-ancestors 'self'");
    expect(policy, path).toContain("base-uri 'none'");
    expect(headers.get('X-Content-Type-Options'), path).toBe('nosniff');
    expect(headers.get('Referrer-Policy'), path).toBe('no-referrer');
    expect(headers.get('Server') || 'none', path).toBe('none');
  }
});

test.each([
  '//',
  '/%',
  '/read/%E0%A4%A',
  '/\\',
  '/read/..%2f..%2fetc%2fpasswd',
  '/assets/..%2f..%2fconfig.ts',
])('the address %s is no error of the server', async (path) => {
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    request({ port: server.port, host: '127.0.0.1', path }, (res) => {
      res.resume();
      resolve(res.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

test('a body that is too large, packed or no JSON is refused', async () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.local}/api/messages`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  expect((await send(JSON.stringify({ text: 'x'.repeat(MOST_BODY) }))).status).toBe(413);
  expect((await send('{}', { 'Content-Encoding': 'gzip' })).status).toBe(415);
  for (const body of ['{', '[]', '"x"', 'null', '{}', '{"type":5}', '', '\u0000'])
    expect((await send(body)).status, body).toBe(400);
});

test.each(['messageUpdate', 'messageDelete'])(
  'a %s that does not say how is no fault of the server',
  async (type) => {
    for (const channelData of [undefined, null, {}])
      expect(
        (await server.post(teamsMessage('改了', { type, channelData, serviceUrl: 'http://127.0.0.1:1/' })))
          .status,
      ).toBe(200);
  },
);

test('who sends a head or a body too slowly is let go', async () => {
  expect(await said('POST / HTTP/1.1\r\nHost: x\r\n')).toMatch(/^(?:HTTP\/1.1 408|$)/);
  const body = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
  expect(await said(body)).toMatch(/^(?:HTTP\/1.1 408|$)/);
});

test('a connection on which nothing happens is closed, and there are only so many', async () => {
  const idle = [said(''), said(''), said('')];
  await Promise.resolve();
  expect(await said('')).toBe('');
  expect((await Promise.all(idle)).every((text) => !text.startsWith('HTTP/1.1 200'))).toBe(true);
});

const BODY = JSON.stringify(teamsMessage('示例省防汛条例第三条', { serviceUrl: 'http://127.0.0.1:1/' }));
const request = (first: string, headers: readonly string[], body = ''): string =>
  [first, ...headers, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');

test.each(['h2c', 'websocket', 'TLS/1.0, HTTP/1.1'])(
  'an upgrade to %s is passed over: the request is answered',
  async (wanted) => {
    const upgrade = [
      `Host: 127.0.0.1:${server.port}`,
      `Upgrade: ${wanted}`,
      'Connection: Upgrade, HTTP2-Settings',
    ];
    const get = await said(
      request('GET /healthz HTTP/1.1', [...upgrade, 'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA']),
      server.port,
    );
    expect(get).toMatch(/^HTTP\/1\.1 200 /);
    const post = request('POST /api/messages HTTP/1.1', [...upgrade, 'Content-Type: application/json'], BODY);
    expect(await said(post, server.port)).toMatch(/^HTTP\/1\.1 200 [\s\S]*每半年/);
  },
);

test.each(['evil.example', `evil.example:3978`, '127.0.0.1.evil.example'])(
  'without authentication the bot and the figures are not to be had as %s',
  async (host) => {
    const headers = [`Host: ${host}`, 'Connection: close', 'Content-Type: application/json'];
    const post = await said(request('POST /api/messages HTTP/1.1', headers, BODY), server.port);
    expect(post).toMatch(/^HTTP\/1\.1 403 /);
    expect(post).not.toContain('每半年');
    expect(await said(request('GET /metrics HTTP/1.1', headers), server.port)).toMatch(/^HTTP\/1\.1 403 /);
  },
);

test.each([
  ['conversation', { conversation: { id: 'a\u0000b' } }],
  ['sender', { from: { id: '29:\u0000' } }],
  ['message', { id: 'm\n1' }],
])('a control character in the id of a %s is a bad request', async (_name, changed) => {
  expect((await server.post(teamsMessage('你好', changed))).status).toBe(400);
});

test('what is in hand when the server stops is answered, and told that the connection ends', async () => {
  let [entered, release] = [(): void => undefined, (): void => undefined];
  const arrived = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = createHttpServer(
    [
      {
        method: 'get',
        path: '/',
        async handle(_req, res) {
          entered();
          await held;
          sendJson(res, 200, { done: true });
        },
      },
    ],
    () => undefined,
  );
  const at = await slow.listen(0, '127.0.0.1');
  const answer = said(request('GET / HTTP/1.1', ['Host: localhost']), at);
  await arrived;
  const closed = slow.close();
  release();
  expect(await answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*Connection: close[\s\S]*\{"done":true\}$/i);
  await closed;
});

test('a connection opened ahead, on which nothing is asked, does not hold up the stop', async () => {
  const stopping = createHttpServer([], () => undefined);
  const to = await stopping.listen(0, '127.0.0.1');
  const ahead = connect(to, '127.0.0.1');
  await once(ahead, 'connect');
  // Its bounds would let it wait for longer than this test may take.
  await Promise.all([once(ahead, 'close'), stopping.close()]);
});
