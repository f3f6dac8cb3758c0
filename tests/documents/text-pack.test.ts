import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type ListAt, TextPack, TextPackWriter } from '../../indexer/documents/packed/text-pack.ts';
import { knowledgeFolder } from './knowledge-folder.ts';

const WORDS = ['缆绳', '', '渡工开渡前要查缆绳'];

async function packed(): Promise<{ file: string; size: number; list: ListAt }> {
  const file = path.join(knowledgeFolder({}), 'texts.pack');
  const writer = await TextPackWriter.create(file);
  await writer.add(Buffer.from('先'));
  const list = await writer.addList(WORDS.map((words) => Buffer.from(words)));
  await writer.add(Buffer.from('后'));
  return { file, list, size: await writer.close() };
}

test('records of a list are read one by one', async () => {
  const { file, size, list } = await packed();
  const pack = new TextPack(file, size);
  expect(WORDS.map((_, n) => pack.readOf(list, n).toString())).toEqual(WORDS);
  expect(pack.reads).toBe(3);
  for (const n of [-1, 3]) expect(() => pack.readOf(list, n)).toThrow(RangeError);
});

test('a record or a table that is damaged is told of, whatever it says', async () => {
  const { file, size, list } = await packed();
  const bytes = readFileSync(file);
  for (let at = list.at; at < list.at + list.length; at++) {
    const damaged = Buffer.from(bytes);
    damaged[at]! ^= 0xff;
    writeFileSync(file, damaged);
    const pack = new TextPack(file, size);
    expect(() => WORDS.map((_, n) => pack.readOf(list, n)), `byte ${at}`).toThrow('damaged');
  }
});
