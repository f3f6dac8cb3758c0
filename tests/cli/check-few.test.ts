import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkFew } from '../../bot/cli/check-few.ts';
import { check } from '../../bot/cli/check-knowledge-worker.ts';
import type { Checked } from '../../bot/cli/check-mended.ts';
import * as checking from '../../indexer/documents/check-document.ts';
import { filesOf, type KnowledgeFiles } from '../../indexer/documents/knowledge-files.ts';
import * as loading from '../../indexer/documents/load-files.ts';
import { withStaying } from '../../indexer/documents/mended-files.ts';
import { knowledgeFile, knowledgeFolder } from '../documents/knowledge-folder.ts';

const law = (
  n: number,
  fields: Readonly<Record<string, unknown>> = {},
  text = '第一条 每天开门。\n',
): string => knowledgeFile({ id: `example-${n}`, title: `示例省第${n}号条例`, ...fields }, text);
const MANY = 40;
const LISTED = 7;

let folder: string;
let cacheDir: string;
beforeEach(() => {
  const laws = Object.fromEntries(Array.from({ length: MANY }, (_, n) => [`example-${n}.md`, law(n)]));
  folder = knowledgeFolder({
    ...laws,
    'glossary.yaml': `- term: 开门\n  where:\n    - { document: example-${LISTED}, at: 第一条, kind: mentions }\n`,
    'organisation.yaml': 'name: 示例厅\nreports:\n  - { id: "report-{year}", title: "示例省{year}年报告" }\n',
  });
  cacheDir = knowledgeFolder({});
});
afterEach(() => vi.restoreAllMocks());

const put = (name: string, content: string): void => writeFileSync(path.join(folder, name), content);
const drop = (name: string): void => rmSync(path.join(folder, name));

/** The state that is held: files with what was found wrong with them. */
async function held(): Promise<{ files: KnowledgeFiles; checked: Checked }> {
  const files = await filesOf([folder]);
  return { files, checked: await check({ files, withdrawn: [], cacheDir }) };
}

/** What becomes of the files, and whether they can be checked without the rest. */
const CHANGES: readonly (readonly [string, () => void, boolean])[] = [
  ['one more', () => put('example-40.md', law(40)), true],
  [
    'one that points to nothing',
    () => put('example-41.md', law(41, { relations: [{ predicate: 'implements', document: 'example-50' }] })),
    true,
  ],
  ['what it points to', () => put('example-50.md', law(50)), true],
  ['that goes again, which is a loss', () => drop('example-50.md'), true],
  [
    'another title under an id',
    () => put('example-3@2020-01-01.md', law(3, { version: '2020-01-01', title: '另一个规定' })),
    true,
  ],
  ['a file of another name than its id', () => put('example-x.md', law(42)), true],
  ['that is mended', () => put('example-x.md', law(42, { id: 'example-x' })), true],
  ['one that is no document', () => put('example-9.md', '坏了'), true],
  ['and one beside it', () => put('example-43.md', law(43)), true],
  [
    'a text that a list speaks of',
    () => put(`example-${LISTED}.md`, law(LISTED, {}, '第一条 每天关门。\n')),
    false,
  ],
  ['a list', () => put('glossary.yaml', '- term: 关门\n  where: []\n'), false],
  [
    'a report of a series',
    () => put('report-23.md', law(60, { id: 'report-23', kind: 'report', title: '示例省2023年报告' })),
    false,
  ],
  ['many', () => Array.from({ length: 20 }, (_, n) => put(`example-${n + 100}.md`, law(n + 100))), false],
];

test('a few changed files are checked by themselves, with what checking all finds; else not', async () => {
  let { files: before, checked } = await held();
  for (const [what, change, alone] of CHANGES) {
    change();
    const files = await filesOf([folder]);
    const order = { files, before, withdrawn: [], cacheDir };
    const few = await checkFew({ ...order, check: checked.check });
    const all = await check({ ...order, cacheDir: knowledgeFolder({}) });
    expect(few !== undefined, what).toBe(alone);
    if (few) expect(few, what).toEqual(all);
    before = withStaying(files, before, all.staying.files);
    checked = few ?? all;
  }
});

test('one file more is one file parsed and checked', async () => {
  const { files: before, checked } = await held();
  put('example-40.md', law(40));
  const files = await filesOf([folder]);
  const parsed = vi.spyOn(loading, 'loadFile');
  const looked = vi.spyOn(checking, 'checkDocument');
  await checkFew({ files, before, withdrawn: [], cacheDir, check: checked.check });
  expect(parsed.mock.calls.map(([file]) => path.basename(file))).toEqual(['example-40.md']);
  expect(looked).toHaveBeenCalledTimes(1);
});
