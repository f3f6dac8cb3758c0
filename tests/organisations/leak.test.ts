import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../soak/random.ts';
import { askBothOffices, OFFICES, same } from './both-offices.ts';
import { alone, ask, type Offices, shared, twoOffices } from './organisations-under-test.ts';

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

test('questions to two offices on one server are answered as each would alone, in the same conversation', async () => {
  const { faults, told } = await askBothOffices({ both, apart }, 60, seeded(2025));
  expect(faults).toEqual([]);
  expect(told).toBeGreaterThan(30);
});

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
