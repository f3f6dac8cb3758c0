import type { ImportResult } from '../../indexer/index.ts';

/** What became of a file that was to be taken in, in one line. */
export function importTitle({
  outcome,
  title,
  articles,
  changedArticles,
  error,
  original,
}: ImportResult): string {
  const name = title === undefined ? original : `《${title}》`;
  switch (outcome) {
    case 'new':
      return `已导入${name}:${articles ?? 0}条,现在就按它回答`;
    case 'changed':
      return `已更新${name}:${changedArticles ?? 0}条有变,现在就按它回答`;
    case 'unchanged':
      return `${name}与已导入的相同,没有改动`;
    case 'edited':
      return `${name}原来导入的文件有手工改动,没有覆盖`;
    case 'refused':
      return `没有导入${name}:检查没有通过,原来的不变`;
    case 'failed':
      return `没有导入${name}:${error?.message ?? ''}`;
  }
}

/** What the checks found, what was repaired, and what to do. */
export function importLines({ outcome, findings, notes, error, version }: ImportResult): string[] {
  const isIn = outcome === 'new' || outcome === 'changed';
  const passed =
    isIn && findings.every(({ severity }) => severity !== 'error')
      ? ['条号、章名、题名、结尾的检查都通过。']
      : [];
  const acceptable = outcome === 'refused' && findings.some(({ accept }) => accept);
  return [
    ...(isIn && version ? [`版本:${version}`] : []),
    ...passed,
    ...findings.map(({ severity, message }) => `${severity === 'error' ? '未通过' : '提醒'}:${message}`),
    ...(outcome === 'unchanged' ? [] : notes.map((note) => `说明:${note}`)),
    ...(error ? [`办法:${error.cure}`] : []),
    ...(acceptable
      ? ['确认原文确实如此的,用命令行放行:npx zhiyi import 文件 --accept-…(帮助里有每一项)。']
      : []),
  ];
}
