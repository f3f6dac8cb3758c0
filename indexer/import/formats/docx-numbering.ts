import { toChinese } from '../../structure/numerals.ts';
import { child, childrenOf, valOf, type XmlElement } from './xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** Level at or above which a number begins this one anew; 0 never. */
  readonly restart: number | undefined;
  readonly suffix: string;
  /** All numbers of the label in Arabic. */
  readonly legal: boolean;
}

interface List {
  /** Which counters it shares: lists of one definition go on with each other. */
  readonly counters: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

/** The lists that a Word file defines. Source: ECMA-376 part 1, 17.9. */
export function listsOf(numbering: XmlElement | undefined): ReadonlyMap<string, List> {
  const root = child(numbering, 'w:numbering');
  const abstract = new Map(
    childrenOf(root, 'w:abstractNum').map((a) => [a.attributes['w:abstractNumId'] ?? '', levelsOf(a)]),
  );
  const lists = new Map<string, List>();
  for (const num of childrenOf(root, 'w:num')) {
    const counters = valOf(num, 'w:abstractNumId') ?? '';
    const levels = new Map(abstract.get(counters) ?? []);
    const starts = new Map<number, number>();
    for (const override of childrenOf(num, 'w:lvlOverride')) {
      const at = Number(override.attributes['w:ilvl']);
      const own = child(override, 'w:lvl');
      if (own) levels.set(at, levelOf(own));
      const start = valOf(override, 'w:startOverride');
      if (start !== undefined) starts.set(at, Number(start));
    }
    lists.set(num.attributes['w:numId'] ?? '', { counters, levels, starts });
  }
  return lists;
}

function levelsOf(abstract: XmlElement): Map<number, Level> {
  return new Map(childrenOf(abstract, 'w:lvl').map((l) => [Number(l.attributes['w:ilvl']), levelOf(l)]));
}

function levelOf(level: XmlElement): Level {
  const restart = valOf(level, 'w:lvlRestart');
  return {
    start: Number(valOf(level, 'w:start') ?? 1),
    format: valOf(level, 'w:numFmt') ?? 'decimal',
    text: valOf(level, 'w:lvlText') ?? '',
    restart: restart === undefined ? undefined : Number(restart),
    suffix: valOf(level, 'w:suff') ?? 'tab',
    legal: child(level, 'w:isLgl') !== undefined,
  };
}

/** Counts the numbered paragraphs of a file in their order and writes their labels: 第一条 , （二）, 1.1 . */
export function labeller(lists: ReadonlyMap<string, List>): (numId: string, level: number) => string {
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return (numId, at) => {
    const list = lists.get(numId);
    const level = list?.levels.get(at);
    if (!list || !level) return '';
    const own = counts.get(list.counters) ?? new Map<number, number>();
    counts.set(list.counters, own);
    for (const [inner, start] of list.starts) {
      const key = `${numId} ${inner}`;
      if (begun.has(key)) continue;
      begun.add(key);
      own.set(inner, start - 1);
    }
    own.set(at, (own.get(at) ?? level.start - 1) + 1);
    for (const inner of [...own.keys()]) {
      const restart = list.levels.get(inner)?.restart;
      if (inner > at && restart !== 0 && (restart === undefined || at < restart)) own.delete(inner);
    }
    if (level.format === 'bullet' || level.format === 'none') return '';
    const label = level.text.replace(/%([1-9])/gu, (_, n: string) => {
      const upper = list.levels.get(Number(n) - 1);
      const number = own.get(Number(n) - 1) ?? upper?.start ?? 1;
      return written(number, level.legal ? 'decimal' : (upper?.format ?? 'decimal'));
    });
    return level.suffix === 'nothing' || /[)\uff09、]$/u.test(label) || label === '' ? label : `${label} `;
  };
}

const CHINESE =
  /^(?:chineseCounting|chineseCountingThousand|taiwaneseCounting|taiwaneseCountingThousand|japaneseCounting|ideographDigital|japaneseDigitalTenThousand|koreanDigital2)$/u;
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** A number as Word writes it in a format. Source: ECMA-376 part 1, 17.18.59 ST_NumberFormat. */
function written(n: number, format: string): string {
  if (n < 1 || n > 9999) return String(n);
  if (CHINESE.test(format)) return toChinese(n);
  switch (format) {
    case 'chineseLegalSimplified':
      return n < 10 ? LEGAL[n]! : toChinese(n);
    case 'ideographTraditional':
      return STEMS[n - 1] ?? String(n);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n <= 20 ? String.fromCharCode(0x2460 + n - 1) : String(n);
    case 'decimalEnclosedParen':
      return `(${n})`;
    case 'decimalEnclosedFullstop':
      return `${n}.`;
    case 'decimalFullWidth':
      return String(n).replace(/\d/gu, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'lowerLetter':
    case 'upperLetter': {
      const letter = String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
      return format === 'lowerLetter' ? letter : letter.toUpperCase();
    }
    case 'lowerRoman':
      return roman(n).toLowerCase();
    case 'upperRoman':
      return roman(n);
    default:
      return String(n);
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(n: number): string {
  let rest = n;
  let out = '';
  for (const [value, letters] of ROMAN) {
    while (rest >= value) {
      out += letters;
      rest -= value;
    }
  }
  return out;
}
