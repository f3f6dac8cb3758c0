import { afterEach, expect, test } from 'vitest';
import { admission } from '../../../bot/access/admission.ts';
import { rightfulIds, type Sender } from '../../../bot/access/sender.ts';
import { isListed, visitorIds } from '../../../bot/access/visitor.ts';
import { openKnowledge } from '../../../bot/cli/knowledge.ts';
import { knowledgeWithin, rightfulMembers } from '../../../bot/commands/knowledge-within.ts';
import type { Knowledge } from '../../../bot/commands/turn.ts';
import { NOW } from '../../bot/reader-shelf.ts';
import { knowledgeFile, knowledgeFolder } from '../../documents/knowledge-folder.ts';
import { words } from './messages.ts';
import { type RobotUnderTest, robotUnderTest } from './robot-under-test.ts';

const MEMBERS = ['dingtalk:keeper0001', 'dingtalk:department:4521', 'dingtalk:cidKeepers='];
const ASK = '夜航秘密规定第一条';

let all: Knowledge | undefined;
/** A shelf with a text that a group may see. */
async function shelf(): Promise<Knowledge> {
  const file = (id: string, title: string, body: string, more: object = {}): string =>
    knowledgeFile({ id, title, version: '2023-01-01', effective: '2023-02-01', ...more }, body);
  const folder = knowledgeFolder({
    'organisation.yaml': `groups: [{name: 值守组, members: ${JSON.stringify(MEMBERS)}}]\n`,
    'ferry.md': file('ferry', '示例省渡口条例', '第一条 渡工每天开渡前要查缆绳。\n'),
    'secret.md': file('secret', '示例省夜航秘密规定', '第一条 夜里开渡的暗号是芦苇。\n', {
      access: ['值守组'],
    }),
  });
  return openKnowledge({ dirs: [folder], now: NOW });
}

let robot: RobotUnderTest;
afterEach(() => robot?.close());

async function open(listed?: readonly string[]) {
  all ??= await shelf();
  const knowledge = all;
  const rightful = listed ?? rightfulMembers(knowledge.library);
  robot = await robotUnderTest({
    rightful,
    services: { knowledge: async (sender: Sender) => knowledgeWithin(knowledge, rightfulIds(sender)) },
  });
  return async (staff: string, setting: object = {}): Promise<string> => {
    const { group = false } = setting as { group?: boolean };
    const sent = await robot.hear(words(ASK, group), { staff, ...setting });
    return sent.map(({ text }) => text).join('\n');
  };
}

test('rights go by the person and by departments alone with the robot, by the conversation in a group', async () => {
  const ask = await open();
  const { departments } = robot.gateway.service;
  departments.set('clerk0001', [1, 4521]).set('clerk0002', [1, 45]);
  expect(await ask('keeper0001')).toContain('芦苇');
  expect(await ask('clerk0001')).toContain('芦苇');
  expect(await ask('clerk0002')).not.toContain('芦苇');
  expect(await ask('keeper0001', { group: true })).not.toContain('芦苇');
  expect(await ask('clerk0001', { group: true })).not.toContain('芦苇');
  expect(await ask('clerk0002', { group: true, conversation: 'cidKeepers=' })).toContain('芦苇');
});

test('the number of a department is nobody’s staffId', async () => {
  const ask = await open();
  expect(await ask('4521')).not.toContain('芦苇');
});

test('departments are asked once an hour, and not where no list names one', async () => {
  const ask = await open();
  const { counts, departments } = robot.gateway.service;
  departments.set('clerk0001', [4521]);
  await ask('clerk0001');
  await ask('clerk0001');
  expect(counts.departments).toBe(1);
  departments.set('clerk0001', [45]);
  robot.later(3_600_001);
  expect(await ask('clerk0001')).not.toContain('芦苇');
  expect(counts.departments).toBe(2);
  await robot.close();
  await (await open(['dingtalk:keeper0001', 'aad-group']))('clerk0001');
  expect(robot.gateway.service.counts.departments).toBe(0);
});

test('who cannot be asked about is of no department, until the next message; an old token is not used again', async () => {
  const ask = await open();
  const { service } = robot.gateway;
  service.departments.set('clerk0001', [4521]);
  service.fail(403);
  expect(await ask('clerk0001')).not.toContain('芦苇');
  expect(robot.told.join()).toContain('查不到部门');
  expect(await ask('clerk0001')).toContain('芦苇');
  robot.later(3_600_001);
  service.forgetTokens();
  expect(await ask('clerk0001')).toContain('芦苇');
});

const sender = (channel: string, id: string, more: Partial<Sender> = {}): Sender => ({
  channel,
  person: { id },
  conversation: { id: 'c', group: false },
  tenants: [],
  teams: [],
  address: { serviceUrl: '', bot: '' },
  ...more,
});

test('ids of two channels that are equal share neither rights nor a place on a list', () => {
  expect(rightfulIds(sender('dingtalk', 'same', { teams: ['department:1'] }))).toEqual([
    'dingtalk:same',
    'dingtalk:department:1',
  ]);
  expect(rightfulIds(sender('msteams', 'same'))).toEqual(['same']);
  expect(rightfulIds(sender('msteams', 'DingTalk:same'))).toEqual([]);
  expect(
    rightfulIds(sender('webchat', 'same', { person: { id: 'x', ids: ['dingtalk:same', 'own'] } })),
  ).toEqual(['own']);
  expect(visitorIds({ id: 'dingtalk:same', groups: ['dingtalk:department:1', 'own'] })).toEqual(['own']);
  const bare = admission({ users: ['same'], groups: ['1'] });
  const named = admission({ users: ['dingtalk:same'], groups: ['dingtalk:department:1'] });
  expect([bare(sender('msteams', 'same')), bare(sender('dingtalk', 'same'))]).toEqual(['in', 'user']);
  expect([named(sender('msteams', 'same')), named(sender('dingtalk', 'same'))]).toEqual(['user', 'in']);
  expect(named(sender('emulator', 'dingtalk:same'))).toBe('user');
  const lists = { users: ['dingtalk:same'], groups: ['dingtalk:department:1'] };
  expect(isListed({ id: 'dingtalk:same', groups: ['dingtalk:department:1'] }, lists)).toBe(false);
});
