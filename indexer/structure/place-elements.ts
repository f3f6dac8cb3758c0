import type { LocatorStep } from '../types.ts';
import { FORMAL_DIGITS, FORMAL_UNITS, NUMERAL_CLASS, toNumber } from './numerals.ts';
import type { Manner } from './place-manner.ts';
import { COUNTED, type Element, execAt, GAP, NUMBER, readNumber, SLIP, UNIT } from './place-spelling.ts';
import { typeNamed } from './place-units.ts';
import { typedElement } from './typed-places.ts';

/** More numbers before one 条 or 款 than any statute lists: keeps the work at each 第 bounded. */
const MOST_NUMBERS = 20;

interface Forms {
  readonly number: RegExp;
  readonly unit: RegExp;
  readonly between: RegExp;
  readonly blank: RegExp;
}

const STRICT: Forms = {
  number: new RegExp(`[(\\uff08]?(${NUMBER})[)\\uff09]?`, 'uy'),
  unit: new RegExp(`(${UNIT})(?:之([${NUMERAL_CLASS}]{1,4}))?`, 'uy'),
  between: /(?:、|和|与|或者|或|以及|及|(至|到|[-~\uff5e\u2013\u2014]{1,2}))第?/uy,
  blank: /[ \u3000]?/uy,
};
/** 伍拾肆, 一百壹拾贰, and any of such characters behind 第; without it 收拾一条 has none. */
const ANY = NUMERAL_CLASS + FORMAL_DIGITS + FORMAL_UNITS;
const FORMAL = `[${NUMERAL_CLASS}]{0,4}[${FORMAL_DIGITS}][${FORMAL_UNITS}][${ANY}]{0,7}|拾[${FORMAL_DIGITS}]?(?=\\s?条)|(?<=[第弟]\\s{0,2})[${ANY}](?:\\s?[${ANY}]){0,8}`;
const TYPED: Forms = {
  number: new RegExp(
    `[(\\uff08]?(${FORMAL}|[${NUMERAL_CLASS}](?:\\s?[${NUMERAL_CLASS}]){0,8})[)\\uff09]?`,
    'uy',
  ),
  unit: new RegExp(`(${UNIT}|${SLIP})(?:之([${NUMERAL_CLASS}]{1,9}))?`, 'uy'),
  between:
    /\s{0,2}(?:、|,|\/|\uff0c|和|与|或者|或|以及|及|跟|(至|到|[-~\uff5e\u2013\u2014]{1,2}))\s{0,2}[第弟]?/uy,
  blank: /\s{0,2}/uy,
};
const MARK = new RegExp(`${GAP}([第弟]?)`, 'uy');
const NOT_COUNTED = new RegExp(COUNTED, 'uy');

/**
 * Reads one element of a place at an offset: numbers and their unit. Undefined when none stands there.
 * @param above the step named right before, when the element is to go on from it
 */
export function readElement(
  text: string,
  at: number,
  manner: Manner,
  above: LocatorStep | undefined,
): Element | undefined {
  const typed = manner.typed ? typedElement(text, at, manner, above) : undefined;
  return typed ?? common(text, at, manner, above);
}

/** 第六十三条, 第三、四款, 第十条之一; typed also 63条 where that is allowed. */
function common(
  text: string,
  at: number,
  manner: Manner,
  above: LocatorStep | undefined,
): Element | undefined {
  const forms = manner.typed ? TYPED : STRICT;
  const mark = manner.typed ? execAt(MARK, text, at) : text[at] === '第' ? ['第', '第'] : undefined;
  const marked = mark?.[1] !== '';
  if (!mark || !(marked || manner.bare || above)) return undefined;
  const numbers: { number: number; ranged: boolean }[] = [];
  let end = at + mark[0]!.length;
  let ranged = false;
  while (numbers.length < MOST_NUMBERS) {
    end += execAt(forms.blank, text, end)?.[0].length ?? 0;
    const m = execAt(forms.number, text, end);
    const number = m?.[1] === undefined ? undefined : readNumber(m[1], manner);
    if (!m || number === undefined) return undefined;
    numbers.push({ number, ranged });
    end += m[0].length;
    const blank = execAt(forms.blank, text, end)?.[0].length ?? 0;
    const unit = execAt(forms.unit, text, end + blank);
    if (unit) {
      const found = element(numbers, unit, end + blank);
      const sure = above !== undefined || (marked && (manner.bare || !manner.typed));
      return sure || execAt(NOT_COUNTED, text, found.end) ? found : undefined;
    }
    const separator = execAt(forms.between, text, manner.typed ? end : end + blank);
    if (!separator) return undefined;
    ranged = separator[1] !== undefined;
    end += (manner.typed ? 0 : blank) + separator[0].length;
  }
  return undefined;
}

function element(
  numbers: readonly { number: number; ranged: boolean }[],
  unit: RegExpExecArray,
  at: number,
): Element {
  const type = typeNamed(unit[1]!);
  const suffix = type === 'article' && unit[2] !== undefined ? toNumber(unit[2]) : undefined;
  const steps = numbers.map(({ number, ranged }, i) => {
    const own = i === numbers.length - 1 && suffix !== undefined ? { suffix } : {};
    return { step: { type, number, ...own }, ranged };
  });
  return { steps, end: at + (suffix === undefined ? 1 : unit[0].length) };
}
