import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Knowledge } from '../../bot/commands/turn.ts';
import { readRecords } from '../../bot/records/read-records.ts';
import type { OpenedKnowledge } from '../../bot/runtime.ts';
import { serverUnderTest, teamsMessage, textOf } from '../access/server-under-test.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { PROGRAM } from '../program.ts';
import { openShelf } from './reader-shelf.ts';

const local = (text: string, changed: object = {}): object =>
  teamsMessage(text, { serviceUrl: 'http://127.0.0.1:1/', ...changed });

/** A library whose searches wait from when `hold` is called until `release` is. */
async function waiting() {
  const library = await openShelf();
  let held: Promise<void> | undefined;
  let release = (): void => undefined;
  let entered = (): void => undefined;
  const knowledge: Knowledge = {
    library: {
      ...library,
      find: async (...args) => {
        entered();
        await held;
        return library.find(...args);
      },
    },
    glossary: [],
    paths: [],
  };
  return {
    knowledge,
    hold() {
      held = new Promise((resolve) => {
        release = resolve;
      });
      return new Promise<void>((resolve) => {
        entered = resolve;
      });
    },
    release: () => release(),
  };
}

test('ready when knowledge is held, not before; alive all the while', async () => {
  let give = (_: Knowledge): void => undefined;
  const given = new Promise<Knowledge>((resolve) => {
    give = resolve;
  });
  const { knowledge } = await waiting();
  let seen: [number, number][] = [];
  const server = await serverUnderTest(
    {},
    {
      openKnowledge: () => given,
      print: async (line) => {
        const url = /http:\S+/.exec(line)?.[0];
        if (!url) return;
        const status = async (p: string) => (await fetch(url + p)).status;
        seen = [[await status('/healthz'), await status('/readyz')]];
        give(knowledge);
      },
    },
  );
  onTestFinished(() => server.stop());
  expect(seen).toEqual([[200, 503]]);
  const ready = await fetch(`${server.local}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
});

test('what is wrong with the knowledge makes it not ready or is told of, to this machine alone, and counts', async () => {
  const { knowledge } = await waiting();
  const wrong = {
    file: 'laws/a.md',
    line: 3,
    message: '缺少字段 title',
    cure: '',
    severity: 'error',
  } as const;
  const ill: OpenedKnowledge = { ...knowledge, problems: async () => [wrong] };
  const server = await serverUnderTest({}, { openKnowledge: async () => ill });
  onTestFinished(() => server.stop());
  const ready = async (headers = {}) => {
    const response = await fetch(`${server.local}/readyz`, { headers });
    return [response.status, await response.json()];
  };
  await expect.poll(() => ready()).toEqual([200, { ready: true, wrong: ['laws/a.md:3 缺少字段 title'] }]);
  expect(await ready({ 'X-Forwarded-For': '203.0.113.9' })).toEqual([200, { ready: true }]);
  expect(server.told.join()).toContain('知识文件有问题: laws/a.md:3 缺少字段 title');
  expect(await (await fetch(`${server.local}/metrics`)).text()).toContain('zhiyi_knowledge_problems 1');
});

test('without a text, or without one that was held at the last good start, the server is not ready', async () => {
  const { knowledge } = await waiting();
  const data = mkdtempSync(path.join(tmpdir(), 'zhiyi-data-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const ready = async (documents: Knowledge['library']['documents']) => {
    const library = { ...knowledge.library, documents };
    const openKnowledge = async () => ({ ...knowledge, library });
    const server = await serverUnderTest({ ZHIYI_DATA: data }, { openKnowledge });
    const response = await fetch(`${server.local}/readyz`);
    const told = [response.status, await response.json(), server.told.join('\n')] as const;
    await server.stop();
    return told;
  };
  const { documents } = knowledge.library;
  expect((await ready(documents)).slice(0, 2)).toEqual([200, { ready: true }]);
  const [status, body, told] = await ready(documents.filter(({ id }) => id !== 'example-long'));
  expect([status, body]).toEqual([
    503,
    { ready: false, why: '知识不全', wrong: ['《示例长法》(example-long)不见了'] },
  ]);
  expect(told).toContain('知识不全,不能接受提问: 《示例长法》(example-long)不见了');
  expect((await ready([])).slice(0, 2)).toEqual([
    503,
    { ready: false, why: '知识不全', wrong: ['没有一份文件有正文'] },
  ]);
});

test('a folder that cannot be written to keeps no knowledge from being answered from', async () => {
  const data = path.join(mkdtempSync(path.join(tmpdir(), 'zhiyi-data-')), 'file');
  onTestFinished(() => rmSync(path.dirname(data), { recursive: true, force: true }));
  writeFileSync(data, 'in the way');
  const server = await serverUnderTest({ ZHIYI_DATA: data });
  onTestFinished(() => server.stop());
  expect((await fetch(`${server.local}/readyz`)).status).toBe(200);
  expect(server.told.join()).toContain('收录了哪些正文没有记下');
});

test('figures are for this machine, or for who has the token', async () => {
  const token = 'a-metrics-token-of-the-example-0123456789';
  const [open, closed] = [await serverUnderTest(), await serverUnderTest({ ZHIYI_METRICS_TOKEN: token })];
  onTestFinished(async () => {
    await Promise.all([open.stop(), closed.stop()]);
  });
  const status = async (url: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}/metrics`, { headers })).status;
  expect(await status(open.local)).toBe(200);
  expect(await status(open.local, { 'X-Forwarded-For': '127.0.0.1' })).toBe(403);
  expect(await status(closed.local)).toBe(403);
  expect(await status(closed.local, { Authorization: `Bearer ${token}` })).toBe(200);
  await closed.post(local('示例省防汛条例第三条'));
  const figures = await (
    await fetch(`${closed.local}/metrics`, { headers: { Authorization: `Bearer ${token}` } })
  ).text();
  for (const name of [
    'turn_seconds_count{channel="msteams"} 1',
    'index_age_seconds',
    'documents',
    'turns_in_flight 0',
  ])
    expect(figures).toContain(`zhiyi_${name}`);
});

test('a stop answers the turns in hand, of channels and of the page, and takes no others', async () => {
  const { knowledge, hold, release } = await waiting();
  const server = await serverUnderTest({}, { openKnowledge: async () => knowledge });
  onTestFinished(() => rmSync(server.data, { recursive: true, force: true }));
  const opened = (await (
    await fetch(`${server.local}/v3/directline/tokens/generate`, { method: 'POST' })
  ).json()) as { conversationId: string; token: string };
  const searching = hold();
  const turn = server.post(local('多久演练一次'));
  await searching;
  const onPage = await fetch(
    `${server.local}/v3/directline/conversations/${opened.conversationId}/activities`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${opened.token}` },
      body: JSON.stringify({ type: 'message', text: '险情解除后几天内报告' }),
    },
  );
  expect(onPage.status).toBe(200);
  const closed = server.close();
  await expect(fetch(`${server.local}/healthz`)).rejects.toThrow();
  release();
  expect(await textOf(await turn)).toContain('演练');
  await closed;
  const asked: string[] = [];
  for await (const record of readRecords(path.join(server.data, 'records')))
    asked.push((record as unknown as { question: string }).question);
  expect(asked.sort()).toEqual(['多久演练一次', '险情解除后几天内报告']);
});

/** The server as its own process; resolves when it listens. */
async function processOf(...node: string[]) {
  const data = mkdtempSync(path.join(tmpdir(), 'zhiyi-process-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const knowledge = knowledgeFolder({
    'laws/example-drill.md': knowledgeFile({}, '第一条 每年演练一次。\n'),
  });
  const env = {
    ...process.env,
    PORT: '0',
    ZHIYI_DATA: data,
    ZHIYI_CACHE: path.join(data, 'cache'),
    ZHIYI_KNOWLEDGE: knowledge,
  };
  const child = spawn(process.execPath, [...node, ...PROGRAM, 'serve'], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, log] = ['', ''];
  child.stderr.on('data', (text) => {
    log += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(log)));
    child.stdout.on('data', (text) => {
      out += text;
      if (out.includes('已收录')) resolve();
    });
  });
  return { child, exited: once(child, 'exit'), log: () => log };
}

test('the process ends with 0 when it is told to', async () => {
  const { child, exited } = await processOf();
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
}, 60_000);

test('an error that nothing caught is logged, and ends the process with 1 after a stop', async () => {
  const throwing =
    'data:text/javascript,process.once("SIGUSR2",()=>{Promise.reject(new Error("on purpose"))})';
  const { child, exited, log } = await processOf('--import', throwing);
  child.kill('SIGUSR2');
  expect(await exited).toEqual([1, null]);
  const line = JSON.parse(log().split('\n')[0] ?? '') as { level: number; err: { message: string } };
  expect([line.level, line.err.message]).toEqual([60, 'on purpose']);
}, 60_000);
