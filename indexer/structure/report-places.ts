import type { LocatorStep } from '../types.ts';
import { toNumber } from './numerals.ts';
import type { PlaceSpan } from './place-grammar.ts';

const CHINESE = '[〇零一二三四五六七八九十廿卅百千]{1,9}';
const NUMBER = '[〇零一二三四五六七八九十廿卅百千\\d\\uff10-\\uff19]{1,9}';
const BLANK = '\\s{0,2}';
const BETWEEN = `${BLANK}[、,/.·的]?${BLANK}`;
const BRACKETED = `第?${BLANK}[(\\uff08]${BLANK}(NUMBER)${BLANK}[)\\uff09]`;

interface Row {
  readonly type: LocatorStep['type'];
  readonly pattern: RegExp;
}

const row = (type: LocatorStep['type'], body: string): Row => ({
  type,
  pattern: new RegExp(body.replaceAll('NUMBER', NUMBER), 'uy'),
});

/** How the levels of a report are named, outermost first; of each level the first row that matches counts. */
const ROWS: readonly Row[] = [
  // 第一部分, 第一大部分, 第一块
  row('division', `第${BLANK}(NUMBER)${BLANK}(?:大?部分|块)`),
  // 一、 一( 一 alone: in Chinese only, 2020 is no division
  row('division', `第?(${CHINESE})(?:部分)?(?=${BLANK}[、/·(\\uff08]|[,.]${BLANK}[(\\uff08]|\\s|$)`),
  // (三), 第(三)块
  row('heading', `${BETWEEN}${BRACKETED}${BLANK}(?:块|小节|节|方面|部分)?`),
  // 第三块, 第三节
  row('heading', `${BETWEEN}第${BLANK}(NUMBER)${BLANK}(?:块|小节|节|方面)`),
  // 第1点, 第1条, 1
  row('point', `${BETWEEN}第${BLANK}(NUMBER)${BLANK}(?:小点|点|条|项|(?=$|[\\s是说讲写?,。]))`),
  row('point', `${BETWEEN}(NUMBER)(?:${BLANK}(?:小点|点|条|项)|[、.]?(?=$|[\\s是说讲写?,。的]))`),
];
const ORDER: readonly LocatorStep['type'][] = ['division', 'heading', 'point'];

/** Reads a place of a report that begins at an offset: 一(三)1, 第一部分第(三)块第2点, 一/(三)/1. */
export function readReportPlace(text: string, at: number): PlaceSpan | undefined {
  const steps: LocatorStep[] = [];
  let end = at;
  for (const type of ORDER) {
    if (type !== 'division' && steps.length === 0) break;
    const found = first(type, text, end);
    if (!found) continue;
    steps.push({ type, number: found.number });
    end = found.end;
  }
  if (steps.length === 0) return undefined;
  // 一、 names the division with its mark.
  const mark = steps.length === 1 ? /[、,/.·]$/y : undefined;
  if (mark) {
    mark.lastIndex = end;
    end += mark.exec(text)?.[0].length ?? 0;
  }
  return { start: at, end, locator: steps };
}

function first(
  type: LocatorStep['type'],
  text: string,
  at: number,
): { number: number; end: number } | undefined {
  for (const { type: own, pattern } of ROWS) {
    if (own !== type) continue;
    pattern.lastIndex = at;
    const m = pattern.exec(text);
    const number = m?.[1] === undefined ? undefined : toNumber(m[1]);
    if (m && number !== undefined) return { number, end: at + m[0].length };
  }
  return undefined;
}
