import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { synonym } from '../../indexer/documents/word-list-schema.ts';
import { ImportError, UsageError } from '../../indexer/errors.ts';
import { atomicWrite } from '../../indexer/import/keeping/atomic-write.ts';
import { textOf } from '../../indexer/structure/tree.ts';
import type { Document } from '../../indexer/types.ts';
import type { AddedWord } from '../admin/operator-tasks.ts';

const SYNONYMS = 'synonyms.yaml';
const LONGEST = 30;

type Word = Pick<AddedWord, 'say' | 'mean'>;

/**
 * Adds one line to the list of words of a folder; what stands there stays as it is, remarks too.
 * @throws ImportError for words that are none, that no text has, or that stand there already
 */
export async function addWord(
  folder: string,
  word: Word,
  documents: readonly Document[],
): Promise<AddedWord> {
  const read = synonym.safeParse(word);
  const all = [...word.say, ...word.mean];
  if (!read.success || all.some((one) => [...one].length > LONGEST))
    throw new ImportError('两边都要写词', `一个词不超过 ${LONGEST} 个字`);
  const missing = word.mean.filter((one) => !documents.some((d) => textOf(d.root).includes(one)));
  if (missing.length > 0)
    throw new ImportError(`收录的文件里没有“${missing.join('”“')}”`, '右边写文件里用的词,照原文的写法');
  const file = path.join(folder, SYNONYMS);
  const before = await readFile(file, 'utf8').catch(() => '');
  const line = lineOf(word);
  if (before.split('\n').includes(line)) throw new ImportError('这个词已经补过了', '不用再补');
  const apart = before === '' || before.endsWith('\n') ? '' : '\n';
  await atomicWrite(file, `${before}${apart}${line}\n`);
  return { file, say: word.say, mean: word.mean };
}

/** Takes a line out again. @throws UsageError when it does not stand there any more */
export async function removeWord({ file, ...word }: AddedWord): Promise<void> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const at = lines.lastIndexOf(lineOf(word));
  if (at < 0) throw new UsageError(`${file} 里已经没有这一行`, '看看是不是有人改过这个文件');
  await kept(file, lines.toSpliced(at, 1).join('\n'));
}

/** Takes the answer to a question out of a list of approved answers. @throws UsageError when it does not stand there any more */
export async function removeApproved(file: string, question: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const { contents } = parseDocument(text);
  const items = isSeq(contents) ? contents.items : [];
  const at = items.findLastIndex((item) => isMap(item) && (item.get('question') as unknown) === question);
  const from = startOf(text, items[at]);
  if (from === undefined)
    throw new UsageError(`${file} 里已经没有“${question}”`, '看看是不是有人改过这个文件');
  await kept(file, text.slice(0, from) + text.slice(startOf(text, items[at + 1]) ?? text.length));
}

/** Where the line of an item begins. */
function startOf(text: string, item: unknown): number | undefined {
  const range = isMap(item) ? item.range : undefined;
  return range ? text.lastIndexOf('\n', range[0] - 1) + 1 : undefined;
}

/** A list with nothing in it is no list. */
async function kept(file: string, text: string): Promise<void> {
  if (text.trim() === '') await rm(file);
  else await atomicWrite(file, text);
}

function lineOf({ say, mean }: Word): string {
  return `- ${stringify({ say, mean }, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()}`;
}
