import type { LocatorStep } from '../types.ts';
import { toNumber } from './numerals.ts';
import type { PlaceSpan } from './place-grammar.ts';

/** 附件2, 附表, before a place in it or alone. */
const ATTACHMENT = /(?:附件|附表|附录|附图)([一二三四五六七八九十\d]{0,3})[·\s]{0,2}/uy;
/** 3.2.1, not the beginning of a date, an amount or a version: 3.5万, 2021.6.1. */
const CLAUSE =
  /第?\s{0,2}(\d{1,2}(?:\.\d{1,3}){1,5})(?![\d.]*[\d万亿元%\u2030米级年月日])\s{0,2}[条款节项]?/uy;
const ITEM = /第?[(\uff08](\d{1,2})[)\uff09]项?/uy;

/**
 * Reads a place of a plan or a standard that begins at an offset: 3.2.1, 3.2.1(2), 附件1, 附件1·3.2. A single number
 * is none: 3 may count anything.
 */
export function readOutlinePlace(text: string, at: number): PlaceSpan | undefined {
  const steps: LocatorStep[] = [];
  let end = at;
  const attachment = exec(ATTACHMENT, text, end);
  if (attachment) {
    steps.push({ type: 'attachment', number: toNumber(attachment[1]!) ?? 1 });
    end += attachment[0].length;
  }
  const clause = exec(CLAUSE, text, end);
  if (clause) {
    steps.push(...clause[1]!.split('.').map((n) => ({ type: 'clause', number: Number(n) }) as const));
    end += clause[0].length;
    const item = exec(ITEM, text, end);
    if (item) {
      steps.push({ type: 'bracket', number: Number(item[1]) });
      end += item[0].length;
    }
  }
  return steps.length === 0 ? undefined : { start: at, end, locator: steps };
}

function exec(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}
