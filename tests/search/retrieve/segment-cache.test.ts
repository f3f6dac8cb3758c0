import { chmodSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryOf } from '../../../indexer/search/library.ts';
import { forgetOpened } from '../../../indexer/search/retrieve/flexsearch/open-retriever.ts';
import { DEFAULT, type Weights } from '../../../indexer/search/weights.ts';
import type { Document, Library } from '../../../indexer/types.ts';
import { knowledgeFolder } from '../../documents/knowledge-folder.ts';
import { buildDocument } from '../../versions/build-document.ts';
import { exampleDocuments, now } from '../libraries.ts';

const QUESTIONS = ['渡工开渡前查什么', '渡口条例第三条', '大雾', '救生衣发了多少', '年假怎么休'];
const documents = exampleDocuments();
const ADDED = buildDocument({ id: 'well', title: '示例省水井规定' }, '第一条 井口要加盖。');

interface Opening {
  readonly held?: readonly Document[];
  readonly weights?: Weights;
  readonly at?: () => Date;
}

/** Opens a library, and tells how many entries were indexed for it. */
async function open(cacheDir: string, { held = documents, weights = DEFAULT, at = now }: Opening = {}) {
  let indexed = 0;
  forgetOpened();
  const library = await libraryOf(
    { documents: held, problems: [], synonyms: [] },
    {
      now: at,
      cacheDir,
      weights,
      onProgress: (done) => {
        indexed = done;
      },
    },
  );
  return { library, indexed };
}

const answers = async (library: Library) =>
  JSON.stringify(await Promise.all(QUESTIONS.map((q) => library.find(q))));
const segments = (folder: string) => readdirSync(folder).filter((f) => f.endsWith('.seg'));

describe('the saved segments', () => {
  it('answer every question as the built ones do, byte for byte', async () => {
    const folder = knowledgeFolder({});
    const { library: built } = await open(folder);
    const { library: loaded, indexed } = await open(folder);
    expect([built.fromCache, loaded.fromCache, indexed]).toEqual([false, true, 0]);
    expect(loaded.header).toEqual(built.header);
    expect(await answers(loaded)).toBe(await answers(built));
  });

  it('are one a document: one added indexes itself alone, one changed nothing else', async () => {
    const folder = knowledgeFolder({});
    const { indexed } = await open(folder);
    const before = segments(folder);
    const more = await open(folder, { held: [...documents, ADDED] });
    expect(more.library.fromCache).toBe(false);
    expect(segments(folder).filter((name) => !before.includes(name))).toHaveLength(1);
    expect(indexed).toBeGreaterThan(1);
    expect((await open(folder, { held: [...documents, ADDED] })).library.fromCache).toBe(true);
    expect((await open(folder)).library.fromCache).toBe(true);
    const cold = await open(knowledgeFolder({}), { held: [...documents, ADDED] });
    expect(await answers(more.library)).toBe(await answers(cold.library));
    expect(more.library.header.corpusHash).toBe(cold.library.header.corpusHash);
  });

  it('are others for other weights of the fields', async () => {
    const folder = knowledgeFolder({});
    await open(folder);
    expect((await open(folder, { weights: { ...DEFAULT, k1: 1.1 } })).library.fromCache).toBe(false);
    const signals = { ...DEFAULT.signals, region: 0 };
    expect((await open(folder, { weights: { ...DEFAULT, signals } })).library.fromCache).toBe(true);
  });

  it('go when nothing has used them for a month, with what earlier versions kept', async () => {
    const folder = knowledgeFolder({ 'index-0123456789abcdef.bin': 'old', 'notes.txt': 'mine' });
    await open(folder);
    const used = segments(folder);
    const stale = `${'0'.repeat(32)}.seg`;
    const recent = `${'1'.repeat(32)}.seg`;
    for (const name of [stale, recent]) writeFileSync(path.join(folder, name), 'another');
    const days = (n: number) => new Date(now().getTime() - n * 86_400_000);
    utimesSync(path.join(folder, stale), days(40), days(40));
    utimesSync(path.join(folder, recent), days(10), days(10));
    for (const name of used) utimesSync(path.join(folder, name), days(50), days(50));
    await open(folder, { held: [...documents, ADDED] });
    const left = readdirSync(folder);
    expect(left).toEqual(expect.arrayContaining([...used, recent, 'notes.txt']));
    expect(left).not.toContain(stale);
    expect(left).not.toContain('index-0123456789abcdef.bin');
  });

  it('are rebuilt when cut short anywhere, emptied, or with any bit turned', async () => {
    const folder = knowledgeFolder({});
    const good = await answers((await open(folder)).library);
    const largest = segments(folder)
      .map((name) => path.join(folder, name))
      .sort((a, b) => readFileSync(b).length - readFileSync(a).length)[0]!;
    const bytes = readFileSync(largest);
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
      Buffer.from('ZHIYI2\n\xff\xff\xff\xff', 'latin1'),
    );
    for (const content of damaged) {
      writeFileSync(largest, content);
      // A turned bit in the date of a head alone changes nothing that is searched.
      expect(await answers((await open(folder)).library)).toBe(good);
    }
  });

  it('are not taken for those of another document', async () => {
    const folder = knowledgeFolder({});
    const good = await answers((await open(folder)).library);
    const [one, other] = segments(folder).map((name) => path.join(folder, name));
    writeFileSync(one!, readFileSync(other!));
    const again = await open(folder);
    expect(again.library.fromCache).toBe(false);
    expect(await answers(again.library)).toBe(good);
  });

  it('care for no half-written file, and leave none of their own', async () => {
    const folder = knowledgeFolder({ '0000.seg.abc.tmp': 'half' });
    await open(folder);
    expect((await open(folder)).library.fromCache).toBe(true);
    expect(readdirSync(folder).filter((f) => f.endsWith('.tmp'))).toEqual(['0000.seg.abc.tmp']);
  });

  it('are done without where their folder cannot be made or written', async () => {
    const folder = knowledgeFolder({ file: '' });
    const closed = knowledgeFolder({});
    chmodSync(closed, 0o500);
    for (const cacheDir of [path.join(folder, 'file', 'cache'), closed, path.join(folder, 'file')]) {
      const { library } = await open(cacheDir);
      expect((await library.find('渡口条例第三条')).outcome).toBe('answered');
    }
  });

  it('may be written by several at once', async () => {
    const folder = knowledgeFolder({});
    const opened = await Promise.all([open(folder), open(folder), open(folder)]);
    const texts = await Promise.all(opened.map(({ library }) => answers(library)));
    expect(new Set(texts).size).toBe(1);
    expect(segments(folder)).toHaveLength(readdirSync(folder).length);
    expect((await open(folder)).library.fromCache).toBe(true);
  });
});
