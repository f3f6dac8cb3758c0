import { afterEach, expect, test } from 'vitest';
import { serverUnderTest, teamsMessage, textOf, type UnderTest } from '../access/server-under-test.ts';
import { type Connector, connector } from '../soak/connector.ts';

let server: UnderTest;
let channel: Connector;
afterEach(async () => {
  await server.stop();
  await channel.close();
});

const MENTION = {
  entities: [{ type: 'mention', text: '<at>知依</at>', mentioned: { id: '28:bot', name: '知依' } }],
};
const GROUP = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true }, ...MENTION };
/** The id that the connector gives to every conversation it opens. */
const OWN = { conversation: { id: '1', conversationType: 'personal' } };

test('私下回复 in a group goes to the own chat, is gone on with there, and leaves no trace in the group', async () => {
  [server, channel] = await Promise.all([serverUnderTest(), connector()]);
  const there = { serviceUrl: channel.url, deliveryMode: undefined };
  const say = async (text: string, changed: object) =>
    textOf(await server.post(teamsMessage(text, { ...changed, serviceUrl: channel.url })));

  await server.post(teamsMessage('<at>知依</at> 私下回复 示例防汛条例第三条', { ...GROUP, ...there }));
  expect(channel.taken.join('\n')).toContain('第三条');
  expect(channel.taken.at(-1)).toBe('已私下回复您。');

  const asked = await say('示例防汛条例第三条', { conversation: { id: 'a:another' } });
  expect(asked).toContain('第三条');
  const expected = await say('1', { conversation: { id: 'a:another' } });
  expect(await say('1', OWN)).toBe(expected);
  expect(await say('<at>知依</at> 1', GROUP)).not.toBe(expected);
});
