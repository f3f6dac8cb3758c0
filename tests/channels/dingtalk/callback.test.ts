import { expect, onTestFinished, test, vi } from 'vitest';
import { signatureOf } from '../../../bot/channels/dingtalk/signature.ts';
import { serverUnderTest } from '../../access/server-under-test.ts';
import { APP, gateway } from './gateway.ts';
import { robotMessage, words } from './messages.ts';

const now = (): Date => new Date();

async function server(env: Record<string, string> = {}) {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  const own = await gateway({ now });
  const running = await serverUnderTest({
    ZHIYI_DINGTALK_CLIENT_ID: APP.clientId,
    ZHIYI_DINGTALK_CLIENT_SECRET: APP.clientSecret,
    ZHIYI_DINGTALK_API: own.url,
    ZHIYI_DINGTALK_WEBHOOK_HOSTS: '127.0.0.1',
    ...env,
  });
  onTestFinished(async () => {
    await running.stop();
    await own.close();
  });
  return { own, running };
}

test('signed messages are taken at once and answered; others are not', async () => {
  const { own, running } = await server({ ZHIYI_DINGTALK_MODE: 'callback' });
  const post = (body: object, headers: Record<string, string>) =>
    fetch(`${running.local}/api/dingtalk`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const signed = (timestamp = String(Date.now()), secret = APP.clientSecret) => ({
    timestamp,
    sign: signatureOf(timestamp, secret),
  });
  const message = robotMessage(own, words('示例省防汛条例第三条'));
  expect((await post(message, {})).status).toBe(401);
  expect((await post(message, signed(undefined, 'another'))).status).toBe(401);
  expect((await post(message, signed(String(Date.now() - 3_700_000)))).status).toBe(401);
  expect((await post({ msgtype: 'text' }, signed())).status).toBe(400);
  expect(own.sent).toEqual([]);
  expect((await post(message, signed())).status).toBe(200);
  expect((await post(message, signed())).status).toBe(200);
  await vi.waitFor(() => expect(own.sent).toHaveLength(1));
  expect(own.sent[0]).toMatchObject({ by: 'webhook', text: expect.stringContaining('每半年') });
  expect(own.counts.asked).toBe(0);
});

test('the whole server in stream mode: connects, answers, stops; there is no callback', async () => {
  const { own, running } = await server();
  await own.connected();
  const address = `${running.local}/api/dingtalk`;
  expect((await fetch(address, { method: 'POST', body: '{}' })).status).toBe(405);
  await own.push('/v1.0/im/bot/messages/get', robotMessage(own, words('示例省防汛条例第三条')));
  await vi.waitFor(() => expect(own.sent).toHaveLength(1));
  expect(running.told).toContain('钉钉已连接(Stream 模式)');
});
