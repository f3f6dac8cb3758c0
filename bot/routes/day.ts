/** Told of a day that is none. */
export const BAD_DAY = 'asOf 写作 YYYY-MM-DD,月、日各两位';

/** Whether a value is a day of the calendar: 2021-02-28, not 2021-02-30. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
