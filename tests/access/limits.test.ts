import { afterEach, expect, test } from 'vitest';
import { rateLimit } from '../../bot/access/rate-limit.ts';
import { Refusal } from '../../bot/access/refusal.ts';
import { turnGate } from '../../bot/access/turn-gate.ts';
import type { Activity } from '../../bot/channels/activities/activity.ts';
import { senderOf } from '../../bot/channels/activities/read-activity.ts';
import { type KeyServer, keyServer } from './key-server.ts';
import { serverUnderTest, teamsMessage, textOf, type UnderTest } from './server-under-test.ts';

let open: (UnderTest | KeyServer)[] = [];
afterEach(async () => {
  for (const one of open) await ('stop' in one ? one.stop() : one.close());
  open = [];
});

async function authenticated(env: Record<string, string>) {
  const keys = await keyServer();
  const server = await serverUnderTest({ ...keys.env, ...env });
  open = [server, keys];
  const Authorization = `Bearer ${await keys.token()}`;
  return {
    server,
    ask: (changed: object = {}) => server.post(teamsMessage('帮助', changed), { Authorization }),
  };
}

const other = { from: { id: '29:other', aadObjectId: 'aad-other' } };

test('a minute begins with the first request; a clock that jumps back begins another', () => {
  let at = 1_000_000;
  const limit = rateLimit(2, () => new Date(at));
  expect([limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 0, 0]);
  at += 20_000;
  expect(limit.take('a')).toBe(40);
  at += 40_000;
  expect(limit.take('a')).toBe(0);
  at -= 500_000;
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 60]);
});

test('who asks too often is told politely once, then refused with the time to wait; others go on', async () => {
  const { ask } = await authenticated({ ZHIYI_USER_PER_MINUTE: '2' });
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
  const told = await ask();
  expect(told.status).toBe(200);
  expect(await textOf(told)).toMatch(/^您提问太快了，请 \d+ 秒后再试，谢谢。$/);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await refused.text()).toContain('您提问太快了');
  const untroubled = await ask(other);
  expect(await textOf(untroubled)).not.toContain('太快');
});

test('searches on the pages are counted like those of programs; reading is not', async () => {
  const server = await serverUnderTest({ ZHIYI_ADDRESS_PER_MINUTE: '2' });
  open = [server];
  const get = (at: string) => fetch(`${server.local}${at}`);
  expect((await get('/api/search?q=x')).status).toBe(200);
  expect((await get('/read?q=x')).status).toBe(200);
  const refused = await get('/read?kind=law&q=x');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(refused.headers.get('Content-Type')).toContain('text/html');
  expect(await refused.text()).toContain('您提问太快了');
  expect((await get('/api/search?q=x')).status).toBe(429);
  for (const free of ['/read', '/read?q=', '/read/example-report'])
    expect((await get(free)).status).toBe(200);
});

test('a tenant that is not listed is refused, wherever the activity names it', async () => {
  const { ask } = await authenticated({});
  const stranger = '00000000-0000-0000-0000-000000000000';
  expect((await ask({ conversation: { id: 'a', tenantId: stranger } })).status).toBe(403);
  expect((await ask({ channelData: { tenant: { id: stranger } } })).status).toBe(403);
  expect((await ask({ channelData: {}, conversation: { id: 'a' } })).status).toBe(403);
  expect((await ask()).status).toBe(200);
});

test('more tenants may be listed, or all let in', async () => {
  const stranger = '00000000-0000-0000-0000-000000000000';
  const two = await authenticated({ ZHIYI_TENANTS: `aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, ${stranger}` });
  const of = (tenant: string) => ({ conversation: { id: 'a', tenantId: tenant }, channelData: {} });
  expect((await two.ask(of(stranger))).status).toBe(200);
  expect((await two.ask(of('x'))).status).toBe(403);
});

test('with a list of users and groups, others are told once that they have no access', async () => {
  const { ask } = await authenticated({ ZHIYI_USERS: 'AAD-Asker', ZHIYI_GROUPS: 'group-1' });
  expect(await textOf(await ask())).toContain('命令');
  const told = await textOf(await ask(other));
  expect(told).toContain('没有使用知依的权限');
  expect((await ask(other)).status).toBe(403);
  const inTeam = { ...other, channelData: { team: { aadGroupId: 'group-1' } } };
  expect(await textOf(await ask(inTeam))).toContain('命令');
});

test('more turns at once than allowed are a clear not now', async () => {
  const gate = turnGate({
    limit: rateLimit(100, () => new Date()),
    remarks: rateLimit(1, () => new Date()),
    most: 1,
    refused: () => undefined,
  });
  let done = (): void => undefined;
  const sender = senderOf(teamsMessage('问') as Activity);
  const turn = { sender, spoken: true, admit: () => 'in' as const, say: async () => undefined };
  const first = gate.pass({ ...turn, run: () => new Promise((resolve) => (done = resolve)) });
  expect(gate.inFlight).toBe(1);
  const second = await gate.pass({ ...turn, run: async () => undefined }).catch((error: unknown) => error);
  expect(second).toBeInstanceOf(Refusal);
  expect(second).toMatchObject({ status: 503, retryAfter: 5 });
  done();
  await first;
  await gate.pass({ ...turn, run: async () => undefined });
  expect(gate.inFlight).toBe(0);
});
