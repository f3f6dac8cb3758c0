import { blocking } from '../../indexer/import/checking/check.ts';
import type { ImportResult } from '../../indexer/import/import-original.ts';
import { OUTCOMES, summaryOf } from './import-report.ts';

/** Columns of the saved table, by what they are called in JSON and in CSV. */
const COLUMNS = [
  ['outcome', '结果'],
  ['original', '原文'],
  ['title', '题名'],
  ['id', 'id'],
  ['version', '版本'],
  ['articles', '条数'],
  ['file', '文件'],
  ['summary', '说明'],
  ['errors', '未通过'],
  ['warnings', '提醒'],
  ['notes', '注'],
] as const;

type Row = Record<(typeof COLUMNS)[number][0], string | number | null>;

/** The results of an import as a file of its own. CSV begins with a byte order mark, by which Excel knows UTF-8. */
export function reportFile(results: readonly ImportResult[], format: 'csv' | 'json'): string {
  const rows = results.map(rowOf);
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  const lines = [COLUMNS.map(([, name]) => name), ...rows.map((row) => COLUMNS.map(([key]) => row[key]))];
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function rowOf(result: ImportResult): Row {
  const of = (severity: string) =>
    result.findings
      .filter((finding) => finding.severity === severity)
      .map(({ message }) => message)
      .join('\n');
  const open = blocking(result.findings, new Set()).length;
  return {
    outcome: OUTCOMES[result.outcome],
    original: result.original,
    title: result.title ?? null,
    id: result.id ?? null,
    version: result.version ?? null,
    articles: result.articles ?? null,
    file: result.file ?? null,
    summary: result.outcome === 'refused' ? `${open} 项检查未通过` : summaryOf(result),
    errors: of('error'),
    warnings: of('warning'),
    notes: result.notes.join('\n'),
  };
}

/** A value that a spreadsheet would take for a formula is given a quotation mark in front. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+@\t\r-]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
