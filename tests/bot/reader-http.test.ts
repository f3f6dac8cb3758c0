import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shown, showShelf } from './reader-shelf.ts';

let shown: Shown;
beforeAll(async () => {
  shown = await showShelf({ frameAncestors: "'self' https://teams.example" });
});
afterAll(async () => {
  await shown.server.close();
  expect(shown.failures).toEqual([]);
});

const get = (path: string, headers: Record<string, string> = {}) =>
  request(`${shown.url}${path}`, { headers });

test('a page is sent with a strict policy, a tag, and is not sent again unchanged', async () => {
  const first = await get('/read/example-flood');
  expect(first.statusCode).toBe(200);
  expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
  const policy = String(first.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'self' https://teams.example");
  expect(policy).not.toContain('unsafe');
  expect(first.headers['cache-control']).toBe('private, no-cache');
  const body = await first.body.text();
  expect(body).not.toMatch(/<script(?! type="module" src="\/pages\/)|<style|\sstyle="|\son\w+="/);
  const again = await get('/read/example-flood', { 'if-none-match': String(first.headers.etag) });
  expect(again.statusCode).toBe(304);
  expect(await again.body.text()).toBe('');
});

test('pages are packed as the client wants them', async () => {
  const plain = await (await get('/read/example-long')).body.text();
  const br = await get('/read/example-long', { 'accept-encoding': 'gzip, br' });
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  const packed = Buffer.from(await br.body.arrayBuffer());
  expect(brotliDecompressSync(packed).toString()).toBe(plain);
  expect(packed.length).toBeLessThan(plain.length / 8);
  const gz = await get('/read/example-long', { 'accept-encoding': 'gzip, br;q=0' });
  expect(gunzipSync(Buffer.from(await gz.body.arrayBuffer())).toString()).toBe(plain);
  const none = await get('/read/example-long', { 'accept-encoding': 'identity' });
  expect(none.headers['content-encoding']).toBeUndefined();
  await none.body.dump();
});

test('the files of a page are there, never change under their address, and no others are given out', async () => {
  const page = await (await get('/read')).body.text();
  const files = [...page.matchAll(/(?:href|src)="(\/pages\/[^"]+)"/g)].map((m) => m[1] as string);
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const sent = await get(file);
    expect(sent.statusCode).toBe(200);
    expect(sent.headers['cache-control']).toContain('immutable');
    await sent.body.dump();
  }
  for (const path of ['/pages/reader.ts', '/pages/..%2freader.ts', '/pages/..%2f..%2fconfig.ts']) {
    const refused = await get(path);
    expect(refused.statusCode).toBe(404);
    await refused.body.dump();
  }
});

test('an address below a document offers the document', async () => {
  for (const path of ['/read/example-relief/a12', '/read/example-relief/']) {
    const sent = await get(path);
    expect(sent.statusCode).toBe(404);
    expect(sent.headers['content-type']).toContain('text/html');
    expect(await sent.body.text()).toContain('href="/read/example-relief"');
  }
});

test('strange addresses get a page or a plain refusal, never a server error', async () => {
  const paths = [
    '/read/nothing',
    '/read/%3Cimg%20onerror%3E',
    '/read/example-flood@',
    '/read/example-flood@@2019-05-01',
    '/read/__proto__',
    '/read/example-flood/compare?from=1999-01-01',
    '/read/%E0%A4%A',
    `/read/${'x'.repeat(3000)}`,
    '/read/a/b/c',
  ];
  for (const path of paths) {
    const sent = await get(path);
    expect(sent.statusCode, path).toBeGreaterThanOrEqual(400);
    expect(sent.statusCode, path).toBeLessThan(500);
    expect(await sent.body.text()).not.toContain('<img');
  }
});

test('HEAD tells what GET would send', async () => {
  const head = await request(`${shown.url}/read/example-flood`, { method: 'HEAD' });
  expect(head.statusCode).toBe(200);
  expect(Number(head.headers['content-length'])).toBeGreaterThan(1000);
  await head.body.dump();
});

test('an address that leads nowhere is a page with ways on, programs are told in JSON; /read/ is the list', async () => {
  const page = await get('/foo/bar');
  expect(page.statusCode).toBe(404);
  const body = await page.body.text();
  for (const words of ['<h1>没有找到这一页</h1>', 'href="/read"', 'href="/"']) expect(body).toContain(words);
  const program = await get('/api/nothing');
  expect(program.statusCode).toBe(404);
  expect(await program.body.json()).toHaveProperty('error.code', 'NotFound');
  const [list, slash] = await Promise.all([get('/read'), get('/read/')]);
  expect(await slash.body.text()).toBe(await list.body.text());
});

test('a quotation is given as text and as HTML', async () => {
  const at = encodeURIComponent('/read/example-flood#a4-p2');
  const { citation, text, html } = (await (await get(`/api/quote?at=${at}`)).body.json()) as Record<
    string,
    string
  >;
  expect(text?.startsWith(`${citation}\n`)).toBe(true);
  expect(html).toContain('<blockquote>');
  expect((await get('/api/quote?at=/read/none')).statusCode).toBe(404);
});
