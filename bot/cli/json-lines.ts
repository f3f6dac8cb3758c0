import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { KnowledgeError } from '../../indexer/index.ts';

/** Problems named before reading stops: a file of another sort would fill the screen. */
const MOST_PROBLEMS = 20;

/**
 * Reads a file of JSON lines, gzipped when its name ends in .gz.
 * @param form how a line should look, for the cure
 * @throws KnowledgeError when the file cannot be read, or listing the lines that are not of the schema
 */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>, form: string): Promise<T[]> {
  const out: T[] = [];
  const problems: string[] = [];
  const raw = createReadStream(file);
  const text = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const broken = new Promise<never>((_, reject) => {
    raw.on('error', reject);
    text.on('error', reject);
  });
  const read = async () => {
    let number = 0;
    for await (const row of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (row.trim() === '' || problems.length >= MOST_PROBLEMS) continue;
      const value = parse(row, schema);
      if (typeof value === 'string') problems.push(`${file}:${number}:${value}`);
      else out.push(value.data);
    }
  };
  await Promise.race([read(), broken]).catch((error: NodeJS.ErrnoException) => {
    throw new KnowledgeError(`读不了 ${file}(${error.code ?? error.message})`, '检查文件的路径和内容');
  });
  if (problems.length > 0) throw new KnowledgeError(problems.join('\n'), `每行应为 ${form}`);
  return out;
}

function parse<T>(row: string, schema: z.ZodType<T>): { data: T } | string {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return '不是 JSON';
  }
  const read = schema.safeParse(value);
  return read.success ? { data: read.data } : `${read.error.issues[0]?.path.join('.') || '整行'} 不对`;
}
