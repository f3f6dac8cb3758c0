import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDraft } from '../../bot/cli/words/draft-check.ts';
import { run } from '../../bot/cli/words.ts';
import { checkedLine, type StoredRecord } from '../../bot/records/checked-line.ts';
import { loadKnowledge } from '../../indexer/documents/load.ts';
import { checkSearchWords, loadSearchWords } from '../../indexer/documents/search-words.ts';
import { systemFetch } from '../../indexer/import/fetching/fetch.ts';
import { knowledgeFile } from '../documents/knowledge-folder.ts';
import { respond } from '../respond.ts';

const ARTICLES = [
  '第一条 磨坊主应当在刮七级以上大风时收起帆布,并在一小时内把收帆的时辰告诉左右两家邻居和村口的更夫。',
  '第二条 磨坊的账本留存五年,丢失账本的,处二百元以上一千元以下的罚款。',
  '第三条 本办法自2031年3月9日起施行。',
];
const ID = 'windmill-measures';

let root: string;
let knowledge: string;
let printed: string[];
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'zhiyi-words-'));
  knowledge = path.join(root, 'knowledge');
  mkdirSync(path.join(knowledge, 'search-words'), { recursive: true });
  const fields = { id: ID, version: '2031-02-06', kind: 'measures', title: '示例省风车办法' };
  writeFileSync(path.join(knowledge, 'mill.md'), knowledgeFile(fields, `${ARTICLES.join('\n\n')}\n`));
  printed = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const words = (...args: string[]) => {
  const output = { write: (text: string) => printed.push(text) };
  const now = () => new Date('2031-05-01T04:00:00Z');
  const io = { stdout: output, stderr: output, now, fetch: systemFetch, pause: async () => {} };
  const places = ['--knowledge', knowledge, '--records', path.join(root, 'data'), '--out', file()];
  return run([...args, ...places], io);
};
const file = () => path.join(root, 'draft.yaml');
const draft = () => readFileSync(file(), 'utf8');

/** Whether what was written is search words as it stands. */
async function asKnowledge() {
  writeFileSync(path.join(knowledge, 'search-words', `${ID}.yaml`), draft());
  const { documents } = await loadKnowledge([knowledge]);
  expect(await checkSearchWords([knowledge], (id) => documents.filter((d) => d.id === id))).toEqual([]);
  return (await loadSearchWords([knowledge])).words.get(ID);
}

interface Seen {
  readonly path: string | undefined;
  readonly key: string | undefined;
  readonly body: { model: string; messages: { role: string; content: string }[] };
}

/** An OpenAI-compatible endpoint that says what it is told, by the article asked about. */
async function stub(answer: (article: string, count: number) => string | number) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await bodyOf(request)) as Seen['body'];
    seen.push({ path: request.url, key: request.headers.authorization, body });
    const said = answer(body.messages.at(-1)!.content, seen.length);
    if (typeof said === 'number') respond(response, said, {}, '{}');
    else response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: said } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { seen, close, args: ['--endpoint', `http://127.0.0.1:${port}/v1`, '--model', '示例模型'] };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const json = (headnote: string, ...phrases: string[]) => JSON.stringify({ headnote, phrases });

it('asks the endpoint once an article, and writes what passed as search words, the rest as remarks', async () => {
  const endpoint = await stub((article) =>
    article.includes('第一条')
      ? `<think>想一想</think>\n\`\`\`json\n${json('遇七级以上大风,磨坊主应当收帆,一小时内通知两家邻居和更夫。', '刮大风要收帆吗', '风大了通知谁?', 'a: b, [c] #d')}\n\`\`\``
      : article.includes('第二条')
        ? json('账本保存三年,丢失的应当罚款。', '账本要留几年', '罚三千元', ARTICLES[1]!.slice(4, 24))
        : '我不会写',
  );
  writeFileSync(path.join(root, 'key'), 'secret-token\n');
  try {
    expect(await words(ID, ...endpoint.args, '--key-file', path.join(root, 'key'))).toBe(0);
  } finally {
    endpoint.close();
  }
  expect(endpoint.seen.map(({ path: at }) => at)).toEqual(Array(3).fill('/v1/chat/completions'));
  expect(endpoint.seen[0]).toMatchObject({ key: 'Bearer secret-token', body: { model: '示例模型' } });
  expect(endpoint.seen[0]!.body.messages.at(-1)!.content).toContain('《示例省风车办法》第一条');
  expect(draft()).toMatch(/由 示例模型 起草,没有人审过/u);
  expect(draft()).toMatch(/# 要旨草稿:遇七级以上大风[^\n]*\n第一条:/u);
  expect(draft()).toMatch(
    /# 要旨未通过检查:原文没有“三年”[\s\S]*没有写到“五年”[\s\S]*没有写到“二百元以上一千元以下”[\s\S]*原文没有“应当”/u,
  );
  expect(draft()).toMatch(/# 没有采用:罚三千元\(原文没有“三千元”\);磨坊的账本.*\(抄自原文\)/u);
  expect(draft()).toMatch(/# 没有草稿:模型的回答不是要的 JSON\n# 第三条: \[\]/u);
  expect(draft()).not.toContain('secret-token');
  const held = await asKnowledge();
  expect(held?.get('a1')).toEqual(['刮大风要收帆吗', '风大了通知谁', 'a: b, [c] #d']);
  expect(held?.get('a2')).toEqual(['账本要留几年']);
  expect(held?.has('a3')).toBe(false);
});

it('without an endpoint writes a template that holds no run of the text', async () => {
  expect(await words(ID)).toBe(0);
  const template = draft();
  expect(template).toMatch(/# 第一条 {2}磨坊主应当在.*\n# 第一条: \[\]/u);
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  for (const article of ARTICLES.map(bare))
    for (let i = 0; i + 20 <= article.length; i++)
      expect(bare(template)).not.toContain(article.slice(i, i + 20));
  expect(await asKnowledge()).toBeUndefined();
});

it('leaves out the articles that have words, and never overwrites a draft', async () => {
  writeFileSync(path.join(knowledge, 'search-words', `${ID}.yaml`), '第一条: [收帆]\n');
  expect(await words(`${ID}@2031-02-06`)).toBe(0);
  expect(draft()).not.toContain('第一条');
  await expect(words(ID)).rejects.toThrow(/已有文件/u);
});

it('a busy endpoint is asked again; one that is not there, or no such endpoint, stops', async () => {
  const busy = await stub((_, count) => (count === 1 ? 429 : json('', '风车')));
  try {
    expect(await words(ID, ...busy.args)).toBe(0);
    expect(busy.seen).toHaveLength(4);
    rmSync(file());
  } finally {
    busy.close();
  }
  await expect(words(ID, ...busy.args)).rejects.toThrow(/连不上/u);
  await expect(words(ID, '--endpoint', 'http://127.0.0.1:1/v1')).rejects.toMatchObject({ exitCode: 2 });
  await expect(words(ID, '--endpoint', 'file:///etc', '--model', 'x')).rejects.toMatchObject({ exitCode: 2 });
  await expect(words('nothing')).rejects.toMatchObject({ exitCode: 2 });
  await expect(words()).rejects.toMatchObject({ exitCode: 2 });
});

it('questions that people liked, or went on from to a further passage, are proposed for that article', async () => {
  const key = (n: number) => `${ID}@2031-02-06#a${n}`;
  const question = (turn: string, text: string, passages: string[], outcome = 'answered', at = '00:00') =>
    ({ kind: 'question', time: `2031-04-30T${at}:00Z`, turn, question: text, outcome, passages }) as never;
  const place = { channel: 'web', conversation: 'c' };
  const records = [
    question('a', '大风天帆布怎么办?', [key(1), key(2)]),
    { kind: 'feedback', turn: 'a', reaction: 'like', passages: [] },
    { kind: 'feedback', turn: 'a', reaction: 'like', passages: [] },
    question('b', '账丢了会怎样', [key(1), key(2)], 'answered', '01:00'),
    question('c', '看第二条', [key(2)], 'command', '01:02'),
    question('d', '多久以前的事', [key(1), key(2)], 'answered', '02:00'),
    question('e', '看第二条', [key(2)], 'command', '03:00'),
    question('f', '第二条说了什么', [key(2)]),
    { kind: 'feedback', turn: 'f', reaction: 'like', passages: [key(2)] },
    question('g', '我的电话13800000000', [key(1)]),
    { kind: 'feedback', turn: 'g', reaction: 'like', passages: [key(1)] },
    { kind: 'feedback', turn: 'a', reaction: 'dislike', passages: [key(1)] },
  ];
  mkdirSync(path.join(root, 'data'));
  const lines = records.map((r) =>
    checkedLine({ time: '2031-04-30T00:00:01Z', ...place, ...(r as object) } as unknown as StoredRecord),
  );
  writeFileSync(path.join(root, 'data', '2031-04-30.test.jsonl'), lines.join(''));
  expect(await words('--used')).toBe(0);
  expect(draft()).toMatch(/# 点赞 2 次:大风天帆布怎么办\n第一条: \[大风天帆布怎么办\]/u);
  expect(draft()).toMatch(/# 接着看了这一条 1 次:账丢了会怎样\n第二条: \[账丢了会怎样\]/u);
  expect(draft()).not.toMatch(/多久以前|13800|第三条|说了什么/u);
  expect((await asKnowledge())?.get('a1')).toEqual(['大风天帆布怎么办']);
});

describe('what a draft is checked for', () => {
  const article = '第九条 经营单位应当每年演练二次,违反的处五万元以上十万元以下罚款,逾期三十日不改正的加倍。';
  it.each([
    ['kept', '经营单位应当一年演练2次;违反的罚5万元以上10万元以下,30日内不改的加倍。', []],
    [
      'a number changed',
      '经营单位应当一年演练2次;违反的罚5万元以上20万元以下,30日内不改的加倍。',
      ['原文没有“5万元以上20万元以下”', '没有写到“五万元以上十万元以下”'],
    ],
    [
      'a permission for a duty',
      '经营单位可以一年演练2次;违反的罚5万元以上10万元以下,30日内不改的加倍。',
      ['原文没有“可以”'],
    ],
  ])('%s', (_, headnote, faults) => {
    expect(checkDraft({ headnote, phrases: [] }, article).faults).toEqual(faults);
  });
  it('a run of twenty characters, whatever marks stand between', () => {
    const copied = article.slice(4, 30).replaceAll(',', ' 、');
    expect(checkDraft({ headnote: copied, phrases: [copied] }, article)).toMatchObject({
      faults: expect.arrayContaining([expect.stringMatching(/^与原文连续 20 字以上相同/u)]),
      phrases: [],
    });
  });
});
