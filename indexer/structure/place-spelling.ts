import type { LocatorStep } from '../types.ts';
import { NUMERAL_CLASS, toNumber } from './numerals.ts';
import type { Manner } from './place-manner.ts';

/** 第三、四条: one unit, several numbers; `ranged` where 至 stands before the number. */
export interface Element {
  readonly steps: readonly { readonly step: LocatorStep; readonly ranged: boolean }[];
  /** Steps above, where one form names two levels: 63(1)(4). */
  readonly above?: readonly LocatorStep[];
  readonly end: number;
}

/** The number of places that no text has: 第0条, 第99999条, the article before the first. */
export const BEYOND_ALL = 9999;

/** A number of a place. */
export const NUMBER = `[${NUMERAL_CLASS}]{1,9}`;
/** 项目, 目标, 条例 are words of their own. */
export const UNIT = '编|章|节(?!课|目|日)|条(?!例(?!外))|款(?!项)|项(?!目)|目(?![标的前录])';
/** Slips of 条, by sound or shape; read only between a number and what cannot go on from them. */
export const SLIP = '[調调跳](?![查研整度动解控用节配剂味头])';
/** What people count by 条 or 项 without meaning a place: 63条建议. */
export const COUNTED =
  '(?![的]?(?:建议|意见|隐患|措施|举措|问题|线索|信息|消息|短信|记录|数据|新闻|理由|经验|做法|红线|底线|主线|战线|路线|以上|以下|以内|左右|之多|人命|生命|命|鱼|路|河|街|线|船|隧|生产线))';
/** Between the elements of a typed place: 63条的第二款, 第 63 条 第 2 款. */
export const GAP = '\\s{0,2}(?:的|里面?的?|中的?)?\\s{0,2}';

/** 1 0 → 10; of a number that no text has `BEYOND_ALL`, where it is read at all. */
export function readNumber(numeral: string, { typed, beyond }: Manner): number | undefined {
  const s = typed ? numeral.replace(/\s/gu, '') : numeral;
  const number = toNumber(s);
  if (number !== undefined || !beyond) return number;
  return /^(?:[0零〇]+|\d{5,})$/u.test(s.normalize('NFKC')) ? BEYOND_ALL : undefined;
}

/** What an expression that is sticky finds at an offset. */
export function execAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}
