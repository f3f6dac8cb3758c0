import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { commandConfig } from '../../bot/cli/command-config.ts';
import { readOrganisations } from '../../bot/cli/organisations-file.ts';
import { ORGANISATION_PARTS } from '../../bot/organisations/settings.ts';
import { knowledgeFolder } from '../documents/knowledge-folder.ts';

const folderOf = (yaml: string): string => knowledgeFolder({ 'organisations.yaml': yaml });
const read = (yaml: string, env: Record<string, string> = {}) =>
  readOrganisations(path.join(folderOf(yaml), 'organisations.yaml'), env);

const water = '{ id: water, address: "https://water.example", knowledge: [water] }';
const TWO = `organisations:\n  - ${water}\n  - { id: roads, address: "https://roads.example", knowledge: [roads] }\n`;
const LOCAL = { HOST: '127.0.0.1' };

test('each has folders, a store and keys of its own, and what is set for all', async () => {
  const key = 'a-record-key-of-the-example-0123456789';
  const { all, port, host, secrets } = await read(TWO, {
    ...LOCAL,
    PORT: '4000',
    ZHIYI_DATA: '/d',
    ZHIYI_STATE: 'redis',
    ZHIYI_STATE_CONNECTION: 'redis://store',
    ZHIYI_RECORD_KEY: key,
    ZHIYI_TURNS: '7',
  });
  expect([port, host]).toEqual([4000, '127.0.0.1']);
  expect(all.map(({ id, hosts }) => [id, hosts])).toEqual([
    ['water', ['water.example']],
    ['roads', ['roads.example']],
  ]);
  const [one, two] = all.map(({ config }) => config);
  expect([one?.dataDir, two?.dataDir]).toEqual(['/d/water', '/d/roads']);
  expect([one?.cacheDir, two?.cacheDir]).toEqual([
    path.join('.cache', 'water'),
    path.join('.cache', 'roads'),
  ]);
  expect(path.basename(one?.knowledge[0] ?? '')).toBe('water');
  expect(path.isAbsolute(one?.knowledge[0] ?? '')).toBe(true);
  expect([one?.state.within, two?.state.within]).toEqual(['water', 'roads']);
  expect([one?.publicUrl, one?.access.turns, two?.access.turns]).toEqual(['https://water.example', 7, 7]);
  expect(new Set([key, one?.records.key, two?.records.key]).size).toBe(3);
  expect(secrets).toEqual(expect.arrayContaining([key, one?.records.key, two?.records.key, 'redis://store']));
  const files = (await read(TWO, { ...LOCAL, ZHIYI_STATE: 'file:/s' })).all;
  expect(files.map(({ config }) => config.state.place)).toEqual(['file:/s/water', 'file:/s/roads']);
});

test('what is one’s own is set for one: applications, lists, other settings and secrets by the name of their variable', async () => {
  const yaml = `organisations:
  - id: water
    address: https://water.example
    hosts: [w.example]
    knowledge: [water, /laws]
    teams: { app: app-1, tenant: tenant-1, secret: WATER_BOT }
    users: [a, b]
    settings: { ZHIYI_TURNS: 9, ZHIYI_TENANTS: [x, y], ZHIYI_NOTICE_CONVERSATION: { channelId: msteams, serviceUrl: "https://s", conversation: { id: c } } }
    secrets: { ZHIYI_RECORD_KEY: WATER_KEY }
  - { id: roads, address: "https://roads.example", knowledge: [roads, /laws], settings: { ZHIYI_ALLOW_UNAUTHENTICATED: 1 } }
`;
  const env = { ...LOCAL, WATER_BOT: 'a-password', WATER_KEY: 'k'.repeat(32), ZHIYI_TURNS: '5' };
  const [one, two] = (await read(yaml, env)).all.map(({ config }) => config);
  expect(one).toMatchObject({
    authenticated: true,
    bot: { MicrosoftAppId: 'app-1', MicrosoftAppPassword: 'a-password', MicrosoftAppTenantId: 'tenant-1' },
    access: { turns: 9, admitted: { users: ['a', 'b'], tenants: ['x', 'y'] } },
    records: { key: 'k'.repeat(32) },
    noticeConversation: { conversation: { id: 'c' } },
  });
  expect(two).toMatchObject({ authenticated: false, access: { turns: 5, admitted: { users: [] } } });
  expect(two?.bot.MicrosoftAppId).toBeUndefined();
  expect(two?.noticeConversation).toBeUndefined();
});

const one = (fields: string): string =>
  `organisations:\n  - { id: water, address: "https://water.example", knowledge: [k], ${fields} }\n`;

test.each<[string, RegExp, Record<string, string>?]>([
  ['', /organisations:缺少这个字段/],
  ['organisations: []', /organisations:至少一个单位/],
  ['organisations: [', /yaml:1 .*写法有误|缩进不对/],
  ['organisations:\n  - { id: water, knowledge: [k] }', /yaml:2 organisations 第1项 address:缺少这个字段/],
  [one('knowlege: [k]'), /yaml:2 organisations 第1项 knowlege:没有这个字段/],
  [
    'organisations:\n  - { id: "../up", address: "https://a.example", knowledge: [k] }',
    /id:应为小写字母、数字和连字符/,
  ],
  ['organisations:\n  - { id: a, address: "https://a.example/x", knowledge: [k] }', /address:不带路径/],
  [
    'organisations:\n  - { id: a, address: "http://localhost:3978", knowledge: [k] }',
    /a 的 address 应为名字/,
  ],
  ['organisations:\n  - { id: a, address: "http://127.0.0.1", knowledge: [k] }', /a 的 address 应为名字/],
  [one('hosts: ["x.example:80"]'), /hosts 第1项:应为小写的主机名/],
  [one('hosts: ["10.0.0.1"]'), /hosts 第1项:应为名字,不是本机或 IP 地址/],
  [one('settings: { PORT: 1 }'), /water settings PORT:整个服务只有一个/],
  [one('settings: { ZHIYI_KNOWLEDGE: x }'), /water settings ZHIYI_KNOWLEDGE:有自己的字段/],
  [one('settings: { ZHIYI_TURN: 1 }'), /water settings ZHIYI_TURN:没有这个设置/],
  [one('settings: { ZHIYI_TURNS: many }'), /water ZHIYI_TURNS:应为数字/],
  [one('settings: { ZHIYI_RECORD_KEY: x }'), /water settings ZHIYI_RECORD_KEY:密钥写在环境变量里/],
  [one('secrets: { ZHIYI_TURNS: X }'), /water secrets ZHIYI_TURNS:不是可以在这里设置的密钥/],
  [one('teams: { app: a, tenant: t, secret: MISSING }'), /water teams secret:没有设置环境变量 MISSING/],
  [one('teams: { app: a, tenant: t, secret: "pa$$word" }'), /secret:应为环境变量的名字/],
  [TWO.replaceAll('roads', 'water'), /代号 water 在 water 和 water 里各写了一次[\s\S]*主机名 water.example/],
  [`${TWO}channels: { hosts: [roads.example] }\n`, /主机名 roads.example 在 roads 和 channels 里/],
  [TWO.replace('[roads]', '[water/inner]'), /roads 的知识文件夹 .* 在 water 的里面/],
  [
    'organisations:\n  - { id: a, address: "https://a.example", knowledge: [a, laws], admins: [x] }\n  - { id: b, address: "https://b.example", knowledge: [b, laws] }',
    /a 的运行页会写进 .*laws,别的单位也收录它/,
  ],
  [TWO, /环境变量 MicrosoftAppId:各单位不同,写在文件里/, { MicrosoftAppId: 'a' }],
  [TWO, /环境变量 ZHIYI_USERS:各单位不同/, { ZHIYI_USERS: 'a' }],
  [TWO, /water HOST:没有 MicrosoftAppId/, { HOST: '0.0.0.0' }],
])('%j is refused: %s', async (yaml, message, env = {}) => {
  await expect(read(yaml, { ...LOCAL, ...env })).rejects.toThrow(message);
});

test('no secret is told in what is wrong', async () => {
  const yaml = one('teams: { app: a, secret: S }, settings: { PORT: 1 }');
  await expect(read(yaml, { ...LOCAL, S: 'very-secret-value' })).rejects.not.toThrow(/very-secret-value/);
});

test('a command goes by the organisation that is named, and by none unnamed', async () => {
  const file = path.join(folderOf(TWO), 'organisations.yaml');
  const env = { ...LOCAL, ZHIYI_ORGANISATIONS: file, ZHIYI_DATA: '/d' };
  expect((await commandConfig('roads', env)).dataDir).toBe('/d/roads');
  await expect(commandConfig(undefined, env)).rejects.toMatchObject({
    cure: '加 --organisation,有:water、roads',
  });
  await expect(commandConfig('woods', env)).rejects.toThrow('没有这个单位:woods');
  await expect(commandConfig('roads', LOCAL)).rejects.toThrow('没有设置 ZHIYI_ORGANISATIONS');
  expect((await commandConfig(undefined, LOCAL)).organisation).toBeUndefined();
});

test('the guide names every field', () => {
  const guide = readFileSync(path.join(import.meta.dirname, '../../docs/organisations.zh.md'), 'utf8');
  for (const part of Object.values(ORGANISATION_PARTS) as z.ZodObject[])
    for (const [field, type] of Object.entries(part.shape)) {
      expect(type.description, field).toBeTruthy();
      expect(guide, field).toContain(`| \`${field}\` | ${type.description} |`);
    }
});
