import { parseArgs } from 'node:util';
import { UsageError } from '../../indexer/index.ts';
import { whyOf } from '../admin/why.ts';
import { findingJson, MOST_PASSAGES } from '../answers/finding-json.ts';
import { answerFrom } from '../answers/from-finding.ts';
import { CACHE } from '../folders.ts';
import { dateOf } from './as-of.ts';
import { explain } from './explain.ts';
import { knowledgeDirs, openForCommand } from './knowledge.ts';
import { terminalAnswer } from './terminal.ts';

/** `zhiyi ask "演练多久一次"`: one question, or a file of them. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      beside: { type: 'string' },
      turn: { type: 'string', multiple: true, default: [] },
      'as-of': { type: 'string' },
      knowledge: { type: 'string', multiple: true },
      batch: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const asOf = dateOf(values['as-of']);
  const dirs = await knowledgeDirs(values.knowledge);
  if (values.batch !== undefined) {
    if (values.out === undefined) throw new UsageError('--batch 需要 --out', '写明答案写到哪个文件');
    const { runBatch } = await import('./batch.ts');
    return runBatch({ dirs, from: values.batch, to: values.out, ...(asOf ? { asOf } : {}) });
  }
  const question = positionals.join(' ').trim();
  if (question === '') throw new UsageError('没有问题', '例如:npx zhiyi ask "演练多久一次"');
  const library = await openForCommand({ dirs, cacheDir: CACHE });
  const request = { limit: MOST_PASSAGES, turns: values.turn, ...(asOf ? { asOf } : {}) };
  const finding = await library.find(question, request);
  if (values.json) {
    const { passages, ...found } = findingJson(finding);
    const json = { query: question, ...found, confidence: finding.confidence, passages };
    process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    if (values.explain) process.stderr.write(explain(whyOf(finding)));
    return 0;
  }
  process.stdout.write(terminalAnswer(answerFrom(finding), process.stdout));
  if (values.explain) process.stdout.write(explain(whyOf(finding)));
  if (values.beside !== undefined) {
    const other = await library.find(values.beside, request);
    process.stdout.write(`\n另一种问法:${values.beside}\n${explain(whyOf(other))}`);
  }
  return 0;
}
