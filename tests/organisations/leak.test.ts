import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leakQuestions } from '../access/leak-questions.ts';
import { teamsMessage } from '../access/server-under-test.ts';
import { seeded } from '../soak/random.ts';
import { alone, ask, BEES, FERRIES, type Offices, shared, twoOffices } from './organisations-under-test.ts';
import { ONLY_BEES, ONLY_FERRIES } from './shelves.ts';

/** As many of each office, asked in turn, of the same person in the same conversation. */
const QUESTIONS = 1000;
const OFFICES = [
  { id: 'ferries', host: FERRIES, foreign: ONLY_BEES },
  { id: 'bees', host: BEES, foreign: ONLY_FERRIES },
] as const;

/** What questions turn about: what either holds. */
const MATTERS = {
  words: [
    '缆绳',
    '渡工',
    '开渡',
    '夜里',
    '暗号',
    '枯井',
    '蜂箱',
    '蜂农',
    '大雾',
    '罚款',
    '检查员',
    '救生衣',
    '舵柄',
    '我局',
  ],
  titles: [
    '渡口管理条例',
    '渡口条例',
    '养蜂规定',
    '蜂船过渡办法',
    '渡船检查办法',
    'ferry-inspection-measures',
    '工作报告',
  ],
};

/** Without what is drawn by chance for each reply, and the port. */
const same = (body: string, port: number): string =>
  body
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|"[0-9a-f]{8}"/g, 'drawn')
    .replace(/编号[::]?\s*[0-9a-f]{8}/gu, '编号')
    .replaceAll(`:${port}`, '');

let offices: Offices;
let both: Awaited<ReturnType<typeof shared>>;
const apart = new Map<string, Awaited<ReturnType<typeof alone>>>();

beforeAll(async () => {
  offices = await twoOffices();
  both = await shared(offices);
  for (const { id } of OFFICES) apart.set(id, await alone(offices, id));
});
afterAll(async () => {
  await both.close();
  for (const running of apart.values()) await running.close();
  await offices.remove();
});

test('2,000 questions to two offices on one server are answered as each would alone, in the same conversation', async () => {
  let told = 0;
  for (const [i, text] of leakQuestions(MATTERS, QUESTIONS, seeded(2025)).entries()) {
    const json = teamsMessage(text, { id: `m${i}`, serviceUrl: 'http://127.0.0.1:1/' });
    const said: string[] = [];
    for (const { id, host, foreign } of OFFICES) {
      const own = apart.get(id)!;
      const here = await ask(both.port, host, '/api/messages', { json });
      const there = await ask(own.port, host, '/api/messages', { json });
      const words = same(here.body, both.port);
      expect([here.status, words], `${id}: ${text}`).toEqual([there.status, same(there.body, own.port)]);
      expect(words, `${id}: ${text}`).not.toMatch(foreign);
      said.push(words);
    }
    if (said[0] !== said[1]) told++;
  }
  expect(told).toBeGreaterThan(QUESTIONS / 2);
}, 300_000);

const PAGES = [
  '/',
  '/read',
  '/read?q=夜里开渡的暗号',
  '/read/bees',
  '/read/bees@2023-01-01',
  '/read/ferry-inspection-measures',
  '/read/ferry-inspection-measures@2023-01-01',
  '/read/ferry-inspection-measures@2020-06-01',
  '/read/ferry-inspection-measures/graph?at=a1',
  '/read/ferry-inspection-measures/numbers',
  '/read/example-ferry-regulation/compare',
  '/api',
  '/api/documents',
  '/api/search?q=夜里开渡的暗号是什么',
  '/api/search?q=渡工开渡前查什么',
  '/api/quote?at=/read/ferry-inspection-measures@2023-01-01%23a1',
  '/api/suggest?q=渡',
  '/api/suggest?q=蜂',
  '/verify?q=缆绳藏在枯井——《示例省蜂船过渡办法》第二条',
  '/no/such/page',
];

describe.each(OFFICES)('pages of $id', ({ id, host, foreign }) => {
  test.each(PAGES)('%s are those of a server of its own', async (at) => {
    const asked = encodeURI(at).replaceAll('%25', '%');
    const own = apart.get(id)!;
    const nonce = (text: string) => text.replace(/nonce="[^"]*"|name="nonce" content="[^"]*"/g, 'nonce');
    const here = await ask(both.port, host, asked);
    const there = await ask(own.port, host, asked);
    const words = nonce(same(here.body, both.port));
    expect([here.status, words]).toEqual([there.status, nonce(same(there.body, own.port))]);
    expect(words).not.toMatch(foreign);
    expect(here.headers['cache-control'] ?? '').not.toContain('public');
  });
});

test('what is kept lies in a folder of each, and tells of its own questions only', async () => {
  await both.close();
  const data = path.join(offices.folder, 'data');
  expect((await readdir(data)).sort()).toEqual(['bees', 'ferries']);
  const texts = async (id: string): Promise<string> => {
    const names = await readdir(path.join(data, id), { recursive: true, withFileTypes: true });
    const files = names.filter((e) => e.isFile());
    const read = await Promise.all(files.map((e) => readFile(path.join(e.parentPath, e.name), 'utf8')));
    return read.join('\n');
  };
  const [ferries, bees] = [await texts('ferries'), await texts('bees')];
  expect(ferries).toContain('example-ferry-regulation@2022-05-01');
  expect(bees).not.toContain('example-ferry-regulation@');
  expect(bees).toContain('bees@2023-01-01');
  expect(ferries).not.toContain('bees@');
  for (const kept of [ferries, bees]) expect(kept).toContain('"question"');
});
