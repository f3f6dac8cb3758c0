const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SCALES: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** A numeral in Chinese or Arabic digits, as part of a regular expression: 二十、100万、3.5 */
export const NUMERAL =
  '(?:\\d[\\d,]*(?:\\.\\d+)?[十百千]?[万亿]?|[零〇一二两三四五六七八九十百千]+[万亿]?[零〇一二两三四五六七八九十百千]*)';

function underTenThousand(chars: string): number {
  let total = 0;
  let digit = 0;
  for (const c of chars) {
    const scale = SCALES[c];
    if (scale === undefined) digit = DIGITS[c] ?? 0;
    else {
      total += (digit || 1) * scale;
      digit = 0;
    }
  }
  return total + digit;
}

/** The value of a numeral as NUMERAL finds it: 二十万 → 200000, 3.5万 → 35000. */
export function numeralValue(raw: string): number {
  const arabic = /^([\d,]+(?:\.\d+)?)([十百千]?)([万亿]?)$/.exec(raw);
  if (arabic) {
    const [, digits = '', small = '', large = ''] = arabic;
    return (
      Math.round(Number(digits.replaceAll(',', '')) * (SCALES[small] ?? 1) * (SCALES[large] ?? 1) * 1e6) / 1e6
    );
  }
  const split = /^(.*?)([万亿])(.*)$/.exec(raw);
  if (!split) return underTenThousand(raw);
  return underTenThousand(split[1] ?? '') * (SCALES[split[2] ?? ''] ?? 1) + underTenThousand(split[3] ?? '');
}
