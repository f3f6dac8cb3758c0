import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHttpServer, type HttpServer, MOST_BODY } from '../../bot/server.ts';
import { serverUnderTest, type UnderTest } from './server-under-test.ts';

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
function said(sent: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
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
