import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { announce } from '../../../bot/cli/announce.ts';
import { openKnowledge } from '../../../bot/cli/knowledge.ts';
import { run as runRecall } from '../../../bot/cli/recall.ts';
import type { Knowledge } from '../../../bot/commands/turn.ts';
import { readConfig } from '../../../bot/config.ts';
import { fileStorage } from '../../../bot/conversation/file-storage.ts';
import { followStore } from '../../../bot/conversation/follow-store.ts';
import { tellFollowers } from '../../../bot/conversation/tell-followers.ts';
import { audit } from '../../../bot/records/audit.ts';
import { passageHashes } from '../../../bot/records/passage-hashes.ts';
import { recordStore } from '../../../bot/records/record-store.ts';
import { NOW } from '../../bot/reader-shelf.ts';
import { knowledgeFile, knowledgeFolder } from '../../documents/knowledge-folder.ts';
import { APP } from './gateway.ts';
import { words } from './messages.ts';
import { type RobotUnderTest, robotUnderTest } from './robot-under-test.ts';

const law = (body: string): string =>
  knowledgeFile(
    { id: 'drill', title: '示例省演练规定', version: '2019-01-01', effective: '2019-01-01' },
    body,
  );
const BEFORE = law('第一条 每年演练一次。\n\n第二条 三日内报告。\n');
const AFTER = law('第一条 每年演练一次。\n\n第二条 五日内报告。\n');
const ASK = '示例省演练规定第二条';

let robot: RobotUnderTest;
const folders: string[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await robot.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The robot with stores and records on disk, as the server keeps them, over a text that can be changed. */
async function open() {
  const data = mkdtempSync(path.join(tmpdir(), 'zhiyi-ding-'));
  const folder = knowledgeFolder({ 'drill.md': BEFORE });
  folders.push(data);
  const read = (): Promise<Knowledge> => openKnowledge({ dirs: [folder], now: NOW });
  const held = await read();
  const store = recordStore({
    ...{ folder: data, instance: 'server', days: 0, now: NOW },
    believed: async () => false,
    warn: () => undefined,
  });
  const { questions } = audit({
    store,
    pseudonym: (user) => user,
    hashOf: (library, key) => passageHashes(library).of(key),
    library: () => held.library,
    failed: () => undefined,
  });
  const storage = fileStorage(path.join(data, 'state'));
  const follows = followStore(storage);
  robot = await robotUnderTest({ services: { knowledge: async () => held, storage, questions, follows } });
  const change = async (): Promise<Knowledge> => {
    await store.close();
    writeFileSync(path.join(folder, 'drill.md'), AFTER);
    return read();
  };
  const env = {
    ZHIYI_DATA: data,
    ZHIYI_DINGTALK_CLIENT_ID: APP.clientId,
    ZHIYI_DINGTALK_CLIENT_SECRET: APP.clientSecret,
    ZHIYI_DINGTALK_API: robot.gateway.url,
  };
  const sentSince = (count: number) => robot.gateway.sent.slice(count);
  return { folder, follows, change, env, sentSince };
}

test('a change of what is followed is told in the group and to the person who follow it', async () => {
  const { follows, change, sentSince } = await open();
  await robot.hear(words(`关注 ${ASK}`));
  const [said] = await robot.hear(words(`关注 ${ASK}`, true), { group: true, staff: 'manager0002' });
  expect(said?.text).toContain('已关注');
  const before = robot.gateway.sent.length;
  const { library } = await change();
  const { services, voice } = robot;
  expect(await tellFollowers({ ...services, follows, speak: voice.speak }, () => library)).toEqual({
    told: 2,
    failed: 0,
  });
  const told = [...sentSince(before)].sort((a, b) => a.by.localeCompare(b.by));
  expect(told).toMatchObject([
    {
      by: 'group',
      to: 'cidGroup=',
      text: expect.stringMatching(/^这里有人关注的条文有变动[\s\S]*文字有改动/u),
    },
    { by: 'person', to: 'manager0001', text: expect.stringMatching(/^您关注的条文有变动[\s\S]*文字有改动/u) },
  ]);
});

test('zhiyi recall --notify tells the group and the person who were given what has changed, once', async () => {
  const { folder, change, env, sentSince } = await open();
  await robot.hear(words(ASK));
  await robot.hear(words(ASK, true), { group: true });
  const before = robot.gateway.sent.length;
  await change();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await runRecall(['drill', '--notify', '--knowledge', folder])).toBe(0);
  const told = sentSince(before).sort((a, b) => a.by.localeCompare(b.by));
  expect(told).toMatchObject([
    { by: 'group', to: 'cidGroup=', text: expect.stringMatching(/^更正通知[\s\S]*第二条[\s\S]*文字已改动/u) },
    { by: 'person', to: 'manager0001', text: expect.stringMatching(/^更正通知[\s\S]*第二条/u) },
  ]);
  expect(await runRecall(['drill', '--notify', '--knowledge', folder])).toBe(0);
  expect(sentSince(before)).toHaveLength(2);
});

test('the notice of zhiyi sync goes to the group or the person that the setting names', async () => {
  const { env } = await open();
  for (const id of ['cidOffice=', 'staff:manager0009']) {
    const reference = {
      channelId: 'dingtalk',
      serviceUrl: 'https://api.dingtalk.com',
      conversation: { id },
    };
    const config = readConfig({ ...env, ZHIYI_NOTICE_CONVERSATION: JSON.stringify(reference) });
    await announce('官方文本核对结果:\n1份有更新', NOW, config);
  }
  expect(robot.gateway.sent).toMatchObject([
    { by: 'group', to: 'cidOffice=', text: expect.stringMatching(/^官方文本核对结果[\s\S]*1份有更新/u) },
    { by: 'person', to: 'manager0009' },
  ]);
});

test.each([
  ['a group', 'cidLegal=', { group: true, staff: 'manager0009', conversation: 'cidLegal=' }],
  ['a person', 'staff:manager0009', { staff: 'manager0009' }],
])(
  'a question handed to the legal officers, %s, is answered from there and from nowhere else',
  async (_who, conversation, there) => {
    const address = { serviceUrl: 'https://api.dingtalk.com', bot: '' };
    robot = await robotUnderTest({
      services: {
        legal: { channel: 'dingtalk', conversation, address },
        speak: (to, text) => robot.voice.speak(to, text),
      },
    });
    await robot.hear(words('示例省防汛条例第三条'));
    const [handed] = await robot.hear(words('转给法规处'));
    expect(handed?.to).toBe(conversation.replace('staff:', ''));
    const code = /编号 (\w+)/u.exec(handed?.text ?? '')?.[1];
    await robot.hear(words(`答复 ${code} 冒充的答复`), { staff: 'manager0002' });
    const before = robot.gateway.sent.length;
    const group = 'group' in there;
    await robot.hear(words(`答复 ${code} 每半年一次。`, group), there);
    expect(robot.gateway.sent.slice(before)).toMatchObject([
      { by: 'person', to: 'manager0001', text: expect.stringMatching(/法规处答复[\s\S]*每半年一次/u) },
      { text: '已送达提问者。' },
    ]);
    expect(JSON.stringify(robot.gateway.sent)).not.toContain('人工,非自动检索):冒充');
  },
);
