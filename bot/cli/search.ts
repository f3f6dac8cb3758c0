import { rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadSynonyms, openCorpus, PROFILES, type ProfileName, UsageError } from '../../indexer/index.ts';
import { SHIPPED } from '../folders.ts';
import { readJsonLines } from './json-lines.ts';
import { PROGRESS_AFTER_MS } from './knowledge.ts';
import { progressBar } from './progress.ts';

const corpusLine = z.object({
  id: z.string(),
  law: z.string(),
  article: z.string(),
  chapter: z
    .string()
    .nullish()
    .transform((c) => c ?? ''),
  name: z.string(),
  text: z.string(),
});
const queryLine = z.object({ id: z.union([z.string(), z.number()]), question: z.string() });

/** `zhiyi search --corpus C.jsonl.gz --batch Q.jsonl --out R.jsonl`: ranks a corpus of articles for each question. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      corpus: { type: 'string' },
      batch: { type: 'string' },
      out: { type: 'string' },
      k: { type: 'string', default: '100' },
      profile: { type: 'string', default: 'default' },
    },
  });
  const { corpus, batch, out } = values;
  if (!corpus || !batch || !out)
    throw new UsageError('需要 --corpus、--batch 和 --out', '写明语料、问题和结果三个文件');
  const k = Number(values.k);
  if (!Number.isInteger(k) || k < 1 || k > 1000)
    throw new UsageError(`--k 不对:${values.k}`, '写 1 到 1000 的整数');
  if (!(values.profile in PROFILES))
    throw new UsageError(`没有“${values.profile}”这个配置`, `可用:${Object.keys(PROFILES).join('、')}`);
  const profile = PROFILES[values.profile as ProfileName];
  const lines = await readJsonLines(
    corpus,
    corpusLine,
    '{"id", "law", "article", "chapter", "name", "text"}',
  );
  const queries = await readJsonLines(batch, queryLine, '{"id", "question"}');
  const bar = progressBar(process.stderr, PROGRESS_AFTER_MS);
  const lists = await Promise.all(profile.wordLists.map((file) => loadSynonyms([SHIPPED], file)));
  const opened = await openCorpus(lines, {
    weights: profile.weights,
    synonyms: lists.flatMap((l) => l.synonyms),
    onProgress: (done, total) => bar.show(done, total, '建立索引'),
  });
  const results: string[] = [];
  for (const { id, question } of queries) {
    results.push(`${JSON.stringify({ id, results: await opened.search(question, k) })}\n`);
    bar.show(results.length, queries.length, '检索');
  }
  bar.clear();
  const aside = `${out}.${process.pid}.part`;
  await writeFile(aside, results.join('')).catch((error) => {
    throw new UsageError(`写不了 ${out}(${(error as NodeJS.ErrnoException).code})`, '检查 --out 的路径');
  });
  await rename(aside, out);
  process.stderr.write(`${queries.length} 个问题,结果写在 ${out}\n`);
  return 0;
}
