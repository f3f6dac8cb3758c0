import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../indexer/search/library.ts';
import type { Library } from '../../indexer/types.ts';
import { knowledgeFolder } from '../documents/knowledge-folder.ts';
import { exampleDocuments, now } from './libraries.ts';

const QUESTIONS = ['渡工开渡前查什么', '渡口条例第三条', '大雾', '救生衣发了多少', '年假怎么休'];
const documents = exampleDocuments();
const open = (cacheDir: string, held = documents): Promise<Library> =>
  libraryOf({ documents: held, problems: [], synonyms: [] }, { now, cacheDir });
const answers = async (library: Library) =>
  JSON.stringify(await Promise.all(QUESTIONS.map((q) => library.find(q))));
const cacheFile = (folder: string) => {
  const [file] = readdirSync(folder);
  return path.join(folder, file!);
};

describe('the saved index', () => {
  it('answers every question as the built one does, byte for byte', async () => {
    const folder = knowledgeFolder({});
    const built = await open(folder);
    const loaded = await open(folder);
    expect([built.fromCache, loaded.fromCache]).toEqual([false, true]);
    expect(loaded.header).toEqual(built.header);
    expect(await answers(loaded)).toBe(await answers(built));
  });

  it('is built anew for other texts, beside the old one', async () => {
    const folder = knowledgeFolder({});
    await open(folder);
    const fewer = await open(folder, documents.slice(1));
    expect(fewer.fromCache).toBe(false);
    expect((await open(folder)).fromCache).toBe(true);
    expect((await open(folder, documents.slice(1))).fromCache).toBe(true);
  });

  it.each([
    ['format', (head: string) => head.replace('"format":1', '"format":0')],
    ['version of flexsearch', (head: string) => head.replace(/"flexsearch":"\d/, '"flexsearch":"9')],
    ['texts', (head: string) => head.replace(/"corpusHash":"./, '"corpusHash":"x')],
  ])('is rebuilt when its header names another %s', async (_what, change) => {
    const folder = knowledgeFolder({});
    await open(folder);
    const file = cacheFile(folder);
    const before = readFileSync(file, 'latin1');
    const changed = change(before);
    expect(changed).not.toBe(before);
    expect(changed).toHaveLength(before.length);
    writeFileSync(file, changed, 'latin1');
    expect((await open(folder)).fromCache).toBe(false);
    expect((await open(folder)).fromCache).toBe(true);
  });

  it('is rebuilt when cut short anywhere, emptied, or with any bit turned', async () => {
    const folder = knowledgeFolder({});
    const good = await answers(await open(folder));
    const file = cacheFile(folder);
    const bytes = readFileSync(file);
    const damaged: Buffer[] = [0, 3, 9, 40, 300, bytes.length >> 1, bytes.length - 1].map((n) =>
      bytes.subarray(0, n),
    );
    for (const at of [0, 8, 12, 60, 200, 700, bytes.length >> 1, bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 0x10;
      damaged.push(flipped);
    }
    damaged.push(
      Buffer.concat([bytes, Buffer.from([0])]),
      Buffer.alloc(5000),
      Buffer.from('ZHIYI1\n\xff\xff\xff\xff', 'latin1'),
    );
    for (const content of damaged) {
      writeFileSync(file, content);
      const library = await open(folder);
      // A turned bit in the header's date alone changes nothing that is searched.
      expect(await answers(library)).toBe(good);
      writeFileSync(file, content);
    }
  });

  it('cares for no half-written file, and leaves none of its own', async () => {
    const folder = knowledgeFolder({ 'index-0000000000000000.bin.abc.tmp': 'half' });
    await open(folder);
    expect((await open(folder)).fromCache).toBe(true);
    expect(readdirSync(folder).filter((f) => f.endsWith('.tmp'))).toEqual([
      'index-0000000000000000.bin.abc.tmp',
    ]);
  });

  it('is done without where its folder cannot be made or written', async () => {
    const folder = knowledgeFolder({ file: '' });
    const closed = knowledgeFolder({});
    chmodSync(closed, 0o500);
    for (const cacheDir of [path.join(folder, 'file', 'cache'), closed, path.join(folder, 'file')]) {
      const library = await open(cacheDir);
      expect((await library.find('渡口条例第三条')).outcome).toBe('answered');
    }
  });

  it('may be written by several at once', async () => {
    const folder = knowledgeFolder({});
    const libraries = await Promise.all([open(folder), open(folder), open(folder)]);
    const texts = await Promise.all(libraries.map(answers));
    expect(new Set(texts).size).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
    expect((await open(folder)).fromCache).toBe(true);
  });
});
