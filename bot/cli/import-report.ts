import path from 'node:path';
import { blocking } from '../../indexer/import/checking/check.ts';
import type { ImportOutcome, ImportResult } from '../../indexer/import/import-original.ts';
import { clip, columns, displayWidth } from './columns.ts';

/** What an outcome is called. */
export const OUTCOMES: Record<ImportOutcome, string> = {
  new: '新增',
  changed: '更新',
  unchanged: '未变',
  edited: '手工改过',
  refused: '未通过',
  failed: '失败',
};

/** Whether the outcome leaves something for the user to do. */
export function isTrouble(outcome: ImportOutcome): boolean {
  return outcome === 'edited' || outcome === 'refused' || outcome === 'failed';
}

/** Of a long name both ends stay: versions and endings tell files apart. */
function shortName(name: string): string {
  const most = 42;
  if (displayWidth(name) <= most) return name;
  const end = [...name].slice(-12).join('');
  return clip(name, most - displayWidth(end)) + end;
}

/** One line for the summary table. */
export function summaryOf(result: ImportResult): string {
  switch (result.outcome) {
    case 'new':
      return shown(result.file);
    case 'changed':
      return `${result.changedArticles ?? 0} 条有变;${shown(result.file)}`;
    case 'unchanged':
      return '与上次导入的相同,没有改动';
    case 'edited':
      return `原处的文件有手工改动,没有覆盖:${shown(result.file)}`;
    case 'refused':
      return `${blocking(result.findings, new Set()).length} 项检查未通过,见下`;
    case 'failed':
      return result.error?.message ?? '';
  }
}

/** The summary table, then what each original's checks found. */
export function importReport(results: readonly ImportResult[]): string {
  const rows = results.map((r) => [
    OUTCOMES[r.outcome],
    shortName(r.original),
    r.id === undefined ? '—' : `${r.id}${r.version ? `@${r.version}` : ''}`,
    r.articles === undefined ? '—' : String(r.articles),
    summaryOf(r),
  ]);
  const details = results.flatMap(detailsOf);
  const counts = (Object.keys(OUTCOMES) as ImportOutcome[])
    .map((outcome) => [OUTCOMES[outcome], results.filter((r) => r.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`);
  const table = columns([['结果', '原文', '文件', '条数', '说明'], ...rows]);
  return `${[table, ...details, `共 ${results.length} 份:${counts.join(',')}`].join('\n\n')}\n`;
}

/** The files of a folder that are no documents, by name. */
export function passedOverLine(files: readonly string[]): string {
  const names = files.slice(0, MOST_NAMED).map((file) => path.basename(file));
  const more = files.length > MOST_NAMED ? `等 ${files.length} 个` : '';
  return `不是文档、没有读的文件:${names.join('、')}${more}\n`;
}

const MOST_NAMED = 20;

/** Findings, notes and what to do about one original; empty when there is nothing to say. */
export function detailsOf(result: ImportResult): string[] {
  const lines = [
    ...(result.error ? [`  失败:${result.error.message}`, `  办法:${result.error.cure}`] : []),
    ...result.findings.map(({ severity, message, accept }) => {
      const how = accept && result.outcome === 'refused' ? `(确认无误可加 --accept-${accept})` : '';
      return `  ${severity === 'error' ? '未通过' : '提醒'}:${message}${how}`;
    }),
    ...(result.outcome === 'unchanged' ? [] : result.notes.map((note) => `  说明:${note}`)),
    ...(result.aside ? [`  候选文本和检查报告另存:${shown(result.aside)}`] : []),
  ];
  if (lines.length === 0) return [];
  const title = result.title === undefined ? '' : `《${result.title}》`;
  return [[`${result.original}${title}`, ...lines].join('\n')];
}

/** A path as short as it can be said from here. */
function shown(file: string | undefined): string {
  if (file === undefined) return '';
  const relative = path.relative('', file);
  return relative.startsWith('..') ? file : relative;
}
