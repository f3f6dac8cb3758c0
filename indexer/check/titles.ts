import { plainTitle } from '../versions/title-lookup.ts';
import type { HeldTexts } from './held-texts.ts';

/** What titles of rules end in; other things in 《》 are newspapers, forms and files. */
export const RULE_ENDING =
  /(?:法|法典|条例|规定|规程|规则|细则|办法|决定|准则|标准|规范|暂行办法|解释|通则|目录)(?:\((?:试行|暂行)\))?$/u;
const YEAR = '(?:\\d{4}|[一二][〇零一二三四五六七八九]{3})';
/** (2021年修正), (2021修订), (2014年版), （2021年6月10日修正）: which version, said behind a title or within it. */
const IN_BRACKETS = new RegExp(
  `^\\((?:[^()]{0,8}?)(${YEAR})年?(?:(\\d{1,2})月(\\d{1,2})日)?(?:第[一二三四五]次)?(?:修正|修订|修改|版|公布|通过|施行|文本|发布|年)*(?:版|本)?(?:[,、;][^()]{0,40})?\\)`,
  'u',
);
const DIRECT = new RegExp(
  `^(${YEAR})年?(?:第[一二三四五]次)?(?:修正|修订|修改|公布|施行)?(?:版|本|文本)?的?(?=第)`,
  'u',
);
const BEFORE = new RegExp(`(${YEAR})年?(?:版|修正版?|修订版?|修正的|修订的|公布的|施行的)的?$`, 'u');
const YEAR_BEFORE = new RegExp(`(${YEAR})年的?$`, 'u');

/** The year or date that words right behind a title name. */
export function versionBehind(text: string): string | undefined {
  const m = IN_BRACKETS.exec(text);
  if (m) return dated(m);
  const direct = DIRECT.exec(text);
  return direct ? yearOf(direct[1]!) : undefined;
}

/** The same right before a title: 2014年修正的《…》. Of a place also 2014年《…》第三条. */
export function versionBefore(text: string, hasPlace: boolean): string | undefined {
  const m = BEFORE.exec(text) ?? (hasPlace ? YEAR_BEFORE.exec(text) : null);
  return m ? yearOf(m[1]!) : undefined;
}

/** A title without the version written into it: 安全生产法(2021年修正) → 安全生产法, 2021. */
export function titleAndVersion(title: string): { title: string; version?: string } {
  const at = title.lastIndexOf('(');
  if (at <= 0) return { title };
  const version = versionBehind(title.slice(at));
  return version === undefined ? { title } : { title: title.slice(0, at), version };
}

function dated([, year, month, day]: RegExpExecArray): string {
  const y = yearOf(year!);
  return month && day ? `${y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : y;
}

function yearOf(year: string): string {
  return [...year]
    .map((c) => (/\d/u.test(c) ? c : String('〇一二三四五六七八九'.indexOf(c === '零' ? '〇' : c))))
    .join('');
}

/** What people take for a rule's title without its 中华人民共和国. */
const core = (title: string): string =>
  title.normalize('NFKC').replace(/\s/gu, '').replace('中华人民共和国', '');
const REGION = /^.{1,10}?(?:省|市|自治区|自治州|县|区)/u;
/** Shorter titles, 中华人民共和国 left out, are other laws as likely as slips; a law of the state may be a little shorter. */
const SHORTEST = 5;

/**
 * The title that a misspelled one means: one character other, too many, too few or two exchanged. Not where the two name
 * different places, or are too short to tell a slip from another law. Undefined when none or more than one is near.
 * Example: 安全生产发 → 安全生产法.
 * @param least characters of a title that is long enough to tell
 */
export function nearTitle(
  title: string,
  heldTexts: Pick<HeldTexts, 'titles' | 'elsewhere'>,
  least = SHORTEST,
): { title: string; id: string } | undefined {
  const wrong = core(title);
  // A title that is spelled as one is: several works may bear it, or one that is not held.
  if (heldTexts.elsewhere.has(plainTitle(title)) || heldTexts.titles.some((t) => core(t.title) === wrong))
    return undefined;
  const isRule = RULE_ENDING.test(wrong);
  const shortest = title.includes('中华人民共和国') ? Math.min(least, SHORTEST - 1) : least;
  const far = (known: string): number => Math.min(slips(wrong, core(known)), slips(title, known));
  const length = (known: string): number => Math.abs(known.length - title.length);
  const near = heldTexts.titles.filter((known) => {
    const right = core(known.title);
    if (right.length < 3 || differByPlace(wrong, right)) return false;
    if (isRule && Math.min(right.length, wrong.length) < shortest) return false;
    if (!RULE_ENDING.test(right)) return false;
    const [a, b] = [REGION.exec(wrong)?.[0], REGION.exec(right)?.[0]];
    if (a !== undefined && b !== undefined && a !== b) return false;
    return far(known.title) <= (right.length >= 12 ? 2 : 1);
  });
  const ids = new Set(near.map((n) => n.id));
  const best = near.sort((a, b) => far(a.title) - far(b.title) || length(a.title) - length(b.title))[0];
  return ids.size === 1 ? best : undefined;
}

/** What may stand before a rule's title to say whose it is: 浙江省, 省, 全国. */
const PLACE = /^(?:.{0,8}(?:省|市|自治区|自治州|自治县|州|县|区|旗)|国家|全国|国务院)$/u;
/** 浙江气象灾害防御条例 for 浙江省气象灾害防御条例. */
const WITHOUT_UNIT = /(?<=^.{2,6})(?:省|市|州|县|区|旗)/u;

/** Whether two titles differ only by the place before them: then one is a short form or another authority's, no slip. */
function differByPlace(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length === short.length) return false;
  if (long.endsWith(short)) return PLACE.test(long.slice(0, -short.length));
  return long.replace(WITHOUT_UNIT, '') === short;
}

/** The one work held that a title may be a short form of, its place left out. Undefined where none or several may. */
export function longerTitle(
  title: string,
  heldTexts: Pick<HeldTexts, 'titles' | 'elsewhere'>,
): { title: string; id: string } | undefined {
  const short = core(title);
  if (short.length < SHORTEST || heldTexts.elsewhere.has(plainTitle(title))) return undefined;
  const found = heldTexts.titles.filter((known) => {
    const long = core(known.title);
    return long.length > short.length && differByPlace(short, long);
  });
  const [first] = found;
  if (!first || new Set(found.map(({ id }) => id)).size > 1) return undefined;
  return found.find((known) => REGION.test(known.title)) ?? first;
}

/** Edits from one title to another, an exchange of neighbours being one; a number or two changed neighbours is another title. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 1) return 9;
  if (a.length === b.length) {
    const at = [...a].flatMap((c, i) => (c === b[i] ? [] : [i]));
    if (at.some((i) => /[一二三四五六七八九十\d]/u.test(a[i]! + b[i]!))) return 9;
    const [first = 0, second = 0] = at;
    const neighbours = at.length === 2 && second === first + 1;
    if (neighbours) return a[first] === b[second] && a[second] === b[first] ? 1 : 9;
    return at.length;
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  return short.slice(i) === long.slice(i + 1) ? 1 : 9;
}
