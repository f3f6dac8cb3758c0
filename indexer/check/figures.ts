/** An amount, period, share, date or number of people, with what it is reckoned in. */
export interface Figure {
  readonly kind: 'money' | 'period' | 'times' | 'share' | 'date' | 'people' | 'often';
  /** What two figures must share to be the same: 元 100000, 日 15, 2021-9-1. */
  readonly value: string;
  /** The number alone, for telling which is nearest. */
  readonly size: number;
  readonly start: number;
  readonly end: number;
  /** 以上, 以下, 内, 不少于: what makes it a limit. Empty: none. */
  readonly bound: string;
  /** The figure with its bound, as it stands. */
  readonly text: string;
}

const DIGITS = '[〇零一二三四五六七八九十百千两\\d]';
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|${DIGITS}{1,9})(?:[百千]?[万亿])?(?:${DIGITS}{1,7}(?:[万亿])?)?`;
const FIGURE = new RegExp(
  `(不低于|不少于|不超过|不得超过|不得少于|至少|最高|最低|超过|每)?(?:人民币)?(?:` +
    `(\\d{4}年\\d{1,2}月\\d{1,2}日)|百分之(${DIGITS}{1,5})|(${NUMBER})(?:\\.\\d+)?` +
    `(%|万元|亿元|元|个工作日|工作日|个月|个小时|小时|分钟|日|天|年|周|倍|人|名))` +
    `(以上|以下|以内|之内|之日|内|前)?`,
  'gu',
);
const UNITS: Readonly<Record<string, { kind: Figure['kind']; unit: string; times: number }>> = {
  万元: { kind: 'money', unit: '元', times: 10_000 },
  亿元: { kind: 'money', unit: '元', times: 100_000_000 },
  元: { kind: 'money', unit: '元', times: 1 },
  个工作日: { kind: 'period', unit: '工作日', times: 1 },
  工作日: { kind: 'period', unit: '工作日', times: 1 },
  个月: { kind: 'period', unit: '月', times: 1 },
  个小时: { kind: 'period', unit: '小时', times: 1 },
  小时: { kind: 'period', unit: '小时', times: 1 },
  分钟: { kind: 'period', unit: '分钟', times: 1 },
  日: { kind: 'period', unit: '日', times: 1 },
  天: { kind: 'period', unit: '日', times: 1 },
  年: { kind: 'period', unit: '年', times: 1 },
  周: { kind: 'period', unit: '周', times: 1 },
  倍: { kind: 'times', unit: '倍', times: 1 },
  '%': { kind: 'share', unit: '%', times: 1 },
  人: { kind: 'people', unit: '人', times: 1 },
  名: { kind: 'people', unit: '人', times: 1 },
};

/** The figures of a folded text, numerals in Chinese or Arabic. Example: 处五万元以上罚款 → money, 元 50000, bound 以上. */
export function figuresIn(text: string): Figure[] {
  const out: Figure[] = [];
  FIGURE.lastIndex = 0;
  for (const m of text.matchAll(FIGURE)) {
    const [whole, before = '', date, hundredth, number, unit, after = ''] = m;
    const start = m.index;
    const common = { start, end: start + whole.length, bound: before + after, text: whole };
    if (date) {
      const [y, mo, d] = date.match(/\d+/gu)!.map(Number);
      out.push({ ...common, kind: 'date', value: `${y}-${mo}-${d}`, size: y! * 372 + mo! * 31 + d! });
      continue;
    }
    const size = sizeOf(hundredth ?? number ?? '');
    const row = hundredth === undefined ? UNITS[unit!] : UNITS['%'];
    if (size === undefined || !row) continue;
    // 2021年, 9月1日 and 第三日 are no periods.
    if (/[第月年]/u.test(text[start] === number?.[0] ? (text[start - 1] ?? '') : '')) continue;
    if (row.unit === '年' && (size > 100 || /^\d?月/u.test(text.slice(start + whole.length)))) continue;
    if (row.kind === 'people' && before === '' && !/^(?:以上|以下)/u.test(after)) continue;
    const value = Math.round(size * row.times * 1000) / 1000;
    out.push({ ...common, kind: row.kind, value: `${row.unit} ${value}`, size: value });
  }
  return [...shareUnits(text, out), ...frequencies(text)];
}

/** 每半年组织1次: how often something is done. Months, or the parts of one. */
const OFTEN = new RegExp(
  `每(半|${DIGITS})?(?:个)?(年|季度|季|月|周|日|天)(?=(?:至少|应当|要|须)?(?:组织|开展|进行|召开|举行|检查|演练)?[^,。;:\n]{0,4}?${DIGITS}次)`,
  'gu',
);
const MONTHS: Readonly<Record<string, number>> = {
  年: 12,
  季度: 3,
  季: 3,
  月: 1,
  周: 7 / 30,
  日: 1 / 30,
  天: 1 / 30,
};

function frequencies(text: string): Figure[] {
  return [...text.matchAll(OFTEN)].flatMap((m): Figure[] => {
    const [whole, share, unit = ''] = m;
    const count = share === '半' ? 0.5 : share === undefined ? 1 : sizeOf(share);
    const months = MONTHS[unit];
    if (count === undefined || months === undefined) return [];
    const size = Math.round(count * months * 1000) / 1000;
    const end = m.index + whole.length;
    return [{ kind: 'often', value: `每 ${size}`, size, start: m.index, end, bound: '每', text: whole }];
  });
}

/** 5至10万元, 五万元至十万元: the first of a range may leave its unit to the second. */
function shareUnits(text: string, figures: readonly Figure[]): Figure[] {
  return figures.flatMap((figure) => {
    const m = new RegExp(`(${NUMBER})(?:至|到|-|~|—)$`, 'u').exec(
      text.slice(Math.max(0, figure.start - 12), figure.start),
    );
    const size = m && sizeOf(m[1]!);
    const unit = /(万元|亿元|元|日|天|个月|倍|%|年)/u.exec(figure.text)?.[0];
    if (!m || size == null || !unit) return [figure];
    const row = UNITS[unit]!;
    const start = figure.start - m[0].length;
    const value = size * row.times;
    return [
      {
        kind: row.kind,
        value: `${row.unit} ${value}`,
        size: value,
        start,
        end: start + m[1]!.length,
        bound: '至',
        text: m[1]! + unit,
      },
      { ...figure, bound: `至${figure.bound}` },
    ];
  });
}

const DIGIT = '〇一二三四五六七八九';
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Reads 3.08亿, 十万, 一百二十, 5,000, 1万5千; undefined when it is no number. */
export function sizeOf(text: string): number | undefined {
  let [total, section, digit] = [0, 0, undefined as number | undefined];
  const s = text.replace(/,/gu, '').replace(/零/gu, '〇').replace(/两/gu, '二');
  if (s === '') return undefined;
  for (const m of s.matchAll(/\d+(?:\.\d+)?|./gu)) {
    const c = m[0];
    if (/^\d/u.test(c)) digit = Number(c);
    else if (DIGIT.includes(c))
      digit =
        c === '〇'
          ? (digit ?? 0) * (digit === undefined ? 1 : 10)
          : (digit ?? 0) * (digit ? 10 : 0) + DIGIT.indexOf(c);
    else if (SMALL[c]) {
      section += (digit ?? 1) * SMALL[c];
      digit = undefined;
    } else if (LARGE[c]) {
      total += (section + (digit ?? (section === 0 ? 1 : 0))) * LARGE[c];
      [section, digit] = [0, undefined];
    } else return undefined;
  }
  return total + section + (digit ?? 0);
}
