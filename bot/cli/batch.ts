import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../../indexer/index.ts';
import { findingJson, MOST_PASSAGES } from '../answers/finding-json.ts';
import { CACHE } from '../folders.ts';
import { readJsonLines } from './json-lines.ts';
import { openForCommand, PROGRESS_AFTER_MS } from './knowledge.ts';
import { progressBar } from './progress.ts';

const line = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  turns: z.array(z.string()).optional(),
});

interface Batch {
  readonly dirs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly asOf?: string;
}

/** Answers a file of questions in input order. The output appears whole or not at all. */
export async function runBatch({ dirs, from, to, asOf }: Batch): Promise<number> {
  const questions = await readJsonLines(from, line, '{"id": …, "question": …, "turns"?: […]}');
  const library = await openForCommand({ dirs, cacheDir: CACHE });
  const bar = progressBar(process.stderr, PROGRESS_AFTER_MS);
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
