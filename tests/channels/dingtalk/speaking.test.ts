import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { people } from '../../../bot/channels/dingtalk/people.ts';
import { speaking } from '../../../bot/cli/speak.ts';
import { readConfig } from '../../../bot/config.ts';
import { fileStorage } from '../../../bot/conversation/file-storage.ts';
import { APP, gateway } from './gateway.ts';

const now = (): Date => new Date();

test('the command line speaks to groups, and to people whom the server has met', async () => {
  const own = await gateway({ now });
  const data = mkdtempSync(path.join(tmpdir(), 'zhiyi-ding-'));
  onTestFinished(async () => {
    rmSync(data, { recursive: true, force: true });
    await own.close();
  });
  const config = readConfig({
    ZHIYI_DATA: data,
    ZHIYI_DINGTALK_CLIENT_ID: APP.clientId,
    ZHIYI_DINGTALK_CLIENT_SECRET: APP.clientSecret,
    ZHIYI_DINGTALK_API: own.url,
  });
  await people(fileStorage(path.join(data, 'state'))).met('cidAlone=', 'manager0001');
  const speak = speaking(config, now);
  const address = { serviceUrl: own.url, bot: '' };
  await speak({ channel: 'dingtalk', conversation: 'cidGroup=', address }, '官方文本核对结果:');
  await speak({ channel: 'dingtalk', conversation: 'cidAlone=', address }, '更正通知:');
  expect(own.sent).toMatchObject([
    { by: 'group', to: 'cidGroup=', text: '官方文本核对结果：' },
    { by: 'person', to: 'manager0001', text: '更正通知：' },
  ]);
});

test('where DingTalk is not set up it says so', async () => {
  const speak = speaking(readConfig({}), now);
  const to = { channel: 'dingtalk', conversation: 'cid=', address: { serviceUrl: '', bot: '' } };
  await expect(speak(to, '通知')).rejects.toThrow('没有接入钉钉');
});
