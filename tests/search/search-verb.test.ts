import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../bot/cli.ts';
import { knowledgeFolder } from '../documents/knowledge-folder.ts';
import { LINES } from './corpus-lines.ts';

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const jsonl = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const QUERIES = [
  { id: 'q1', question: '渡工开渡前查缆绳' },
  { id: 2, question: '蜂箱离路多远' },
];

async function search(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) {
  const folder = knowledgeFolder({ 'c.jsonl': jsonl(LINES), 'q.jsonl': jsonl(QUERIES), ...files });
  const at = (name: string) => path.join(folder, name);
  const out = at('r.jsonl');
  const code = await main([
    'search',
    '--corpus',
    at('c.jsonl'),
    '--batch',
    at('q.jsonl'),
    '--out',
    out,
    ...args,
  ]);
  const rows = () =>
    readFileSync(out, 'utf8')
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row) as { id: unknown; results: string[] });
  return { code, rows, at };
}

describe('zhiyi search', () => {
  it('writes for each question the ids of the articles, best first', async () => {
    const { code, rows } = await search({});
    expect(code).toBe(0);
    expect(rows().map((r) => [r.id, r.results[0]])).toEqual([
      ['q1', 'ferry-3'],
      [2, 'bee-4'],
    ]);
  });

  it('reads a gzipped corpus, and gives --k of them', async () => {
    const { code, rows } = await search({ 'c.gz': gzipSync(jsonl(LINES)) }, '--k', '1');
    expect(code).toBe(0);
    expect(rows().every((r) => r.results.length === 1)).toBe(true);
    const zipped = await search({ 'z.jsonl.gz': gzipSync(jsonl(LINES)) });
    const again = await main([
      ...['search', '--corpus', zipped.at('z.jsonl.gz'), '--batch', zipped.at('q.jsonl')],
      ...['--out', zipped.at('z.out')],
    ]);
    expect(again).toBe(0);
    expect(readFileSync(zipped.at('z.out'))).toEqual(readFileSync(zipped.at('r.jsonl')));
  });

  it('searches with the weights of the profile named', async () => {
    const files = { 'q.jsonl': jsonl([{ id: 1, question: '谁弄坏了舵要吃苦头' }]) };
    const [byDefault] = (await search(files)).rows();
    const [statutes] = (await search(files, '--profile', 'statutes')).rows();
    expect(statutes!.results).not.toEqual(byDefault!.results);
  });

  it.each([
    [['--k', '0'], 2, '--k'],
    [['--k', 'viele'], 2, '--k'],
    [['--k', '1001'], 2, '--k'],
    [['--profile', 'civil'], 2, 'civil'],
    [['--corpus', ''], 2, '--corpus'],
    [['--nonsense'], 2, 'nonsense'],
    [['--corpus', '/nowhere/c.jsonl'], 1, '/nowhere/c.jsonl'],
    [['--batch', '/nowhere/q.jsonl'], 1, '/nowhere/q.jsonl'],
    [['--out', '/nowhere/r.jsonl'], 2, '/nowhere/r.jsonl'],
  ])('%j ends with %i and says why', async (args, code, why) => {
    expect((await search({}, ...args)).code).toBe(code);
    expect(said).toContain(why);
  });

  it.each([
    ['{"id": "a"}', 'c.jsonl:1'],
    ['{"id": "a", "law"', 'c.jsonl:1'],
    [`${JSON.stringify(LINES[0])}\n[]`, 'c.jsonl:2'],
  ])('a corpus of %s ends with 1, naming the line', async (corpus, place) => {
    expect((await search({ 'c.jsonl': corpus })).code).toBe(1);
    expect(said).toContain(place);
  });
});
