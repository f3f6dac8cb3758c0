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
  expect(value).toEqual({ query, ...findingJson(finding) });
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
  const flood = documents.find((d) => d.url === '/read/example-flood@2019-05-01');
  expect(flood).toMatchObject({
    id: 'example-flood',
    version: '2019-05-01',
    status: 'superseded',
    text: 'official',
  });
  expect(JSON.stringify(value)).not.toContain('开展一次演练');
});
