import { UsageError } from '../../indexer/errors.ts';

/** A number of days as it is written behind --days. @throws UsageError */
export function daysGiven(words: string): number {
  const days = Number(words);
  if (!Number.isInteger(days) || days < 1)
    throw new UsageError(`--days 不是天数:${words}`, '写作 --days 7 这样');
  return days;
}
