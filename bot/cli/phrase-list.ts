import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { findPlace } from '../../indexer/documents/places.ts';
import { ImportError, UsageError } from '../../indexer/errors.ts';
import { atomicWrite } from '../../indexer/import/keeping/atomic-write.ts';
import { documentKey } from '../../indexer/search/indexed-document.ts';
import type { Document } from '../../indexer/types.ts';
import type { AddedPhrases } from '../admin/operator-tasks.ts';

const FOLDER = 'search-words';
const LONGEST = 30;
/** Written above the first line of a new file. */
const HEAD = ' 人们找这一条时会说的话,只供检索,不是法律内容';

/**
 * Writes down what people say when they look for an article; remarks and words that stand there stay.
 * @param ref document id and place: ferry#第一条
 * @throws ImportError for a place that is not held, and for words that are none or stand there already
 */
export async function addPhrases(
  folder: string,
  ref: string,
  phrases: readonly string[],
  documents: readonly Document[],
): Promise<AddedPhrases> {
  const [document = '', place = ''] = ref.split('#');
  // Names that are held are file names, and no path.
  const isMeant = (d: Document): boolean => d.id === document || documentKey(d) === document;
  if (!documents.some((d) => isMeant(d) && d.text !== 'none' && findPlace(d, place)))
    throw new ImportError(`没有 ${document} ${place} 这一处`, '选一处收录了的条文');
  if (phrases.length === 0 || phrases.some((one) => [...one].length < 2 || [...one].length > LONGEST))
    throw new ImportError('没有写说法,或太长', `一个说法 2 到 ${LONGEST} 个字`);
  const file = path.join(folder, FOLDER, `${document}.yaml`);
  const yaml = await read(file);
  const known = listAt(yaml, place)?.toJSON() as unknown[] | undefined;
  const added = phrases.filter((one) => !known?.includes(one));
  if (added.length === 0) throw new ImportError('这些说法都已经有了', '不用再加');
  if (known === undefined) yaml.set(place, yaml.createNode([...added], { flow: true }));
  else for (const one of added) yaml.addIn([place], one);
  await atomicWrite(file, yaml.toString({ lineWidth: 0 }));
  return { file, place, phrases: added };
}

/** Takes words of an article out again. @throws UsageError when none of them stands there any more */
export async function removePhrases({ file, place, phrases }: AddedPhrases): Promise<void> {
  const yaml = await read(file);
  const before = (listAt(yaml, place)?.toJSON() ?? []) as string[];
  const left = before.filter((one) => !phrases.includes(one));
  if (left.length === before.length)
    throw new UsageError(`${file} 里已经没有这些说法`, '看看是不是有人改过这个文件');
  if (left.length === 0) yaml.delete(place);
  else yaml.set(place, yaml.createNode(left, { flow: true }));
  if (Object.keys((yaml.toJSON() ?? {}) as object).length === 0) await rm(file);
  else await atomicWrite(file, yaml.toString({ lineWidth: 0 }));
}

async function read(file: string): Promise<ReturnType<typeof parseDocument>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const yaml = parseDocument(text ?? '{}');
  if (yaml.errors.length > 0) throw new ImportError(`${file} 有错误`, '运行 npx zhiyi validate,改正后再来');
  if (text === undefined) {
    const made = parseDocument('a: b');
    made.delete('a');
    made.commentBefore = HEAD;
    return made;
  }
  return yaml;
}

function listAt(yaml: ReturnType<typeof parseDocument>, place: string): YAMLSeq | undefined {
  const found: unknown = yaml.get(place, true);
  return isSeq(found) ? found : undefined;
}
