import { chinaDay } from '../../indexer/index.ts';

/** A week from Monday to Sunday, by the calendar of China. */
export interface Week {
  /** ISO 8601: the year of its Thursday and its number. Example: 2024-W23 */
  readonly name: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
/** Weeks that a review looks back on. */
export const WEEKS = 26;

/** The week of a day in China. Example: 2024-06-09, a Sunday → 2024-W23, 2024-06-03 to 2024-06-09 */
export function weekOf(day: string): Week {
  const at = Date.parse(day);
  // Monday is 0.
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  const monday = at - weekday * DAY_MS;
  const thursday = new Date(monday + 3 * DAY_MS);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const number = Math.floor((thursday.getTime() - newYear) / (7 * DAY_MS)) + 1;
  return {
    name: `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`,
    from: dayOf(monday),
    to: dayOf(monday + 6 * DAY_MS),
  };
}

/** The weeks that are over, the last one first. */
export function weeksBefore(now: Date, count: number): Week[] {
  const monday = Date.parse(weekOf(chinaDay(now)).from);
  return Array.from({ length: count }, (_, i) => weekOf(dayOf(monday - (i + 1) * 7 * DAY_MS)));
}

/** The last so many days, today among them, as the first and last. */
export function lastDays(now: Date, days: number): { readonly from: string; readonly to: string } {
  return { from: chinaDay(new Date(now.getTime() - (days - 1) * DAY_MS)), to: chinaDay(now) };
}

/** Every day of a period. */
export function daysBetween(from: string, to: string): string[] {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return Array.from({ length: Math.max(0, days) }, (_, i) => dayOf(Date.parse(from) + i * DAY_MS));
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
