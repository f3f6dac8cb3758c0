import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import { serverKnowledge } from '../../bot/cli/server-knowledge.ts';
import { importFolder } from '../../bot/imports.ts';
import { ORDINANCE, TORN } from '../channels/taken-in.ts';
import { knowledgeFile } from '../documents/knowledge-folder.ts';
import { serverUnderTest, type UnderTest } from './server-under-test.ts';

let running: UnderTest | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

/** A server over files, with one text in them. */
async function server(env: Record<string, string> = {}): Promise<UnderTest> {
  let open: ReturnType<typeof serverKnowledge> | undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiyi-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const knowledge = path.join(folder, 'knowledge');
  mkdirSync(knowledge);
  const law = knowledgeFile(
    { id: 'example-other', title: '示例省仓库规定' },
    '第一条 为了举例，制定本规定。\n',
  );
  writeFileSync(path.join(knowledge, 'example-other.md'), law);
  running = await serverUnderTest(
    { ZHIYI_KNOWLEDGE: knowledge, ...env },
    {
      openKnowledge: (before, withdrawn) => {
        open ??= serverKnowledge({ dirs: [knowledge], cacheDir: path.join(folder, 'cache'), check });
        return open(before, withdrawn);
      },
    },
  );
  return running;
}

interface Said {
  readonly text?: string;
  readonly attachments?: readonly { readonly content?: unknown }[];
  readonly from?: { readonly role?: string };
}

/** A conversation of the page by its wire. */
async function page({ local }: UnderTest, headers: Record<string, string> = {}) {
  const post = async (at: string, body: unknown, token = '') => {
    const sent = await fetch(local + at, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
    });
    return (await sent.json()) as { token: string; conversationId: string };
  };
  const { token, conversationId } = await post('/v3/directline/tokens/generate', {});
  const replies = async (): Promise<Said[]> => {
    const at = `${local}/v3/directline/conversations/${conversationId}/activities`;
    const found = await fetch(at, { headers: { Authorization: `Bearer ${token}`, ...headers } });
    const { activities } = (await found.json()) as { activities: Said[] };
    return activities.filter(({ from }) => from?.role === 'bot');
  };
  const answered = async (send: () => Promise<unknown>): Promise<string> => {
    const before = (await replies()).length;
    await send();
    await expect.poll(async () => (await replies()).length, { timeout: 20_000 }).toBeGreaterThan(before);
    return JSON.stringify((await replies()).at(-1));
  };
  return {
    send: ({ name, words }: { name: string; words: string }) =>
      answered(() =>
        post(
          '/v3/directline/files',
          {
            activity: { type: 'message', text: '' },
            files: [{ name, base64: Buffer.from(words).toString('base64') }],
          },
          token,
        ),
      ),
    say: (text: string, value?: object) =>
      answered(() =>
        post(
          `/v3/directline/conversations/${conversationId}/activities`,
          { type: 'message', text, ...(value ? { value } : {}) },
          token,
        ),
      ),
  };
}

const BUTTON = '导入为官方文本';

test('whoever sits at the machine takes an official text in: it is offered, checked, written, and answers', async () => {
  const chat = await page(await server());
  const offered = await chat.send(ORDINANCE);
  expect(offered).toContain(BUTTON);
  expect(await chat.say('1')).toMatch(/已导入《示例省防汛条例》：5条[\s\S]*检查都通过/);
  expect(await chat.say('台风天不肯撤离能强制转移吗')).toMatch(/虚构的队长可以强制转移/);
  // The same once more is no news, and what was taken in is not kept for a second time.
  await chat.send(ORDINANCE);
  expect(await chat.say('1')).toContain('与已导入的相同');
}, 60_000);

test('a text that is torn is refused with the reason, and nothing is written', async () => {
  const chat = await page(await server());
  expect(await chat.send(TORN)).toContain(BUTTON);
  expect(await chat.say('1')).toMatch(
    /没有导入《示例省防汛条例》[\s\S]*未通过：编号有误：第二条之后是第四条/,
  );
  expect(await chat.say('台风天不肯撤离能强制转移吗')).not.toContain('虚构的队长');
}, 60_000);

test('with a sign-in only who is named may, and a ticket is nothing without the right', async () => {
  const env = {
    ZHIYI_PAGES: 'proxy',
    ZHIYI_PROXY_HEADER: 'X-Forwarded-User',
    ZHIYI_PROXY_ADDRESSES: '127.0.0.1',
    ZHIYI_ADMINS: 'wang,localhost',
  };
  const own = await server(env);
  const [wang, li] = [
    await page(own, { 'x-forwarded-user': 'wang' }),
    await page(own, { 'x-forwarded-user': 'li' }),
  ];
  const offered = await wang.send(ORDINANCE);
  expect(offered).toContain(BUTTON);
  expect(await li.send(ORDINANCE)).not.toContain(BUTTON);
  const ticket = /"ticket":"([\w-]+)"/u.exec(offered)?.[1];
  expect(ticket).toBeDefined();
  expect(await li.say('导入', { action: { verb: 'import', ticket } })).toContain('这里不能导入');
  expect(await wang.say('1')).toContain('已导入《示例省防汛条例》');
}, 60_000);

test('pages that are open to everybody, or reached by way of a proxy, take nothing in', async () => {
  const everybody = await server({ ZHIYI_PAGES: 'open' });
  expect(await (await page(everybody)).send(ORDINANCE)).not.toContain(BUTTON);
  await everybody.stop();
  const passedOn = await server();
  expect(await (await page(passedOn, { 'x-forwarded-for': '10.0.0.9' })).send(ORDINANCE)).not.toContain(
    BUTTON,
  );
  await passedOn.stop();
  const named = await server({ ZHIYI_ADMINS: 'wang' });
  expect(await (await page(named)).send(ORDINANCE)).not.toContain(BUTTON);
}, 60_000);

test('texts go to the usual folder where that is read, else to the last that is', () => {
  expect(importFolder(['knowledge', path.join('knowledge', 'official')])).toBe(
    path.join('knowledge', 'official'),
  );
  expect(importFolder(['knowledge'])).toBe(path.join('knowledge', 'official'));
  expect(importFolder(['/srv/a', '/srv/b'])).toBe('/srv/b');
});
