import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { KnowledgeError, UsageError } from '../../indexer/index.ts';
import { findingJson, MOST_PASSAGES } from '../answers/finding-json.ts';
import { CACHE, openForCommand, PATIENCE_MS } from './knowledge.ts';
import { progressBar } from './progress.ts';

const line = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  turns: z.array(z.string()).optional(),
});
type Line = z.infer<typeof line>;

interface Batch {
  readonly dirs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly asOf?: string;
}

/** Answers a file of questions in input order. The output appears whole or not at all. */
export async function runBatch({ dirs, from, to, asOf }: Batch): Promise<number> {
  const questions = await readQuestions(from);
  const library = await openForCommand({ dirs, cacheDir: CACHE });
  const bar = progressBar(process.stderr, PATIENCE_MS);
  const answers: string[] = [];
  for (const { id, question, turns } of questions) {
    const finding = await library.find(question, {
      limit: MOST_PASSAGES,
      ...(turns ? { turns } : {}),
      ...(asOf ? { asOf } : {}),
    });
    answers.push(`${JSON.stringify({ id, ...findingJson(finding) })}\n`);
    bar.show(answers.length, questions.length, '回答');
  }
  bar.clear();
  const aside = `${to}.${process.pid}.part`;
  await writeFile(aside, answers.join('')).catch((error) => {
    throw new UsageError(`写不了 ${to}(${(error as NodeJS.ErrnoException).code})`, '检查 --out 的路径');
  });
  await rename(aside, to);
  process.stderr.write(`${questions.length} 个问题,答案写在 ${to}\n`);
  return 0;
}

/** @throws KnowledgeError listing every line that is no question */
async function readQuestions(file: string): Promise<Line[]> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new KnowledgeError(
      `读不了 ${file}(${(error as NodeJS.ErrnoException).code})`,
      '检查 --batch 的路径',
    );
  });
  const problems: string[] = [];
  const questions = text.split(/\r?\n/).flatMap((row, i) => {
    if (row.trim() === '') return [];
    const read = parse(row);
    if (typeof read !== 'string') return [read];
    problems.push(`${file}:${i + 1}:${read}`);
    return [];
  });
  if (problems.length > 0)
    throw new KnowledgeError(problems.join('\n'), '每行应为 {"id": …, "question": …, "turns"?: […]}');
  return questions;
}

function parse(row: string): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return '不是 JSON';
  }
  const read = line.safeParse(value);
  return read.success ? read.data : `${read.error.issues[0]?.path.join('.') || '整行'} 不对`;
}
