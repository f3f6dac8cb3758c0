import type { IsoDate } from './types.ts';

const CHINA_MS = 8 * 3600 * 1000;

/** The calendar day in China, which keeps UTC+8 all year, whatever the machine's time zone. */
export function chinaDay(now: Date): IsoDate {
  return new Date(now.getTime() + CHINA_MS).toISOString().slice(0, 10);
}
