import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkDraft, mergedReport } from '../../indexer/check/check-draft.ts';
import { draftOf } from '../../indexer/check/draft.ts';
import type { CheckReport } from '../../indexer/check/finding.ts';
import { chinaDay, markedDocx, readDraftFile, UsageError, ZhiyiError } from '../../indexer/index.ts';
import { openHoldings } from '../../indexer/search/open-holdings.ts';
import { checkLines, printedReport } from '../answers/check-lines.ts';
import { printed } from '../answers/punctuation.ts';
import { CACHE } from '../folders.ts';
import { dateOf } from './as-of.ts';
import type { CommandIo } from './command.ts';
import { knowledgeDirs } from './knowledge.ts';

interface Unread {
  readonly file: string;
  readonly message: string;
  readonly cure: string;
}

/** `zhiyi check 通知.docx`: every reference of drafts held against what is held. 1 when an error was found or a file not read. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      schema: { type: 'boolean', default: false },
      'as-of': { type: 'string' },
      knowledge: { type: 'string', multiple: true },
      docx: { type: 'string' },
    },
  });
  if (values.schema) {
    const { REPORT_SCHEMA } = await import('../../indexer/check/report-schema.ts');
    io.stdout.write(`${JSON.stringify(REPORT_SCHEMA, null, 2)}\n`);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('没有写明文稿', '例如:npx zhiyi check 通知.docx');
  if (values.docx !== undefined && positionals.length > 1)
    throw new UsageError('--docx 一次只批注一份文稿', '一份一份地核对');
  const asOf = dateOf(values['as-of']);
  const { documents, namedLaws = [] } = await openHoldings(await knowledgeDirs(values.knowledge), CACHE);
  const options = {
    today: chinaDay(io.now()),
    lawNames: namedLaws.map(({ title }) => title),
    ...(asOf ? { asOf } : {}),
  };
  const reports: CheckReport[] = [];
  const unread: Unread[] = [];
  for (const file of positionals) {
    try {
      const draft = await readDraftFile(file);
      const named = positionals.length > 1 ? draftOf(draft.lines, file, draft.pages) : draft;
      const report = checkDraft(named, documents, options);
      reports.push(report);
      if (values.docx !== undefined)
        await writeFile(values.docx, await markedDocx(named, printedReport(report), io.now()));
    } catch (error) {
      if (!(error instanceof ZhiyiError)) throw error;
      unread.push({ file, message: error.message, cure: error.cure });
    }
  }
  const merged = mergedReport(reports.length > 0 ? reports : [checkDraft(draftOf([]), documents, options)]);
  for (const { file, message, cure } of unread)
    io.stderr.write(`${file}：${printed(`${message}\n${cure}`)}\n`);
  if (values.json) {
    const summary = { ...merged.summary, ...(unread.length > 0 ? { unread } : {}) };
    io.stdout.write(`${JSON.stringify({ findings: merged.findings, summary }, null, 2)}\n`);
  } else if (reports.length > 0) io.stdout.write(`${checkLines(merged).join('\n')}\n`);
  return merged.summary.error > 0 || unread.length > 0 ? 1 : 0;
}
