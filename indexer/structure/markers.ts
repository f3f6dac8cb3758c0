import type { ProvisionType } from '../types.ts';
import { NUMERAL_CLASS, toNumber } from './numerals.ts';

/**
 * How a text is numbered: statutes 编章节条款项目; reports, notices and decisions 一、(一) 1.; plans and standards (outline)
 * 1, 1.1, 1.1.1, (1); plain texts not at all.
 */
export type Shape = 'statute' | 'report' | 'outline' | 'plain';

/** A marker found at the beginning of a line. `length` counts the characters up to the words it introduces. */
export interface Marker {
  readonly type: ProvisionType;
  readonly number: number;
  readonly suffix?: number;
  /** All numbers of a clause: 3, 2, 1 of 3.2.1. */
  readonly path?: readonly number[];
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
/** Reports number their upper levels in Chinese only: 1、 and (1) belong below. */
const CHINESE = '[〇零一二三四五六七八九十百]{1,5}';
const ARABIC = '[0-9\\uff10-\\uff19]{1,3}';
/** After a number in front: 1. 1、 1) but not 1.5. */
const AFTER_ARABIC = '(?:[.\\uff0e](?![0-9\\uff10-\\uff19])|、|[)\\uff09])';
const BLANK = '[\\s\\u3000]';
/** Markdown heading and emphasis marks and blanks before a marker. */
const LEAD = `^${BLANK}*(?:#{1,6}${BLANK}*)?(?:\\*\\*)?`;
const row = (shape: Shape, type: ProvisionType, body: string): Row => ({
  shape,
  type,
  pattern: new RegExp(`${LEAD}${body}(?:\\*\\*)?${BLANK}*`, 'u'),
});

const TITLE_END = `(?=${BLANK}|\\*\\*|$)`;
/** 第一章总则: without a blank it is a heading when the line ends soon and has no punctuation or word of a mention. */
const TITLE_GLUED =
  '(?=(?!规定|所|的|第|至|到|和|或|及|中|以)[^\\s，,。.；;：:、\\uff0c\\uff1a\\uff1b\\uff08(]{2,20}\\s*$)';
const TITLE = `(?:${TITLE_END}|${TITLE_GLUED})`;

/**
 * One row a numbering form, tried in order. To teach the parser a form, add a row and a fixture pair.
 * A chapter's or article's marker ends at a blank, at the line's end, or at words (see `isArticleStart`).
 */
export const MARKERS: readonly Row[] = [
  row('statute', 'part', `(第${BLANK}*(${N})${BLANK}*编)${TITLE}`),
  row('statute', 'chapter', `(第${BLANK}*(${N})${BLANK}*章)${TITLE}`),
  row('statute', 'section', `(第${BLANK}*(${N})${BLANK}*节)${TITLE}`),
  row('statute', 'article', `(第${BLANK}*(${N})${BLANK}*条(?:之(${N}))?)`),
  row('statute', 'item', `([(\uff08]${BLANK}*(${N})${BLANK}*[)\uff09])`),
  row('statute', 'item', '(([\u3220-\u3229]))'), // ㈠
  row('statute', 'subitem', `((${ARABIC})${AFTER_ARABIC})`),
  row('statute', 'subitem', '(([\u2460-\u2473\u2488-\u249b]))'), // ① ⒈
  row('report', 'division', `((${CHINESE})(?:、|[.\uff0e]))`),
  row('report', 'division', `(第(${CHINESE})部分)(?:[:\uff1a]|${TITLE})`),
  row('report', 'heading', `([(\uff08]${BLANK}*(${CHINESE})${BLANK}*[)\uff09])`),
  row('report', 'heading', '(([\u3220-\u3229]))'),
  row('report', 'point', `((${ARABIC})${AFTER_ARABIC})`),
  row('report', 'point', '(([\u2488-\u249b]))'),
  // Judicial interpretations head their articles with 一、…; only what is marked as a heading is one.
  {
    shape: 'statute',
    type: 'division',
    pattern: new RegExp(`^${BLANK}*#{1,6}${BLANK}*((${CHINESE})、)${BLANK}*`, 'u'),
  },
  row(
    'outline',
    'clause',
    `((\\d{1,2}(?:[.\uff0e]\\d{1,3}){0,5})(?:[.\uff0e、](?!\\d))?)(?![\\d.\uff0e万亿元%\u2030米级年月日时分个倍])`,
  ),
  row('outline', 'bracket', '([(\uff08](\\d{1,2})[)\uff09])'),
];

/** The marker that a line begins with, or undefined. Example: `第二十四条 矿山…` → article 24. */
export function markerOf(line: string, shape: Shape): Marker | undefined {
  // Markers are short: looking at the head alone keeps every pattern's work constant.
  const head = line.slice(0, 60);
  for (const { shape: s, type, pattern } of MARKERS) {
    if (s !== shape) continue;
    const m = pattern.exec(head);
    // ㈠ folds to (一) and ⒈ to 1.: the signs around the number are not part of it.
    const numeral = m?.[2]?.normalize('NFKC').replace(type === 'clause' ? /\s/g : /[().]/g, '') ?? '';
    const path = type === 'clause' ? numeral.split('.').map(Number) : undefined;
    const number = path ? path.at(-1) : toNumber(numeral);
    if (!m || number === undefined || path?.some((n) => n === 0)) continue;
    const arabicInBrackets = type === 'item' && /\d/.test(numeral);
    const suffix = m[3] === undefined ? undefined : toNumber(m[3]);
    return {
      type: arabicInBrackets ? 'subitem' : type,
      number,
      ...(suffix === undefined ? {} : { suffix }),
      ...(path ? { path } : {}),
      label: m[1] as string,
      length: m[0].length,
    };
  }
  return undefined;
}

/** Words that follow a mere mention of an article: 第三条规定的…, 第十条、第十一条; but 第三条中央…, 第三条所有… begin one. */
const MENTION =
  /^(?:规定|所(?!有|在)|的|第|款|项(?!目)|至|到|、|,|\uff0c|和|或|及|中(?![央小国华级等外型])|以[外上下内前后及]|之)/u;
/** How many articles a text without blanks may lose before the next is taken for a mention. */
const LARGEST_GAP = 3;

/**
 * Whether a line that begins with 第…条 starts that article rather than mentions it: a blank or the line's end follows,
 * or its number goes on from the previous and no word of a mention follows.
 */
export function isArticleStart(line: string, marker: Marker, previous: number): boolean {
  const rest = line.slice(marker.length);
  const blankBefore = /[\s\u3000*]$/u.test(line.slice(0, marker.length));
  if (rest === '') return true;
  if (blankBefore) return marker.number === previous + 1 || !/^第.{1,9}[款项]/u.test(rest);
  const goesOn = marker.number > previous && marker.number <= previous + LARGEST_GAP;
  return (goesOn || marker.suffix !== undefined) && !MENTION.test(rest);
}

/** Passages of a report that carry no number but have a name people use. The anchor is their URL form. */
export const NAMED = [
  { name: '标题', anchor: 'title' },
  { name: '引言', anchor: 'intro' },
  { name: '存在问题', anchor: 'problems' },
  { name: '正文', anchor: 'body' },
] as const;

/** An unnumbered paragraph after a report's points that owns up to shortcomings closes its division. */
export const SHORTCOMINGS = /(?:差距|不足|短板|薄弱环节|存在.{0,8}问题|有待.{0,8}(?:提升|加强|完善))/u;
