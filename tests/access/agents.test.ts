import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connector, connector, failing, taking } from '../soak/connector.ts';
import { type KeyServer, keyServer } from './key-server.ts';
import { serverUnderTest, teamsMessage, textOf, type UnderTest } from './server-under-test.ts';

/** The endpoint by the successor of botbuilder: tokens, refusals and replies as by botbuilder itself. */
let keys: KeyServer;
let server: UnderTest;
let open: UnderTest;
let service: Connector;

beforeAll(async () => {
  keys = await keyServer(['msteams']);
  service = await connector();
  server = await serverUnderTest({ ...keys.env, ZHIYI_TEAMS_SDK: 'agents' });
  open = await serverUnderTest({ ZHIYI_TEAMS_SDK: 'agents' });
});
afterAll(async () => {
  await Promise.all([server.stop(), open.stop(), service.close(), keys.close()]);
});

const ARTICLE = '示例省防汛条例第三条';

test('a good token is answered, a bad one and another host are refused', async () => {
  const ask = async (token: string, changed = {}) =>
    server.post(teamsMessage(ARTICLE, changed), { Authorization: `Bearer ${token}` });
  const good = await ask(await keys.token());
  expect(good.status).toBe(200);
  expect(await textOf(good)).toContain('每半年开展一次演练');
  expect((await ask(await keys.token({ foreign: true }))).status).toBe(401);
  expect((await ask(await keys.token({ claims: { aud: 'another' } }))).status).toBe(401);
  const serviceUrl = 'https://elsewhere.example/';
  expect((await ask(await keys.token({ claims: { serviceurl: serviceUrl } }), { serviceUrl })).status).toBe(
    403,
  );
});

test('a reply that the connector does not take is told as such', async () => {
  service.behave(failing);
  const own = { serviceUrl: service.url, deliveryMode: undefined };
  expect((await open.post(teamsMessage(ARTICLE, own))).status).toBe(502);
  service.behave(taking);
});

test('a reply is posted to the connector; an invoke is answered in its response', async () => {
  const own = { serviceUrl: service.url, deliveryMode: undefined };
  expect((await open.post(teamsMessage(ARTICLE, own))).status).toBe(200);
  expect(service.taken.join('\n')).toContain('每半年开展一次演练');
  const invoke = { ...own, type: 'invoke', name: 'message/submitAction' };
  const value = { actionName: 'feedback', actionValue: { reaction: 'like' } };
  const voted = await open.post(teamsMessage('', { ...invoke, value }));
  expect([voted.status, await voted.json()]).toEqual([200, {}]);
  const searched = await open.post(
    teamsMessage('', {
      ...{ ...invoke, name: 'composeExtension/query' },
      value: { commandId: 'search', parameters: [{ name: 'q', value: '险情解除后几天内报告' }] },
    }),
  );
  expect(JSON.stringify(await searched.json())).toContain('十日内报告');
  expect((await open.post(teamsMessage('', { ...invoke, name: 'task/unknown' }))).status).toBe(501);
});
