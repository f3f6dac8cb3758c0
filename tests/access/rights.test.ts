import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKnowledge } from '../../bot/cli/knowledge.ts';
import { knowledgeWithin } from '../../bot/commands/knowledge-within.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { validateKnowledge } from '../../indexer/documents/validate.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';
import { seeded } from '../soak/random.ts';
import { askOfHidden, GROUPS, type Kept, now, opened, ruleFile, SECRET, shelf } from './hidden-text.ts';
import { provider } from './provider.ts';
import { serverUnderTest, teamsMessage, textOf, type UnderTest } from './server-under-test.ts';
import { browserAt, byProvider } from './signing-in.ts';

describe.each(['by field', 'by folder'] as const)('a text kept for a group %s', (way) => {
  test('is in questions of every kind as if it were not held, and there for who may see it', async () => {
    const { faults, differ } = await askOfHidden(way, 100, seeded(2024));
    expect(faults).toEqual([]);
    expect(differ).toBeGreaterThan(10);
  });
});

test('the same people share a view, and without any rule there is one for all', async () => {
  const all = await opened('by field');
  expect(knowledgeWithin(all, ['aad-keeper', 'x'])).toBe(knowledgeWithin(all, ['29:KEEPER']));
  expect(knowledgeWithin(all, ['a'])).toBe(knowledgeWithin(all, []));
  const open = await opened('not held');
  expect(knowledgeWithin(open, [])).toBe(open);
});

describe('rules', () => {
  const access = async (files: Record<string, string>) =>
    (await loadKnowledge([knowledgeFolder(files)])).documents.map((d) => [d.id, d.version, d.access]);
  test('hold for every text of a work, and for a text completed in another folder', async () => {
    const old = ruleFile('secret', '示例省夜航秘密规定', SECRET, { version: '2020-01-01' });
    expect(await access({ ...shelf('by field'), 'old.md': old })).toContainEqual([
      'secret',
      '2020-01-01',
      ['值守组'],
    ]);
    const card = knowledgeFile({ id: 'secret', title: '示例省夜航秘密规定', access: ['值守组'] });
    expect(
      await access({
        'secret.md': card,
        'official/secret.md': ruleFile('secret', '示例省夜航秘密规定', SECRET),
      }),
    ).toEqual([['secret', '2023-01-01', ['值守组']]]);
  });

  test('in a file that cannot be read close what lies beside it; a group that is not there is an error', async () => {
    for (const broken of [
      'access: [{folder: inner',
      'access: [{folder: inner}]\n',
      `${GROUPS}acces: 1\naccess: []\n`,
    ]) {
      const files = { ...shelf('by folder'), 'organisation.yaml': broken };
      for (const [, , groups] of await access(files)) expect(groups).toEqual([]);
    }
    const problems = await validateKnowledge([
      knowledgeFolder({ ...shelf('by field'), 'organisation.yaml': 'name: 示例省港务局\n' }),
    ]);
    expect(problems.map(({ message }) => message)).toEqual(['没有“值守组”这个群组,这里的文件谁也看不到']);
  });
});

describe('on every surface', () => {
  let [held, without]: UnderTest[] = [];
  const env = { ZHIYI_PAGES: 'proxy', ZHIYI_PROXY_HEADER: 'X-User', ZHIYI_PROXY_ADDRESSES: '127.0.0.1' };
  beforeAll(async () => {
    const start = async (secret: Kept) => {
      const { mkdtemp, mkdir } = await import('node:fs/promises');
      const { tmpdir } = await import('node:os');
      const folder = await mkdtemp(path.join(tmpdir(), 'zhiyi-rights-'));
      for (const [name, text] of Object.entries(shelf(secret))) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), text);
      }
      const knowledge = await openKnowledge({ dirs: [folder], now });
      await rm(folder, { recursive: true });
      const limits = { ZHIYI_USER_PER_MINUTE: '10000', ZHIYI_ADDRESS_PER_MINUTE: '10000' };
      return serverUnderTest({ ...env, ...limits }, { now, openKnowledge: async () => knowledge });
    };
    [held, without] = [await start('by field'), await start('not held')];
  });
  afterAll(async () => {
    await held!.stop();
    await without!.stop();
  });

  const as = (user: string, server: UnderTest, at: string, body?: object) =>
    fetch(server.local + at, {
      headers: { 'X-User': user, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    });
  const PAGES: [string, object?][] = [
    ['/read'],
    ['/read?q=夜里开渡的暗号'],
    ['/read/secret'],
    ['/read/secret@2023-01-01'],
    ['/read/secret/compare'],
    ['/read/ferry'],
    ['/api/documents'],
    ['/api/search?q=夜里开渡的暗号是什么'],
    ['/api/search?q=夜航秘密规定第一条'],
    ['/api/quote?at=/read/secret@2023-01-01%23a1'],
    ['/'],
    ['/api/suggest?q=夜航'],
    ['/api/docx?at=/read/secret@2023-01-01%23a1'],
    [
      '/api/answers.docx',
      { turns: [{ question: '暗号', answers: [{ places: ['/read/secret@2023-01-01#a1'], words: '' }] }] },
    ],
    ['/read/secret/graph?at=a3'],
    ['/read/ferry/graph?at=a2'],
    ['/read/secret/graph.jsonld?at=a3'],
    ['/read/secret/numbers'],
    ['/read/secret/print.css'],
    ['/verify?q=夜里开渡的暗号是芦苇。——《示例省夜航秘密规定》第一条'],
    ['/api/verify', { text: '《示例省夜航秘密规定》第一条:夜里开渡的暗号是芦苇。' }],
    ['/api/check', { text: '依照《示例省夜航秘密规定》第一条,夜里开渡的暗号是芦苇。' }],
  ];

  /** What is said, without what differs from one server or one moment to the next. */
  const wordsOf = async (response: Response, { port }: UnderTest): Promise<string> => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    const packed = response.headers.get('Content-Type')?.includes('wordprocessingml');
    const text = new TextDecoder().decode(packed ? unzipSync(bytes)['word/document.xml'] : bytes);
    return text
      .replaceAll(`127.0.0.1:${port}`, 'here')
      .replace(/nonce="[^"]*"|name="nonce" content="[^"]*"/g, 'nonce');
  };
  /** Of a single version nothing is compared, for anybody. */
  const SAME_FOR_ALL = ['/read/secret/compare', '/read/secret/numbers', '/read/ferry/graph?at=a2'];

  test.each(PAGES)('%s', async (at, body) => {
    const seen = await as('29:keeper', held!, at, body);
    const hidden = await as('somebody', held!, at, body);
    const absent = await as('somebody', without!, at, body);
    const b = await wordsOf(hidden, held!);
    expect([hidden.status, b]).toEqual([absent.status, await wordsOf(absent, without!)]);
    expect(b).not.toMatch(/暗号是芦苇.*原文一致|藏在枯井/u);
    if (at !== '/' && !SAME_FOR_ALL.includes(at)) expect(await wordsOf(seen, held!)).not.toBe(b);
    expect(hidden.headers.get('Cache-Control') ?? '').not.toContain('public');
  });

  const local = (text: string, changed: object = {}) =>
    teamsMessage(text, { serviceUrl: 'http://127.0.0.1:1/', ...changed });
  const KEEPER = { from: { id: '29:x', aadObjectId: 'aad-keeper' } };
  const group = (changed: object = {}) => ({
    ...KEEPER,
    conversation: { id: '19:chat', conversationType: 'groupChat', isGroup: true },
    text: '<at>知依</at> 夜航秘密规定第一条',
    entities: [{ type: 'mention', text: '<at>知依</at>', mentioned: { id: '28:bot', name: '知依' } }],
    ...changed,
  });
  const ASK = '夜航秘密规定第一条';

  test('in Teams: by the person alone with the bot, by the team where others read along', async () => {
    const answer = async (changed: object) => textOf(await held!.post(local(ASK, changed)));
    expect(await answer(KEEPER)).toContain('芦苇');
    expect(await answer({ from: { id: '29:other', aadObjectId: 'aad-other' } })).not.toContain('芦苇');
    expect(await answer(group())).not.toContain('芦苇');
    expect(await answer(group({ channelData: { team: { aadGroupId: 'team-1' } } }))).toContain('芦苇');
    expect(await answer(group({ conversation: { id: '19:keepers', isGroup: true } }))).toContain('芦苇');
    const named = { ...KEEPER, channelId: 'webchat', from: { id: '29:keeper', aadObjectId: 'aad-keeper' } };
    expect(await answer(named)).not.toContain('芦苇');
  });

  test('in the compose box of Teams, and for links that are unfolded', async () => {
    const invoke = async (name: string, value: object, from: object) => {
      const response = await held!.post({ ...local(''), ...from, type: 'invoke', name, value });
      return response.text();
    };
    const query = { commandId: 'search', parameters: [{ name: 'q', value: '夜里开渡的暗号是什么' }] };
    expect(await invoke('composeExtension/query', query, KEEPER)).toContain('芦苇');
    expect(await invoke('composeExtension/query', query, {})).not.toContain('芦苇');
    const link = { url: `${held!.url}/read/secret@2023-01-01#a1` };
    expect(await invoke('composeExtension/queryLink', link, KEEPER)).toContain('芦苇');
    expect(await invoke('composeExtension/queryLink', link, {})).not.toContain('芦苇');
  });

  test('in the chat of the page: by who signed in, whatever the page says of itself', async () => {
    const chat = async (user: string, more: object = {}) => {
      const pass = (await (await as(user, held!, '/v3/directline/tokens/generate', {})).json()) as Record<
        string,
        string
      >;
      const at = `${held!.local}/v3/directline/conversations/${pass.conversationId}/activities`;
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${pass.token}` };
      await fetch(at, {
        method: 'POST',
        headers,
        body: JSON.stringify({ type: 'message', text: ASK, ...more }),
      });
      let told = '';
      await expect
        .poll(async () => {
          const { activities } = (await (await fetch(at, { headers })).json()) as { activities: object[] };
          told = JSON.stringify(activities.slice(1));
          return activities.length;
        })
        .toBeGreaterThan(1);
      return told;
    };
    expect(await chat('29:keeper')).toContain('芦苇');
    expect(await chat('somebody')).not.toContain('芦苇');
    const claimed = { channelData: { team: { aadGroupId: 'team-1' } }, from: { id: '29:keeper' } };
    expect(await chat('somebody', claimed)).not.toContain('芦苇');
  });
});

test('by the groups that a sign-in tells, of which the session keeps those that have rights', async () => {
  const own = await provider();
  const knowledge = await opened('by field');
  const server = await serverUnderTest(byProvider(own), { openKnowledge: async () => knowledge });
  const { get, signIn } = browserAt(server.local, own);
  const read = async (groups: readonly string[]): Promise<number> => {
    const { cookie } = await signIn({ groups }, '/read');
    expect(cookie.length).toBeLessThan(1000);
    return (await get('/read/secret', cookie)).status;
  };
  const many = Array.from({ length: 200 }, (_, i) => `group-of-nothing-${i}`);
  expect(await read([...many, 'AAD-KEEPER'])).toBe(200);
  expect(await read(many)).toBe(404);
  await server.stop();
  await own.close();
});
