import type { ProvisionType } from '../types.ts';
import { NUMERAL_CLASS, toNumber } from './numerals.ts';

/** How a text is numbered: statutes 编章节条款项目, reports 一、(一) 1. */
export type Shape = 'statute' | 'report';

/** A marker found at the beginning of a line. `length` counts the characters up to the words it introduces. */
export interface Marker {
  readonly type: ProvisionType;
  readonly number: number;
  readonly suffix?: number;
  readonly label: string;
  readonly length: number;
}

interface Row {
  readonly shape: Shape;
  readonly type: ProvisionType;
  /** Groups: 1 the label, 2 the number, 3 the 之-number where the form has one. */
  readonly pattern: RegExp;
}

const N = `[${NUMERAL_CLASS}]{1,9}`;
const BLANK = '[\\s\\u3000]';
/** Markdown heading and emphasis marks and blanks before a marker. */
const LEAD = `^${BLANK}*(?:#{1,6}${BLANK}*)?(?:\\*\\*)?`;
const row = (shape: Shape, type: ProvisionType, body: string): Row => ({
  shape,
  type,
  pattern: new RegExp(`${LEAD}${body}(?:\\*\\*)?${BLANK}*`, 'u'),
});

/**
 * One row a numbering form, tried in order. To teach the parser a form, add a row and a fixture pair.
 * A chapter's or article's marker ends at a blank, at the line's end, or at words (see `isArticleStart`).
 */
export const MARKERS: readonly Row[] = [
  row('statute', 'part', `((?:第${BLANK}*(${N})${BLANK}*编))(?=${BLANK}|\\*\\*|$)`),
  row('statute', 'chapter', `((?:第${BLANK}*(${N})${BLANK}*章))(?=${BLANK}|\\*\\*|$)`),
  row('statute', 'section', `((?:第${BLANK}*(${N})${BLANK}*节))(?=${BLANK}|\\*\\*|$)`),
  row('statute', 'article', `(第${BLANK}*(${N})${BLANK}*条(?:之(${N}))?)`),
  row('statute', 'item', `([(\uff08](${N})[)\uff09])`),
  row('statute', 'subitem', '((\\d{1,3})(?:[.\uff0e](?!\\d)|、))'),
  row('report', 'division', `((${N})、)`),
  row('report', 'heading', `([(\uff08](${N})[)\uff09])`),
  row('report', 'point', '((\\d{1,3})(?:[.\uff0e](?!\\d)|、))'),
];

/** The marker that a line begins with, or undefined. Example: `第二十四条 矿山…` → article 24. */
export function markerOf(line: string, shape: Shape): Marker | undefined {
  // Markers are short: looking at the head alone keeps every pattern's work constant.
  const head = line.slice(0, 60);
  for (const { shape: s, type, pattern } of MARKERS) {
    if (s !== shape) continue;
    const m = pattern.exec(head);
    const number = m?.[2] === undefined ? undefined : toNumber(m[2]);
    if (!m || number === undefined) continue;
    const arabicInBrackets = type === 'item' && /\d/.test((m[2] as string).normalize('NFKC'));
    const suffix = m[3] === undefined ? undefined : toNumber(m[3]);
    return {
      type: arabicInBrackets ? 'subitem' : type,
      number,
      ...(suffix === undefined ? {} : { suffix }),
      label: m[1] as string,
      length: m[0].length,
    };
  }
  return undefined;
}

/** Words that follow a mere mention of an article: 第三条规定的…, 第十条、第十一条. */
const MENTION = /^(?:规定|所|的|第|款|项|至|到|、|,|\uff0c|和|或|及|中|以|之)/u;

/**
 * Whether a line that begins with 第…条 starts that article rather than mentions it: a blank or the line's end follows,
 * or it is the next number and no word of a mention follows.
 */
export function isArticleStart(line: string, marker: Marker, previous: number): boolean {
  const rest = line.slice(marker.length);
  const blankBefore = /[\s\u3000*]$/u.test(line.slice(0, marker.length));
  if (rest === '' || blankBefore) return true;
  return (marker.number === previous + 1 || marker.suffix !== undefined) && !MENTION.test(rest);
}

/** Passages of a report that carry no number but have a name people use. The anchor is their URL form. */
export const NAMED = [
  { name: '标题', anchor: 'title' },
  { name: '引言', anchor: 'intro' },
  { name: '存在问题', anchor: 'problems' },
] as const;

/** An unnumbered paragraph after a report's points that owns up to shortcomings closes its division. */
export const SHORTCOMINGS = /(?:差距|不足|短板|薄弱环节|存在.{0,8}问题|有待.{0,8}(?:提升|加强|完善))/u;
