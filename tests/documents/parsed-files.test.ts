import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { filesOf } from '../../indexer/documents/knowledge-files.ts';
import * as loading from '../../indexer/documents/load-files.ts';
import { withStaying } from '../../indexer/documents/mended-files.ts';
import { TextPack } from '../../indexer/documents/packed/text-pack.ts';
import { twinOf } from '../../indexer/import/identity/twins.ts';
import * as entries from '../../indexer/search/entries.ts';
import { loadHoldings } from '../../indexer/search/holdings.ts';
import { openLibrary } from '../../indexer/search/library.ts';
import type * as Opening from '../../indexer/search/open-holdings.ts';
import { openFiles, openHoldings } from '../../indexer/search/open-holdings.ts';
import { DEFAULT } from '../../indexer/search/weights.ts';
import { toAnchor } from '../../indexer/structure/locator.ts';
import { parse } from '../../indexer/structure/parse.ts';
import { buildCitations } from '../../indexer/versions/citations.ts';
import { knowledgeFile, knowledgeFolder } from './knowledge-folder.ts';

const law = (n: number, text = `第一条 示例${n}号办法每天开门。\n`): string =>
  knowledgeFile({ id: `example-${n}`, title: `示例省第${n}号条例` }, text);

function folderOf(count: number): string {
  return knowledgeFolder(
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`example-${n}.md`, law(n)])),
  );
}

afterEach(() => vi.restoreAllMocks());

/** Files that are parsed and texts that are read while something is done. */
function counted() {
  const parsed = vi.spyOn(loading, 'loadFile');
  const read = vi.spyOn(TextPack.prototype, 'read');
  return { parsed: () => parsed.mock.calls.length, read: () => read.mock.calls.length };
}

test('one file more is one file read and parsed, and no text is read for it', async () => {
  const [folder, cache] = [folderOf(30), knowledgeFolder({})];
  const before = await filesOf([folder]);
  await openHoldings(before, cache);
  const work = counted();
  writeFileSync(path.join(folder, 'example-30.md'), law(30));
  writeFileSync(path.join(folder, 'example-3.md'), law(3, '第一条 改过的办法。\n'));
  const now = await openFiles([folder], cache);
  const { documents } = await openHoldings(now, cache);
  expect(documents).toHaveLength(31);
  expect(work.parsed()).toBe(2);
  expect(work.read()).toBe(0);
  const bytes = [...now.layers[0]!.contents.values()].filter((held) => held instanceof Uint8Array);
  expect(bytes).toHaveLength(2);
  const changed = documents.find(({ id }) => id === 'example-3')!;
  expect(JSON.stringify(changed.root)).toContain('改过的办法');
  expect(work.read()).toBe(1);
});

test('a text is the same object as long as it is in use, and stays though the folder of the cache is emptied', async () => {
  const [folder, cache] = [folderOf(2), knowledgeFolder({})];
  const { documents } = await openHoldings([folder], cache);
  for (const file of readdirSync(cache)) rmSync(path.join(cache, file));
  const { root } = documents[0]!;
  expect(JSON.stringify(root)).toContain('示例0号办法');
  expect(documents[0]!.root).toBe(root);
});

test('many changes leave few packs', async () => {
  const [folder, cache] = [folderOf(2), knowledgeFolder({})];
  for (let n = 2; n < 40; n++) {
    writeFileSync(path.join(folder, `example-${n}.md`), law(n));
    await openHoldings([folder], cache);
  }
  const { documents } = await openHoldings([folder], cache);
  expect(documents.map(({ root }) => root.children[0]?.label)).toEqual(Array(40).fill('第一条'));
});

test('the same words under another id are found without reading a text', async () => {
  const [folder, cache] = [folderOf(20), knowledgeFolder({})];
  const { documents } = await openHoldings([folder], cache);
  const work = counted();
  const root = parse('第一条 示例7号办法每天开门。\n', 'statute');
  expect(twinOf(root, documents)?.id).toBe('example-7');
  expect(twinOf(parse('第一条 另一个办法。\n', 'statute'), documents)).toBeUndefined();
  expect(work.read()).toBe(0);
});

test('one question reads the texts of its candidates, and an amount or a year those that name it', async () => {
  const [folder, cache] = [folderOf(60), knowledgeFolder({})];
  writeFileSync(path.join(folder, 'example-60.md'), law(60, '第一条 罚款三万元，2019年起执行。\n'));
  const order = { dirs: [folder], cacheDir: cache, now: () => new Date('2031-05-01') };
  await openLibrary(order);
  const made = vi.spyOn(entries, 'entriesOf');
  const library = await openLibrary(order);
  expect(library.entryCount).toBe(61);
  expect(made).not.toHaveBeenCalled();
  expect((await library.find('3万元')).hits[0]?.entry.document.id).toBe('example-60');
  expect(made.mock.calls.map(([{ id }]) => id)).toEqual(['example-60']);
  await library.find('1987年怎么样了');
  await library.find('怎么处罚');
  await library.find('每天什么时候开门');
  expect(made.mock.calls.length).toBeLessThanOrEqual(1 + 2 * DEFAULT.candidates);
});

test('a candidate is read by itself, and is the entry that its text as a whole would make', async () => {
  const [folder, cache] = [folderOf(0), knowledgeFolder({})];
  const text = [
    '# 示例省第1号条例',
    '## 第一章 开门',
    '第一条 示例办法每天开门八小时。\n\n（一）周一；\n\n（二）周五。',
    '第二条 收费如下：\n\n| 船 | 元 |\n| --- | --- |\n| 大船 | 30 |\n| 小船 | 12 |',
    '## 第二章 关门',
    '第三条 示例办法夜里关门。',
  ].join('\n\n');
  writeFileSync(path.join(folder, 'example-1.md'), law(1, `${text}\n`));
  const order = { dirs: [folder], cacheDir: cache, now: () => new Date('2031-05-01') };
  await openLibrary(order);
  const library = await openLibrary(order);
  const made = vi.spyOn(entries, 'entriesOf');
  const { hits } = await library.find('示例办法夜里关门');
  expect(hits[0]?.entry.text).toContain('夜里关门');
  expect(made).not.toHaveBeenCalled();
  const [document] = library.documents;
  const [whole, single] = [entries.entriesOf(document!), library.entriesOf(document!)];
  expect(single).toContain(hits[0]?.entry);
  expect(whole.length).toBeGreaterThan(4);
  // What is not known of an entry may be missing, or be there as undefined.
  expect(JSON.stringify(byName(single))).toBe(JSON.stringify(byName(whole)));
});

/** Values with their fields in one order, and documents by their ids. */
function byName(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byName);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    fields
      .map(([name, field]) => [name, name === 'document' ? (field as { id: string }).id : byName(field)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

test('a text whose file has gone bad is there as it was, though its file was not read again', async () => {
  const [folder, cache] = [folderOf(5), knowledgeFolder({})];
  await openHoldings([folder], cache);
  const before = await openFiles([folder], cache);
  const file = path.join(folder, 'example-2.md');
  writeFileSync(file, '坏了');
  const now = await openFiles([folder], cache);
  expect((await openHoldings(now, cache)).documents).toHaveLength(4);
  const mended = withStaying(now, before, [file]);
  const { documents } = await openHoldings(mended, cache);
  expect(documents).toHaveLength(5);
  expect(JSON.stringify(documents[2]?.root)).toContain('示例2号办法');
});

test('what cites what keeps places and no texts', async () => {
  const [folder, cache] = [folderOf(6), knowledgeFolder({})];
  const citing = '第一条 依照《示例省第2号条例》第一条办理，账本留存五年。\n';
  writeFileSync(path.join(folder, 'example-5.md'), law(5, citing));
  const { documents } = await openHoldings([folder], cache);
  const citations = buildCitations(documents);
  await citations.ready();
  const work = counted();
  const cited = documents.find(({ id }) => id === 'example-2')!;
  const [found] = citations.citedBy({ document: cited, locator: cited.root.children[0]!.locator });
  expect(found?.from.document.id).toBe('example-5');
  expect(found?.words).toBe('《示例省第2号条例》第一条');
  expect(toAnchor(found!.from.provision.locator)).toMatch(/^a1/);
  expect([found!.from.provision, ...found!.places].map(({ text }) => text).join('')).toBe('');
  expect(work.parsed()).toBe(0);
});

test('files that stay make the same documents; all are what they would be if put together anew', async () => {
  const [folder, cache] = [folderOf(12), knowledgeFolder({})];
  const write = (name: string, content: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  const text = (n: number, version: string, fields = {}) =>
    knowledgeFile({ id: `example-${n}`, title: `示例省第${n}号条例`, version, ...fields }, '第一条 甲。\n');
  const known = (n: number) => knowledgeFile({ id: `example-${n}`, title: `示例省第${n}号条例` });
  /** What becomes of the files, and the documents that are others for it. */
  const changes: readonly (readonly [() => void, readonly string[]])[] = [
    [() => undefined, []],
    [() => write('example-12.md', known(12)), ['example-12']],
    // Known by its data alone, it is taken in by its text; two of one year are told apart.
    [() => write('official/example-12@2020-05-01.md', text(12, '2020-05-01')), ['example-12']],
    [() => write('official/example-12@2020-08-01.md', text(12, '2020-08-01')), ['example-12', 'example-12']],
    [() => write('official/example-3.md', law(3, '第一条 另一个说法。\n')), ['example-3']],
    // Another title under an id is left out, another kind of the same text is a disagreement.
    [() => write('official/example-4@2020-01-01.md', text(4, '2020-01-01', { title: '别的规定' })), []],
    [() => write('official/example-5.md', law(5).replace('local-regulation', 'law')), ['example-5']],
    [
      () =>
        write(
          'organisation.yaml',
          'groups:\n  - { name: 甲, members: [a] }\naccess:\n  - { folder: official, groups: [甲] }\n',
        ),
      ['example-12', 'example-12', 'example-3', 'example-5'],
    ],
    [() => rmSync(path.join(folder, 'official/example-12@2020-08-01.md')), ['example-12']],
  ];
  let before = new Set((await openHoldings([folder], cache)).documents);
  for (const [change, others] of changes) {
    change();
    const { documents, problems } = await openHoldings([folder], cache);
    const other = documents.filter((d) => !before.has(d)).map(({ id }) => id);
    expect(other.sort()).toEqual(others);
    const anew = await loadHoldings([folder]);
    expect(documents).toEqual(anew.documents);
    expect(problems).toEqual(anew.problems);
    before = new Set(documents);
  }
});

test('what another thread has parsed is not parsed again where it is much', async () => {
  const [folder, cache] = [folderOf(30), knowledgeFolder({})];
  await openHoldings([folder], cache);
  const long = `第一条 ${'示例办法每天开门。'.repeat(6000)}\n`;
  writeFileSync(path.join(folder, 'example-3.md'), law(3, long));
  writeFileSync(path.join(folder, 'example-30.md'), law(30));
  const files = await filesOf([folder]);
  vi.resetModules();
  const other = await vi.importActual<typeof Opening>('../../indexer/search/open-holdings.ts');
  await other.openHoldings(files, cache);
  const work = counted();
  const { documents } = await openHoldings(files, cache);
  expect(work.parsed()).toBe(0);
  expect(JSON.stringify(documents.find(({ id }) => id === 'example-3')?.root)).toContain(long.slice(4, 4000));
});
