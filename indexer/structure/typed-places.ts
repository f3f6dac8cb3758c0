import type { LocatorStep } from '../types.ts';
import { NUMERAL_CLASS, toNumber } from './numerals.ts';
import type { Manner } from './place-manner.ts';
import { COUNTED, type Element, execAt, GAP, NUMBER, readNumber, UNIT } from './place-spelling.ts';
import { typeNamed } from './place-units.ts';

/** What may follow a number that stands for an article without saying so. */
const OPEN_END = `(?=$|[,.?!;:、()]|\\s(?!\\s?[${NUMERAL_CLASS}编章节条款项])|[的是说讲写规怎内呢吧呀])`;

/** …and for several articles: 94跟95啥区别. */
const COMPARED = '(?=\\s?(?:都|各|分别|有?(?:啥|什么|何|哪)|差|区别|不一样|不同|一样|打架|冲突|矛盾|对比))';
/** Between articles that are named by their numbers alone. */
const AND = '、|/|和|与|跟|及|以及';
/** Numbers in Chinese that are more than one thing of something: 十, 二十, 一百一十四. */
const TENS = '十|[〇零一二三四五六七八九十廿卅卌百两]{2,9}';

interface Row {
  readonly pattern: RegExp;
  /** What the row is read for: nothing named yet, or below what was named. */
  readonly for: (manner: Manner, above: LocatorStep | undefined) => boolean;
  readonly read: (m: RegExpExecArray, manner: Manner) => Omit<Element, 'end'> | undefined;
}

const row = (body: string, where: Row['for'], read: Row['read']): Row => ({
  pattern: new RegExp(body, 'iuy'),
  for: where,
  read,
});
const one = (step: LocatorStep | undefined): Omit<Element, 'end'> | undefined =>
  step && { steps: [{ step, ranged: false }] };
const article = (number: number | undefined, suffix?: number): LocatorStep | undefined =>
  number === undefined ? undefined : { type: 'article', number, ...(suffix === undefined ? {} : { suffix }) };
const typedFirst: Row['for'] = ({ typed }, above) => typed && above === undefined;
const open: Row['for'] = ({ open: allowed }, above) => allowed && above === undefined;

/** Forms that people type and no text of law has, tried in order before the common one. Groups: numbers. */
const ROWS: readonly Row[] = [
  // 最后一条, 末条, 倒数第二条, 最后一款: counted from the end, −1 is the last.
  row(
    `${GAP}(?:(?:最后|最末|末尾|末)(?:[的那]一?)?一?|倒数\\s?第?\\s?(${NUMBER}))\\s?(${UNIT})${COUNTED}(?!次|回|个)`,
    ({ typed }) => typed,
    ([, back, unit]) => {
      const number = back === undefined ? 1 : toNumber(back);
      return one(number === undefined ? undefined : { type: typeNamed(unit!), number: -number });
    },
  ),
  // 倒数第二
  row(`\\s{0,2}倒数\\s?第\\s?(${NUMBER})${OPEN_END}`, open, ([, n]) => {
    const number = toNumber(n!);
    return one(number === undefined ? undefined : article(-number));
  }),
  // 首条, 头一条
  row(`${GAP}(?:首|头一)条${COUNTED}`, typedFirst, () => one(article(1))),
  // §114, Article 38, Art. 38, 第§38条
  row(`\\s{0,2}(?:§{1,2}|(?<![a-z])art(?:icle|\\.)?)\\s{0,2}(\\d{1,4})(?!\\d)\\s?条?`, typedFirst, ([, n]) =>
    one(article(toNumber(n!))),
  ),
  // No.40, no 40, 40号
  row(`\\s{0,2}(?<![a-z])no[.:]?\\s{0,2}(\\d{1,4})(?!\\d)\\s?条?`, open, ([, n]) =>
    one(article(toNumber(n!))),
  ),
  // 六十三之一, 第133条之1, 一百三十三之一条: an article put in between; what 条 comes first is read below.
  row(`\\s{0,2}[第弟]?\\s{0,2}(${NUMBER})之(${NUMBER})(?:条${COUNTED}|${OPEN_END})`, open, ([, n, s]) =>
    one(article(toNumber(n!), toNumber(s!))),
  ),
  row(`\\s{0,2}[第弟]\\s{0,2}(${NUMBER})之(${NUMBER})条`, typedFirst, ([, n, s]) =>
    one(article(toNumber(n!), toNumber(s!))),
  ),
  // 63(1)(4): article, 款, 项; 63(1), 9-5: article and what may be either; 35(五): as items are printed.
  row(`\\s{0,2}[第弟]?\\s{0,2}(\\d{1,4})\\s?\\((\\d{1,2})\\)(?:\\s?\\((\\d{1,2})\\))?`, open, ([, n, p, i]) =>
    inBrackets([n, p, i].map((s) => (s === undefined ? undefined : toNumber(s)))),
  ),
  // 三十八到四十, 63-65: the articles from one to another.
  row(
    `\\s{0,2}[第弟]?\\s{0,2}(${NUMBER})\\s?(?:到|至|[-~\\uff5e\\u2013\\u2014])\\s?[第弟]?(${NUMBER})条?${OPEN_END}`,
    open,
    ([, a, b]) => {
      const [from, to] = [toNumber(a!), toNumber(b!)];
      return from !== undefined && to !== undefined && to > from && to - from <= LONGEST_RANGE
        ? {
            steps: [
              { step: article(from)!, ranged: false },
              { step: article(to)!, ranged: true },
            ],
          }
        : undefined;
    },
  ),
  // 四十五六七条
  row(
    `\\s{0,2}[第弟]?\\s{0,2}((?:[一二三四五六七八九]百零?)?[二三四五六七八九]?十)([一二三四五六七八九]{2,4})条`,
    typedFirst,
    ([, tens, units]) => {
      const numbers = [...units!].map((unit) => toNumber(tens! + unit)!);
      return numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1)
        ? { steps: numbers.map((n) => ({ step: article(n)!, ranged: false })) }
        : undefined;
    },
  ),
  row(`\\s{0,2}[第弟]?\\s{0,2}(\\d{1,4})[-\\u2013\\u2014](\\d{1,2})${OPEN_END}`, open, ([, n, p]) => {
    const [number, part] = [toNumber(n!), toNumber(p!)];
    return number !== undefined && part !== undefined && part <= number
      ? inBrackets([number, part])
      : undefined;
  }),
  row(
    `\\s{0,2}[第弟]?\\s{0,2}(${NUMBER})\\s?/?\\s?\\(([一二三四五六七八九十]{1,3})\\)(?![项目])`,
    open,
    ([, n, i]) => {
      const [number, item] = [toNumber(n!), toNumber(i!)];
      return number === undefined || item === undefined
        ? undefined
        : {
            above: [{ type: 'article', number }],
            steps: [{ step: { type: 'item', number: item }, ranged: false }],
          };
    },
  ),
  // 36第一款, 一百一十四第二款
  row(
    `\\s{0,2}(${NUMBER})(?=\\s{0,2}的?\\s{0,2}第\\s{0,2}\\(?${NUMBER}\\)?\\s?[款项])`,
    open,
    ([, n], manner) => one(article(readNumber(n!, manner))),
  ),
  // 43跟44, 43、44和47: several articles without 条
  row(
    `\\s{0,2}[第弟]?\\s{0,2}(${NUMBER}(?:\\s?(?:${AND})\\s?[第弟]?${NUMBER}){1,9})(?:${OPEN_END}|${COMPARED})`,
    open,
    ([, list]) => {
      const numbers = list!.split(new RegExp(`\\s?(?:${AND})\\s?[第弟]?`, 'u')).map(toNumber);
      const steps = numbers.map(
        (number) => number !== undefined && { step: article(number)!, ranged: false },
      );
      return steps.every((step) => step !== false) ? { steps } : undefined;
    },
  ),
  // 第三条(三), 第一款(二): an item needs no 项 in brackets; a year in brackets is none.
  row(
    `${GAP}第?\\s{0,2}[(\\uff08](${NUMBER.replace('{1,9}', '{1,3}')})[)\\uff09](?![项目])`,
    ({ typed }, above) => typed && (above?.type === 'article' || above?.type === 'paragraph'),
    ([, n]) => {
      const number = toNumber(n!);
      return one(number === undefined ? undefined : { type: 'item', number });
    },
  ),
  // 第114, 第一百一十四: 条 left out
  row(`\\s{0,2}[第弟]\\s{0,2}(${NUMBER})${OPEN_END}`, open, ([, n], manner) =>
    one(article(readNumber(n!, manner))),
  ),
  // 38, 一百一十四; a year in four digits is none
  row(`\\s{0,2}(\\d{1,3})(?=$|\\s|[?])`, open, ([, n], manner) => one(article(readNumber(n!, manner)))),
  row(`(?![一二][〇零九八][〇零一二三四五六七八九]{2})(${TENS})(?=$|[\\s?,.!;。])`, open, ([, n], manner) =>
    one(article(readNumber(n!, manner))),
  ),
];

/** An article and one or two numbers below it; of a single one nobody can tell whether it counts 款 or 项. */
function inBrackets([number, paragraph, item]: readonly (number | undefined)[]):
  | Omit<Element, 'end'>
  | undefined {
  if (number === undefined || paragraph === undefined) return undefined;
  const above: LocatorStep[] = [{ type: 'article', number }];
  if (item === undefined)
    return { above, steps: [{ step: { type: 'paragraph', number: paragraph, loose: true }, ranged: false }] };
  const upper: LocatorStep = { type: 'paragraph', number: paragraph };
  return { above: [...above, upper], steps: [{ step: { type: 'item', number: item }, ranged: false }] };
}

/** More articles than people ask for by the first and the last of them: 3-5 may be 款 of an article as well. */
const LONGEST_RANGE = 20;

/** What such a form that stands at an offset names; undefined where none does. @param above the step named right before */
export function typedElement(
  text: string,
  at: number,
  manner: Manner,
  above: LocatorStep | undefined,
): Element | undefined {
  for (const { pattern, for: meant, read: steps } of ROWS) {
    const m = meant(manner, above) ? execAt(pattern, text, at) : undefined;
    const found = m && steps(m, manner);
    if (m && found) return { ...found, end: at + m[0].length };
  }
  return undefined;
}
