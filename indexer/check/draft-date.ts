import type { IsoDate } from '../types.ts';

const DIGITS = '〇一二三四五六七八九';
const YEAR = '(\\d{4}|[一二][〇零一二三四五六七八九]{3})';
const NUMBER = '(\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])';
const DATE = `${YEAR}[年./-]${NUMBER}[月./-]${NUMBER}日?`;
/** A line that is a date and nothing else, or the place and the date: the date of signing. */
const SIGNED = new RegExp(`(?:^|\\n)[^\\n]{0,30}?${DATE}(?:印发|发)?\\n?$`, 'u');
const ALONE = new RegExp(`^(?:[\\u4e00-\\u9fff()]{0,20})?${DATE}(?:印发)?$`, 'u');
const PUBLISHED = new RegExp(`(?:发布日期|发文日期|成文日期|印发日期|签发日期|日期|时间)[::]?${DATE}`, 'u');

/**
 * The day of a draft: that of its signature near its end, or 发布日期 near its beginning. Undefined when it tells none.
 * Example: 示例省应急管理厅\n二〇二二年三月一日 → 2022-03-01.
 * @param text a draft's folded text
 */
export function draftDate(text: string): IsoDate | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  for (const line of lines.slice(-8).reverse()) {
    const m = ALONE.exec(line);
    if (m) return isoOf(m);
  }
  const head = PUBLISHED.exec(lines.slice(0, 12).join('\n')) ?? PUBLISHED.exec(lines.slice(-4).join('\n'));
  if (head) return isoOf(head);
  const tail = SIGNED.exec(lines.slice(-1).join('\n'));
  return tail && lines.length > 1 && lines.at(-1)!.length < 40 ? isoOf(tail) : undefined;
}

function isoOf([, year = '', month = '', day = '']: RegExpExecArray): IsoDate | undefined {
  const y = /^\d/u.test(year) ? year : [...year.replace(/零/gu, '〇')].map((c) => DIGITS.indexOf(c)).join('');
  const [m, d] = [numberOf(month), numberOf(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function numberOf(s: string): number {
  if (/^\d/u.test(s)) return Number(s);
  const [tens, ones] = s.includes('十') ? s.split('十') : ['', s];
  const ten = s.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens!)) : 0;
  return ten * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones!));
}
