/**
 * Amounts with their units, compared as values and not as characters: 3.08亿元 is 30800万元, 两万块 is 20000元, and twelve
 * people lie within 十人以上三十人以下. Source of the forms: GB/T 15835-2011; 以上、以下 include the number itself, 不满、超过 do not
 * (中华人民共和国民法典 on the reckoning of periods); a limb 十人以上三十人以下 stops before the next one begins.
 */

/** A stretch of values of one unit; a bare amount has `low` equal to `high`. */
export interface Quantity {
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Offset in the text, and where it ends. */
  readonly start: number;
  readonly end: number;
}

/** Ways of saying a unit, by the name it is compared by. The first spelling that fits is taken. */
const UNITS: readonly (readonly [name: string, spellings: readonly string[], factor?: number])[] = [
  ['元', ['元', '块钱', '块', '圆']],
  ['岁', ['周岁', '岁']],
  ['小时', ['个小时', '小时', '个钟头', '钟头']],
  ['分钟', ['分钟']],
  ['日', ['个工作日', '工作日', '日', '天']],
  ['月', ['个月', '月']],
  ['年', ['年']],
  ['人', ['人次', '个人', '号人', '口人', '人', '名', '位']],
  ['次', ['次', '回', '趟']],
  ['户', ['户', '家', '个企业', '个单位']],
  ['起', ['起', '件', '宗']],
  ['倍', ['倍']],
  ['%', ['%', '个百分点']],
  ['级', ['级']],
  ['毫米', ['毫米', 'mm']],
  ['米', ['公里', '千米'], 1000],
  ['米', ['米']],
  ['平方米', ['平方公里'], 1_000_000],
  ['平方米', ['平方米', '平米']],
  ['吨', ['吨']],
  ['立方米', ['立方米', '方']],
  ['项', ['项', '条']],
];

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

const NUMERAL =
  '(?:\\d[\\d,]*(?:\\.\\d+)?|[〇零一二两三四五六七八九十百千半]|点(?=[〇零一二三四五六七八九]))';
const SPELLINGS = UNITS.flatMap(([, spellings]) => spellings)
  .sort((a, b) => b.length - a.length)
  .map((s) => s.replace('%', '%'))
  .join('|');
const AMOUNT = new RegExp(
  `(?<before>不满|未满|不足|低于|少于|超过|大于|高于|满|至少|最多|百分之)?(?<number>${NUMERAL}{1,12}(?:[万亿千百]{0,3}))(?:余|多|来|几)?(?<scale>[万亿千百]{0,3})(?:余|多)?(?<unit>${SPELLINGS})?(?<after>以上|及以上|以下|及以下|以内|之内|内)?`,
  'gu',
);

/** Reads a numeral: 3.08亿, 12,000, 一百二十, 两万, 半. Undefined when it is none. */
export function numeralValue(text: string): number | undefined {
  const plain = text
    .replaceAll(',', '')
    .replace(
      /点([〇零一二三四五六七八九]+)/u,
      (_, places: string) => `点${[...places].map((c) => DIGITS[c]).join('')}`,
    );
  const [whole, places] = plain.split('点');
  if (places !== undefined) {
    const scale = places.replace(/^\d+/u, '');
    const value =
      (numeralValue(whole!) ?? Number.NaN) + Number(`0.${places.slice(0, places.length - scale.length)}`);
    return Number.isFinite(value)
      ? value * (scale === '' ? 1 : (numeralValue(`1${scale}`) ?? Number.NaN))
      : undefined;
  }
  let [total, section, digit] = [0, 0, Number.NaN];
  for (const token of plain.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    if (/^\d/.test(token)) {
      if (!Number.isNaN(digit)) return undefined;
      digit = Number(token);
    } else if (token === '半') {
      if (!Number.isNaN(digit)) return undefined;
      digit = 0.5;
    } else if (token in DIGITS) {
      // 二〇二〇: digits by place.
      digit = Number.isNaN(digit) || digit === 0 ? DIGITS[token]! : digit * 10 + DIGITS[token]!;
    } else if (token in TENS) {
      section += (Number.isNaN(digit) ? 1 : digit) * TENS[token]!;
      digit = Number.NaN;
    } else if (token in MYRIADS) {
      const below = section + (Number.isNaN(digit) ? 0 : digit);
      total = (total + (below === 0 ? 1 : below)) * MYRIADS[token]!;
      section = 0;
      digit = Number.NaN;
    } else return undefined;
  }
  const value = total + section + (Number.isNaN(digit) ? 0 : digit);
  return plain === '' || !Number.isFinite(value) ? undefined : value;
}

interface Bound extends Quantity {
  readonly opens: 'up' | 'down' | 'no';
}

/** The amounts with a unit in a folded text, limbs such as 十人以上三十人以下 joined. Bounded by the length of the text. */
export function quantitiesIn(folded: string): Quantity[] {
  const bounds: Bound[] = [];
  for (const m of folded.matchAll(AMOUNT)) {
    const bound = boundOf(m);
    if (bound) bounds.push(bound);
  }
  const out: Quantity[] = [];
  for (let i = 0; i < bounds.length; i++) {
    const [a, b] = [bounds[i]!, bounds[i + 1]];
    const joined = b && a.opens === 'up' && b.opens === 'down' && b.start - a.end <= 2 && sameUnit(a, b);
    if (joined) {
      out.push({ unit: b.unit || a.unit, low: a.low, high: b.high, start: a.start, end: b.end });
      i++;
    } else out.push({ unit: a.unit, low: a.low, high: a.high, start: a.start, end: a.end });
  }
  // 满14不满18 has limits though no unit; a number alone says nothing.
  return out.filter(({ unit, low, high }) => unit !== '' || low !== high);
}

function sameUnit(a: Bound, b: Bound): boolean {
  return a.unit === b.unit || a.unit === '' || b.unit === '';
}

function boundOf(m: RegExpExecArray): Bound | undefined {
  const { before, number = '', scale = '', unit = '', after } = m.groups!;
  const value = numeralValue(number + scale);
  if (value === undefined) return undefined;
  const spelled = unit === '' ? unitAround(m, value) : unit;
  const known = UNITS.find(([, spellings]) => spellings.includes(spelled));
  const percent = before === '百分之';
  const amount = value * (known?.[2] ?? 1);
  const name = percent ? '%' : (known?.[0] ?? '');
  const [start, end] = [m.index, m.index + m[0].length];
  const least = after === '以上' || after === '及以上' || before === '满' || before === '至少';
  const beyond = before === '超过' || before === '大于' || before === '高于';
  if (least || beyond)
    return {
      unit: name,
      low: beyond ? next(amount) : amount,
      high: Number.POSITIVE_INFINITY,
      start,
      end,
      opens: 'up',
    };
  const under = before !== undefined && /不满|未满|不足|低于|少于/u.test(before);
  if (under || after === '以下' || after === '及以下')
    return { unit: name, low: 0, high: under ? previous(amount) : amount, start, end, opens: 'down' };
  return { unit: name, low: amount, high: amount, start, end, opens: 'no' };
}

/** The unit that is not said but meant: 收了八万 is of 元, 死了4个 of 人. */
function unitAround({ input, index, 0: { length } }: RegExpExecArray, value: number): string {
  const before = input.slice(Math.max(0, index - 6), index);
  if (value >= 100 && MONEY_BEFORE.test(before)) return '元';
  return input[index + length] === '个' && HARMED_BEFORE.test(before) ? '人' : '';
}

const MONEY_BEFORE = /(?:[罚收赚赔奖捞花交值拿]|所得)(?:了|到|款|才|只|就){0,2}$/u;
const HARMED_BEFORE = /[死伤亡埋困](?:了|掉)?$/u;

const next = (n: number): number => n + Math.max(1e-6, Math.abs(n) * 1e-9);
const previous = (n: number): number => n - Math.max(1e-6, Math.abs(n) * 1e-9);

/** How two amounts of one unit agree: 1 the same, 0.8 one lies within the other's limb, 0 otherwise or another unit. */
export function agreement(asked: Quantity, held: Quantity): number {
  if (asked.unit !== held.unit && asked.unit !== '') return 0;
  if (asked.low === held.low && asked.high === held.high) return 1;
  const point = asked.low === asked.high;
  if (point && held.low !== held.high) return asked.low >= held.low && asked.low < held.high ? 0.8 : 0;
  // 死了十人以上的 asks for the limb that begins there.
  if (asked.low === held.low || asked.high === held.high) return 0.6;
  return 0;
}

/** 3条, 2021年, 5级 name places, years and classes rather than amounts. */
export const NAMING_UNITS: ReadonlySet<string> = new Set(['项', '年', '月', '级', '日']);
