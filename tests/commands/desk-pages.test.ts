import { request } from 'undici';
import { expect, it, onTestFinished } from 'vitest';
import { apiRoutes } from '../../bot/routes/api.ts';
import { graphRoutes } from '../../bot/routes/graph.ts';
import { numberRoutes } from '../../bot/routes/numbers.ts';
import { quoteRoutes } from '../../bot/routes/quote.ts';
import { readerRoutes } from '../../bot/routes/reader.ts';
import { verifyRoutes } from '../../bot/routes/verify.ts';
import { createHttpServer } from '../../bot/server.ts';
import { inventedLaws } from '../check/invented-laws.ts';
import { libraryWith } from '../search/libraries.ts';

const held = await libraryWith(inventedLaws());

async function served(): Promise<
  (path: string, body?: unknown) => Promise<{ status: number; type: string; text: string }>
> {
  const own = {
    library: async () => held,
    now: () => new Date('2025-03-01T00:00:00Z'),
    frameAncestors: "'self'",
    base: () => 'https://zhiyi.example',
  };
  const routes = [
    ...[...apiRoutes(own), ...quoteRoutes(own), ...graphRoutes(own), ...numberRoutes(own)],
    ...[...verifyRoutes(own), ...readerRoutes(own)],
  ];
  const failures: unknown[] = [];
  const server = createHttpServer(routes, (error) => failures.push(error));
  const port = await server.listen(0, '127.0.0.1');
  onTestFinished(async () => {
    await server.close();
    expect(failures).toEqual([]);
  });
  return async (path, body) => {
    const answer = await request(`http://127.0.0.1:${port}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return {
      status: answer.statusCode,
      type: String(answer.headers['content-type']),
      text: await answer.body.text(),
    };
  };
}

it('numbers, relations and their files stand under the addresses of the reader', async () => {
  const get = await served();
  const page = await get('/read/ferry/numbers?from=2015&to=2022-01-10');
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/第七条<\/a><\/td><td><a[^>]*>第九条<\/a><\/td><td>只改条号<\/td><td>确定/);
  const csv = await get('/read/ferry/numbers.csv');
  expect(csv.type).toContain('text/csv');
  expect(csv.text).toContain('第七条,第九条,只改条号,确定');
  expect((await get('/read/granary/numbers')).status).toBe(404);
  expect((await get('/read/nothing/numbers')).text).toContain('没有标识为');
  expect((await get('/read/ferry@2022-01-10/graph?at=a9')).text).toContain('<svg class="graph"');
  const json = await get('/read/ferry@2022-01-10/graph.jsonld?at=a9');
  expect(json.type).toContain('application/ld+json');
  expect(JSON.parse(json.text)).toMatchObject({ '@type': 'Legislation' });
  expect((await get('/read/ferry/graph?at=a999')).status).toBe(404);
  expect((await get('/read/ferry/graph.jsonld?at=<b>')).status).toBe(404);
});

it('the text of a day by page and API', async () => {
  const get = await served();
  expect((await get('/read/ferry?on=2018-05-01')).text).toContain(
    '2018年5月1日有效的是2015年4月2日通过的文本',
  );
  const q = encodeURIComponent('渡口管理条例第六条');
  const { text } = await get(`/api/search?q=${q}&asOf=2018-05-01`);
  expect(JSON.parse(text)).toMatchObject({
    outcome: 'answered',
    onDay: { day: '2018-05-01', version: '2015-04-02', held: true },
    passages: [{ version: '2015-04-02' }],
  });
  expect((await get(`/api/search?q=${q}&asOf=2018-02-30`)).status).toBe(400);
});

it('each article of the reader leads to its own relations', async () => {
  const get = await served();
  const page = await get('/read/ferry@2022-01-10');
  expect(page.text).toContain('href="/read/ferry@2022-01-10/graph?at=a10" aria-label="引用关系：第十条"');
  expect((await get('/read/ferry@2022-01-10/graph?at=a10')).text).toContain('第十四条');
});

it('what is copied is verified by page and API', async () => {
  const get = await served();
  const quote = JSON.parse((await get('/api/quote?at=/read/ferry@2022-01-10%23a8')).text);
  expect(quote).toMatchObject({
    status: expect.stringContaining('现行有效'),
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    address: 'https://zhiyi.example/read/ferry@2022-01-10#a8',
  });
  expect(JSON.parse((await get('/api/verify', { text: quote.cited })).text)).toMatchObject({
    verdict: 'same',
  });
  const page = await get(`/verify?q=${encodeURIComponent(quote.text)}`);
  expect(page.text).toContain('文字与收录的一致');
  expect(JSON.parse((await get('/api/verify', { text: quote.sha256 })).text)).toMatchObject({
    verdict: 'same',
  });
  expect((await get('/api/verify', {})).status).toBe(400);
  expect((await get('/verify')).text).not.toContain('结果');
});
