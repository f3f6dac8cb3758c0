import type { Finding, Period } from '../../indexer/index.ts';
import type { Choice } from './answer.ts';
import { questionChoice } from './choices.ts';

/** Most reports that are named. */
const MOST = 3;

/** What must be said of the year of an answer: which report it is from, how 去年 was reckoned, that there are other reports. */
export function periodNotices({ period, hits }: Finding): string[] {
  const document = hits[0]?.entry.document;
  const from = period?.reports.find((report) => report.document === document);
  if (!period || !from) return [];
  const others = period.reports.filter((report) => report !== from).slice(0, MOST);
  const also =
    others.length > 0 ? `;另外收录了${others.map(({ year }) => `${year}年`).join('、')}的报告` : '';
  if (period.said === '')
    return [`没有写明年份:以上出自《${from.document.title}》,说的是${from.year}年${also}。`];
  if (/\d{4}/u.test(period.said)) return [];
  return [`“${period.said}”按提问的日期算是${yearsOf(period)}。`];
}

/** Why nothing is said of the time asked for, and what years are held; undefined where the time is not what is missing. */
export function periodMissing(period: Period | undefined): string | undefined {
  if (!period || period.years.length === 0) return undefined;
  const held = period.reports.slice(0, MOST);
  const covered = period.years.filter((year) => period.reports.some((report) => report.year === year));
  if (covered.length > 0 && period.part === undefined) return undefined;
  const reckoned = /\d{4}/u.test(period.said) ? '' : `“${period.said}”按提问的日期算是${yearsOf(period)}。`;
  const reports = held.map(({ document, year }) => `《${document.title}》(${year}年的情况)`).join('、');
  return covered.length > 0
    ? `${reckoned}收录的报告没有单说“${period.part}”,不能拿全年的数当作${period.said}的。收录的是${reports}。`
    : `${reckoned}没有收录${yearsOf(period)}的报告,不能拿别的年份的情况作答。收录的是${reports}。`;
}

/** The same question about the years that other reports tell of. */
export function otherYears({ period, hits, query }: Finding): Choice[] {
  if (period?.said !== '') return [];
  const document = hits[0]?.entry.document;
  return period.reports
    .filter((report) => report.document !== document)
    .slice(0, MOST)
    .map(({ year }) => questionChoice(`${year}年${query.raw.trim()}`, `问${year}年的`));
}

function yearsOf({ years }: Period): string {
  const [first, last] = [years[0], years.at(-1)];
  return years.length > 2 ? `${first}年至${last}年` : years.map((year) => `${year}年`).join('、');
}
