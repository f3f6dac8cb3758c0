import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { BOUNDS } from '../../bot/channels/web/page-conversations.ts';
import { serverUnderTest, type UnderTest } from './server-under-test.ts';

interface Opened {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}

let server: UnderTest;
let at = Date.now();
beforeAll(async () => {
  server = await serverUnderTest(
    { ZHIYI_ADDRESS_PER_MINUTE: '60', ZHIYI_SOCKETS: '5' },
    { now: () => new Date(at) },
  );
});
afterAll(() => server.stop());

const call = (method: string, path: string, token?: string, body?: object): Promise<Response> =>
  fetch(`${server.url}/v3/directline${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

async function conversation(): Promise<Opened> {
  at += 61_000;
  return (await (await call('POST', '/tokens/generate')).json()) as Opened;
}

/** Resolves to the first reply that matches. */
function heard(ws: WebSocket, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    ws.on('error', reject);
    ws.on('message', (data) => {
      const { activities } = JSON.parse(String(data)) as { activities: { text?: string }[] };
      const found = activities.find((a) => pattern.test(a.text ?? ''));
      if (found) resolve(found.text ?? '');
    });
  });
}

const closed = (ws: WebSocket): Promise<number> =>
  new Promise((resolve) => {
    ws.on('close', (code) => resolve(code));
    ws.on('error', () => resolve(-1));
  });

test('a token opens its own conversation and no other', async () => {
  const [mine, other] = [await conversation(), await conversation()];
  const paths = ['', '/activities'].map((end) => `/conversations/${other.conversationId}${end}`);
  for (const path of paths) {
    expect((await call('GET', path, mine.token)).status).toBe(403);
    expect((await call('GET', path)).status).toBe(403);
    expect((await call('GET', path, other.token)).status).toBe(200);
  }
  const body = { type: 'message', text: '你好' };
  expect(
    (await call('POST', `/conversations/${other.conversationId}/activities`, mine.token, body)).status,
  ).toBe(403);
  const stream = new WebSocket(other.streamUrl.replace(other.token, mine.token));
  expect(await closed(stream)).not.toBe(1000);
});

test('an answer comes by the stream; what a client claims to be is not looked at', async () => {
  const mine = await conversation();
  const ws = new WebSocket(mine.streamUrl);
  const answer = heard(ws, /每半年开展一次演练/);
  await call('POST', `/conversations/${mine.conversationId}/activities`, mine.token, {
    type: 'message',
    text: '示例省防汛条例第三条',
    from: { id: 'dl_somebody-else' },
    serviceUrl: 'http://169.254.169.254/',
    conversation: { id: 'another' },
  });
  await answer;
  const { activities } = (await (
    await call('GET', `/conversations/${mine.conversationId}/activities`, mine.token)
  ).json()) as { activities: { from: { id: string } }[] };
  expect(JSON.stringify(activities)).not.toContain('somebody-else');
  ws.close();
});

test('a token expires when it is not used, and after half a day in any case', async () => {
  const idle = await conversation();
  at += BOUNDS.idleMs + 1;
  expect((await call('POST', '/tokens/refresh', idle.token)).status).toBe(403);
  const long = await conversation();
  for (let spent = 0; spent < BOUNDS.lifeMs; spent += BOUNDS.idleMs / 2) {
    expect((await call('GET', `/conversations/${long.conversationId}`, long.token)).status).toBe(200);
    at += BOUNDS.idleMs / 2;
  }
  at += 1;
  const late = await call('GET', `/conversations/${long.conversationId}`, long.token);
  expect(late.status).toBe(403);
  expect(await late.text()).toContain('会话已过期');
});

test('sockets are counted, for a conversation and in all; a long message ends one', async () => {
  const [mine, other] = [await conversation(), await conversation()];
  const opened: WebSocket[] = [];
  const opens = async (url: string): Promise<boolean> => {
    const ws = new WebSocket(url);
    opened.push(ws);
    return new Promise((resolve) => {
      ws.on('open', () => resolve(true));
      ws.on('error', () => resolve(false));
    });
  };
  for (let i = 0; i < BOUNDS.sockets; i++) expect(await opens(mine.streamUrl)).toBe(true);
  expect(await opens(mine.streamUrl)).toBe(false);
  expect(await opens(other.streamUrl)).toBe(true);
  expect(await opens((await conversation()).streamUrl)).toBe(false);
  const [first] = opened;
  const end = closed(first!);
  first!.send('x'.repeat(2000));
  expect(await end).toBe(1009);
  for (const ws of opened) ws.terminate();
});

test('sockets that come at once are counted like those that come one after another', async () => {
  const mine = await conversation();
  const opened = Array.from({ length: 20 }, () => new WebSocket(mine.streamUrl));
  const results = await Promise.all(
    opened.map(
      (ws) =>
        new Promise<boolean>((resolve) => {
          ws.on('open', () => resolve(true));
          ws.on('error', () => resolve(false));
        }),
    ),
  );
  expect(results.filter(Boolean)).toHaveLength(BOUNDS.sockets);
  for (const ws of opened) ws.terminate();
});

test('answers of the page stand in the order of the questions', async () => {
  const mine = await conversation();
  const path = `/conversations/${mine.conversationId}/activities`;
  await call('POST', '/conversations', mine.token, {});
  const say = (text: string) => call('POST', path, mine.token, { type: 'message', text });
  await Promise.all([say('示例省防汛条例第三条'), say('重来')]);
  await vi.waitFor(async () => {
    const { activities } = (await (await call('GET', path, mine.token)).json()) as {
      activities: { from: { id: string }; text?: string }[];
    };
    const said = activities.filter((a) => a.from.id === 'zhiyi').map((a) => a.text ?? '');
    expect(said).toHaveLength(3);
    expect(said[0]).toContain('我是知依');
    expect(said[1]).toContain('每半年');
  });
});

test('one address may not open conversations without end', async () => {
  at += 61_000;
  const statuses: number[] = [];
  for (let i = 0; i < 61; i++) statuses.push((await call('POST', '/tokens/generate')).status);
  expect(statuses.slice(0, 60).every((s) => s === 200)).toBe(true);
  expect(statuses[60]).toBe(429);
  const refused = await call('POST', '/tokens/generate');
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await refused.text()).toMatch(/您提问太快了/);
});

interface Resumed extends Opened {
  readonly key?: string;
}

const generate = async (from?: { conversationId: string; key?: string }): Promise<Resumed> => {
  at += 61_000;
  const body = from ? { conversation: { id: from.conversationId, key: from.key } } : {};
  return (await (await call('POST', '/tokens/generate', undefined, body)).json()) as Resumed;
};

test('the key of a conversation gives a new token for it; without it there is a new conversation', async () => {
  const mine = await generate();
  await call('POST', `/conversations/${mine.conversationId}/activities`, mine.token, {
    type: 'message',
    text: '示例省防汛条例第三条',
  });
  at += BOUNDS.lifeMs + 1;
  const again = await generate(mine);
  expect(again.conversationId).toBe(mine.conversationId);
  expect(again.key).toBeUndefined();
  const kept = await (
    await call('GET', `/conversations/${mine.conversationId}/activities`, again.token)
  ).text();
  expect(kept).toContain('示例省防汛条例第三条');
  const stranger = await generate({ conversationId: mine.conversationId, key: 'guessed' });
  expect(stranger.conversationId).not.toBe(mine.conversationId);
  expect(await call('DELETE', `/conversations/${mine.conversationId}`, again.token)).toHaveProperty(
    'status',
    204,
  );
  expect((await generate(mine)).conversationId).not.toBe(mine.conversationId);
});

test('what the page sends a second time is taken once', async () => {
  const mine = await conversation();
  const path = `/conversations/${mine.conversationId}/activities`;
  const said = { type: 'message', text: '示例省防汛条例第三条', channelData: { clientActivityID: 'c1' } };
  const ids = [];
  for (let i = 0; i < 3; i++) ids.push(await (await call('POST', path, mine.token, said)).text());
  expect(new Set(ids).size).toBe(1);
  await vi.waitFor(async () =>
    expect(await (await call('GET', path, mine.token)).text()).toContain('每半年'),
  );
  const { activities } = (await (await call('GET', path, mine.token)).json()) as { activities: object[] };
  expect(activities).toHaveLength(2);
});

test('limits count the person whom the token names, not the address', async () => {
  const [one, other] = [await conversation(), await conversation()];
  at += 61_000;
  const type = (c: Opened) =>
    call('POST', `/conversations/${c.conversationId}/activities`, c.token, { type: 'typing' });
  for (let i = 0; i < 60; i++) expect((await type(one)).status).toBe(200);
  expect((await type(one)).status).toBe(429);
  expect((await type(other)).status).toBe(200);
});

test('a draft comes with a message by an address of its own, for who has a token, and is kept by name only', async () => {
  const mine = await conversation();
  const ws = new WebSocket(mine.streamUrl);
  const answer = heard(ws, /通知\.txt[:：]核对了1处/);
  const activity = { type: 'message', channelData: { clientActivityID: 'f1' } };
  const base64 = Buffer.from('依据《示例省防汛条例》第九十条。').toString('base64');
  const files = [{ name: '通知.txt', base64 }];
  const sent = await call('POST', '/files', mine.token, { activity, files });
  expect(sent.status).toBe(200);
  expect(await answer).toContain('没有第九十条');
  // What comes a second time is not taken twice.
  expect(await (await call('POST', '/files', mine.token, { activity, files })).json()).toEqual(
    await sent.json(),
  );
  const kept = await (
    await call('GET', `/conversations/${mine.conversationId}/activities`, mine.token)
  ).text();
  expect(kept).toContain('通知.txt');
  expect(kept).not.toContain(base64);
  ws.close();
  expect((await call('POST', '/files', undefined, { activity, files })).status).toBe(403);
  expect((await call('POST', '/files', mine.token, { activity })).status).toBe(400);
  expect((await call('POST', '/files', mine.token, { activity: { type: 'event' }, files })).status).toBe(400);
});
