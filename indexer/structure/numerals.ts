/**
 * Chinese and Arabic numerals, 1 to 9999, as statutes number their provisions.
 * Source of the forms: GB/T 15835-2011, 出版物上数字用法.
 */

const DIGITS = '〇一二三四五六七八九';
const UNITS: readonly (readonly [string, number])[] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
];

/** Characters a numeral may be made of; for use inside a character class of a regular expression. */
export const NUMERAL_CLASS = '〇零一二三四五六七八九十廿卅卌百千两0-9\uff10-\uff19';

/** Writes 1–9999 as statutes print it: 10 → 十, 12 → 十二, 105 → 一百零五, 110 → 一百一十. Throws RangeError outside. */
export function toChinese(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) throw new RangeError(`numeral out of range: ${n}`);
  let rest = n;
  let out = '';
  let gap = false;
  for (const [unit, size] of UNITS) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit === 0) {
      gap ||= out !== '' && rest > 0;
      continue;
    }
    if (gap) out += '零';
    gap = false;
    out += (size === 10 && digit === 1 && out === '' ? '' : DIGITS[digit]) + unit;
  }
  if (rest > 0) out += (gap ? '零' : '') + DIGITS[rest];
  return out;
}

/** Digits and units as amounts are written out, for use inside a character class; elsewhere many of them are common words. */
export const FORMAL_DIGITS = '壹贰叁肆伍陆柒捌玖';
export const FORMAL_UNITS = '拾佰仟';

/** Other ways to write a digit or a ten: 卅二 is 三十二, 伍拾肆 is 五十四. */
const VARIANTS: Readonly<Record<string, string>> = {
  零: '〇',
  两: '二',
  廿: '二十',
  卅: '三十',
  卌: '四十',
  拾: '十',
  佰: '百',
  仟: '千',
  ...Object.fromEntries([...FORMAL_DIGITS].map((digit, i) => [digit, DIGITS[i + 1]!])),
};

const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'gu');

/** Reads a numeral in Chinese (一百零五, 一〇五, 两百, 廿二, 伍拾), Arabic (105, full width too) or both (5十1); undefined when it is none or not in 1–9999. */
export function toNumber(text: string): number | undefined {
  const s = text
    .trim()
    .normalize('NFKC')
    .replace(VARIANT, (c) => VARIANTS[c]!);
  if (s === '' || s.length > 9) return undefined;
  const n = /^\d+$/.test(s)
    ? Number(s)
    : /^[〇一二三四五六七八九]+$/.test(s)
      ? positional(s)
      : withUnits(s.replace(/\d/g, (d) => DIGITS[Number(d)]!));
  return n !== undefined && n >= 1 && n <= 9999 ? n : undefined;
}

/** 一〇五 → 105: digits by place, as years are written. A lone digit is itself. */
function positional(s: string): number {
  return Number([...s].map((c) => DIGITS.indexOf(c)).join(''));
}

function withUnits(s: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  let smallest = 10000;
  for (const c of s) {
    const unit = UNITS.find(([name]) => name === c)?.[1];
    if (unit !== undefined) {
      if (unit >= smallest || (digit === undefined && unit !== 10)) return undefined;
      total += (digit ?? 1) * unit;
      smallest = unit;
      digit = undefined;
    } else {
      const d = DIGITS.indexOf(c);
      if (d < 0 || digit !== undefined) return undefined;
      digit = d === 0 ? undefined : d;
    }
  }
  // 一百五 is colloquial for 150, but in a locator it is more often a slip: not read.
  if (digit !== undefined && smallest >= 100 && !s.includes('〇')) return undefined;
  return total + (digit ?? 0);
}
