import { UsageError } from '../../indexer/index.ts';

/** The day of --as-of; undefined without it. @throws UsageError for what is no date */
export function dateOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text))
    return text;
  throw new UsageError(`--as-of 不是日期:${text}`, '写作 YYYY-MM-DD,月、日各两位');
}
