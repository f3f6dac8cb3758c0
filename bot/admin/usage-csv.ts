import type { Counts, Usage } from './usage.ts';

/** What each column is called, in order. */
export const COUNT_NAMES: readonly (readonly [keyof Counts, string])[] = [
  ['answered', '答了'],
  ['refused', '没有答案'],
  ['askedBack', '请再说清楚'],
  ['commands', '命令'],
  ['failed', '出错'],
];

/** Days and channels as a table for spreadsheets, which know UTF-8 by the mark in front. No question is in it. */
export function usageCsv({ days }: Usage): string {
  const head = ['日期', '频道', ...COUNT_NAMES.map(([, name]) => name)];
  const rows = days.map((row) => [row.day, row.channel, ...COUNT_NAMES.map(([key]) => String(row[key]))]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A client may name its channel anything: what a spreadsheet takes for a formula gets a quotation mark in front. */
function cell(text: string): string {
  const safe = /^[=+@\t\r-]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
