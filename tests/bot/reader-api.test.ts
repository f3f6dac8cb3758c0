import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingJson, MOST_PASSAGES } from '../../bot/answers/finding-json.ts';
import { type Shown, showShelf } from './reader-shelf.ts';

let shown: Shown;
beforeAll(async () => {
  shown = await showShelf();
});
afterAll(() => shown.server.close());

const json = async (path: string): Promise<{ status: number; value: Record<string, unknown> }> => {
  const sent = await request(`${shown.url}${path}`);
  return { status: sent.statusCode, value: (await sent.body.json()) as Record<string, unknown> };
};

test('/api/search gives the answer that the library gives, as the batch writes it', async () => {
  const query = '示例省防汛条例第四条第二款';
  const finding = await shown.library.find(query, { limit: MOST_PASSAGES });
  expect(finding.outcome).toBe('answered');
  const { status, value } = await json(`/api/search?q=${encodeURIComponent(query)}`);
  expect(status).toBe(200);
  const { passages, ...rest } = findingJson(finding);
  expect(value).toEqual({
    query,
    ...rest,
    passages: (passages as object[]).map((p) => ({
      ...p,
      url: 'http://zhiyi.example/read/example-flood@2023-09-01#a4-p2',
    })),
    offset: 0,
    limit: MOST_PASSAGES,
  });
  expect(value.passages).toMatchObject([
    { document: 'example-flood', locator: '第四条第二款', form: 'official' },
  ]);
});

test('a refusal carries its reason and no passages; a missing question is told so', async () => {
  const refused = await json(`/api/search?q=${encodeURIComponent('示例省防汛条例第200条')}`);
  expect(refused.value).toMatchObject({ outcome: 'not_found', reason: 'no_such_provision', passages: [] });
  expect((await json('/api/search')).status).toBe(400);
});

test('/api/documents lists every document with status and address, without its text', async () => {
  const { value } = await json('/api/documents');
  const documents = value.documents as Record<string, unknown>[];
  expect(documents).toHaveLength(shown.library.documents.length);
  const flood = documents.find((d) => d.url === 'http://zhiyi.example/read/example-flood@2019-05-01');
  expect(flood).toMatchObject({
    id: 'example-flood',
    version: '2019-05-01',
    status: 'superseded',
    text: 'official',
  });
  expect(JSON.stringify(value)).not.toContain('开展一次演练');
});

test('lists come page by page: the addresses of the next pages lead through all', async () => {
  const found: unknown[] = [];
  let path: string | undefined = '/api/documents?limit=3';
  for (let pages = 0; path && pages < 10; pages++) {
    const { value } = await json(path);
    expect(value.total).toBe(shown.library.documents.length);
    found.push(...(value.documents as { url: string }[]).map(({ url }) => url));
    path = (value.next as string | undefined)?.replace('http://zhiyi.example', '');
  }
  expect(new Set(found).size).toBe(shown.library.documents.length);
  const q = `/api/search?q=${encodeURIComponent('演练')}`;
  const [all, first] = [(await json(`${q}&limit=4`)).value, (await json(`${q}&limit=1`)).value];
  const second = (await json((first.next as string).replace('http://zhiyi.example', ''))).value;
  expect([first.passages, second.passages].flat()).toEqual((all.passages as unknown[]).slice(0, 2));
  for (const bad of ['limit=0', 'limit=x', 'limit=99999', 'offset=-1'])
    expect((await json(`/api/documents?${bad}`)).status, bad).toBe(400);
});

test('the description at /api holds for real answers', async () => {
  const { value } = await json('/api');
  const { components, paths } = value as {
    components: { schemas: Record<string, object> };
    paths: Record<
      string,
      Record<
        string,
        { responses: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }> }
      >
    >;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components });
  const check = (name: string, answer: unknown, path: string): void => {
    const valid = ajv.validate(`api#/components/schemas/${name}`, answer);
    expect(ajv.errors ?? [], path).toEqual([]);
    expect(valid).toBe(true);
  };
  const flood = encodeURIComponent('/read/example-flood#a4');
  const asked: Record<string, readonly string[]> = {
    '/api/documents': ['', '?limit=2'],
    '/api/search': [
      '示例省防汛条例第四条',
      '多久演练一次',
      '条例',
      '火箭怎么发射',
      '示例省防汛条例什么时候施行的',
      '《别的办法》第三条',
    ].map((q) => `?q=${encodeURIComponent(q)}&limit=2`),
    '/api/quote': [`?at=${flood}`, `?at=${encodeURIComponent('/read/example-notes#a2')}`],
    '/api/suggest': [`?q=${encodeURIComponent('防汛')}`, `?q=${encodeURIComponent('帮')}`],
  };
  for (const [path, queries] of Object.entries(asked)) {
    const name =
      paths[path]!.get!.responses['200']!.content!['application/json']!.schema!.$ref!.split('/').at(-1)!;
    for (const query of queries) {
      const { status, value: answer } = await json(`${path}${query}`);
      expect(status, path + query).toBe(200);
      check(name, answer, path + query);
    }
  }
  for (const at of ['', '?at=a3', '?at=a4'])
    check('Graph', (await json(`/read/example-flood@2023-09-01/graph.jsonld${at}`)).value, at);
  check('Error', (await json('/read/example-flood/graph.jsonld?at=a99')).value, 'no such place');
  const numbers = await request(`${shown.url}/read/example-flood/numbers.csv?from=2019&to=2023`);
  expect(numbers.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(await numbers.body.text()).toMatch(/\r\n第二条,第三条,有改动,/);
  check('Error', (await json('/api/search')).value, 'error');
  // Nothing is described that is not there.
  for (const path of Object.keys(paths).filter((p) => paths[p]!.get))
    expect(
      (
        await request(
          `${shown.url}${path.replace('{document}', 'example-flood')}?${path.startsWith('/api') ? `at=${flood}&q=x` : ''}`,
        )
      ).statusCode,
      path,
    ).toBe(200);
});
