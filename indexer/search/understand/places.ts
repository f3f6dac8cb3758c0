import { toNumber } from '../../structure/numerals.ts';
import type { Locator, LocatorStep } from '../../types.ts';

/** Exact places a question names, and what stretch of the question they take. */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  readonly locators: readonly Locator[];
}

const C = '[一二三四五六七八九十百千零〇两\\d]{1,9}';
const GAP = '\\s{0,2}';
/** An item in brackets needs no 项; a year in brackets is none: (2024). */
const ITEM = `(?:第?${GAP}\\((?<项>[一二三四五六七八九十\\d]{1,3})\\)${GAP}项?|第?${GAP}(?<项2>${C})${GAP}项)`;
const SUB = `(?:${GAP}第?${GAP}(?<款>${C})${GAP}款)?(?:${GAP}${ITEM})?(?:${GAP}第?(?<目>${C})${GAP}目)?`;
const ARTICLE = `第${GAP}(?<条>${C})${GAP}条(?:之(?<之>${C}))?`;
const BARE_ARTICLE = `(?<条>${C})${GAP}条(?:之(?<之>${C}))?`;
/** 第六十三、六十四条 · 第9条至第12条 · 9-12条 · 第三条、第五条和第七条 */
const LIST = `第?${GAP}${C}${GAP}条?(?:${GAP}(?:、|,|和|及|与|-|—|~|至|到)${GAP}第?${GAP}${C}${GAP}条?){1,20}`;
const CHAPTER = `第${GAP}(?<章>${C})${GAP}章(?:第${GAP}(?<节>${C})${GAP}节)?`;
const REPORT = `(?:第${GAP}(?<部>[一二三四五六七八九十\\d]{1,2})${GAP}(?:大?部分|块)|(?<部2>[一二三四五六七八九])(?=[、(]|\\s|$))${GAP}[、,的]?${GAP}(?:第?${GAP}\\(?(?<块>[一二三四五六七八九十\\d]{1,2})\\)${GAP}(?:块|节|小节|方面|部分)?|第${GAP}(?<块2>[一二三四五六七八九十\\d]{1,2})${GAP}(?:块|节|小节|方面))?${GAP}[的]?${GAP}(?:第?${GAP}(?<点>[一二三四五六七八九十\\d]{1,2})${GAP}(?:点|小点|条|项|$|(?=\\s|[是说讲写]))?)?`;

/** 第二款呢, 第(三)项: a part of the article that was spoken of before. */
const PART_ALONE = new RegExp(
  `^那?么?${GAP}(?:第${GAP}(?<款>${C})${GAP}款(?:${GAP}${ITEM})?|${ITEM.replaceAll('<项', '<单项')}(?=$|[呢的是说讲写?]))`,
  'u',
);

const RIGHT_BEHIND = '^[\\s的,(]{0,6}(?:(?:19|20)\\d\\d年?(?:版|修订|修正)?[)\\s的]{0,6})?';
const formsFrom = (start: string) => ({
  list: new RegExp(`${start}(?<list>${LIST})`, 'u'),
  article: new RegExp(`${start}${ARTICLE}${SUB}`, 'u'),
  bareArticle: new RegExp(`${start}${BARE_ARTICLE}${SUB}`, 'u'),
});
const AFTER_TITLE = formsFrom(RIGHT_BEHIND);
const ANYWHERE = formsFrom('');
const CHAPTER_FORM = new RegExp(CHAPTER, 'u');
const REPORT_FORM = new RegExp(REPORT, 'u');

/** Finds the places named in a question on a statute. `afterTitle` allows 63条 without 第, and a bare number. */
export function findPlaces(text: string, afterTitle: boolean): PlaceMention | undefined {
  const forms = afterTitle ? AFTER_TITLE : ANYWHERE;
  const rangeForm = forms.list.exec(text);
  if (rangeForm?.groups?.list?.includes('条')) {
    const locators = listed(rangeForm.groups.list);
    if (locators.length > 1) return mention(rangeForm, locators);
  }
  const single = forms.article.exec(text) ?? (afterTitle ? forms.bareArticle.exec(text) : null);
  if (single) {
    const steps = stepsOf(single, [
      ['条', 'article'],
      ['款', 'paragraph'],
      ['项', 'item'],
      ['目', 'subitem'],
    ]);
    if (steps.length > 0) return mention(single, [steps]);
  }
  const chapter = CHAPTER_FORM.exec(text);
  if (chapter)
    return mention(chapter, [
      stepsOf(chapter, [
        ['章', 'chapter'],
        ['节', 'section'],
      ]),
    ]);
  const part = afterTitle ? null : PART_ALONE.exec(text);
  if (part)
    return mention(part, [
      stepsOf(part, [
        ['款', 'paragraph'],
        ['项', 'item'],
      ]),
    ]);
  const bare = afterTitle ? /^[\s的]{0,6}(?<条>\d{1,3})(?=$|\s|\?)/u.exec(text) : null;
  return bare ? mention(bare, [stepsOf(bare, [['条', 'article']])]) : undefined;
}

/** A place in a report: 一(三)1 · 第一部分第(三)块第2点 · 二(二). */
export function findReportPlace(text: string): PlaceMention | undefined {
  const m = REPORT_FORM.exec(text);
  if (!m?.groups) return undefined;
  const g = m.groups;
  const numbers = [g.部 ?? g.部2, g.块 ?? g.块2, g.点].map((s) =>
    s === undefined ? undefined : toNumber(s),
  );
  const types = ['division', 'heading', 'point'] as const;
  const steps: LocatorStep[] = [];
  for (const [i, number] of numbers.entries()) {
    if (number === undefined) break;
    steps.push({ type: types[i]!, number });
  }
  return steps.length > 0 ? mention(m, [steps]) : undefined;
}

function mention(m: RegExpExecArray, locators: readonly Locator[]): PlaceMention {
  return { start: m.index, end: m.index + m[0].length, locators };
}

function stepsOf(
  m: RegExpExecArray,
  names: readonly (readonly [string, LocatorStep['type']])[],
): LocatorStep[] {
  const steps: LocatorStep[] = [];
  for (const [group, type] of names) {
    const said = [group, `${group}2`, `单${group}`, `单${group}2`].map((g) => m.groups?.[g]).find(Boolean);
    const number = said === undefined ? undefined : (toNumber(said) ?? beyondAll(said));
    if (number === undefined) continue;
    const suffix = type === 'article' && m.groups?.之 ? toNumber(m.groups.之) : undefined;
    steps.push({ type, number, ...(suffix === undefined ? {} : { suffix }) });
  }
  return steps;
}

/** The number of places that no text has: 第0条, 第99999条, the article before the first. */
export const BEYOND_ALL = 9999;

/** They are asked for, and no reason to search for something else. */
function beyondAll(said: string): number | undefined {
  return /^(?:[0零〇]+|\d{5,})$/u.test(said) ? BEYOND_ALL : undefined;
}

/** Articles of a list or range, at most 30: a passage list longer than that is no answer. */
function listed(list: string): Locator[] {
  const numbers: number[] = [];
  let range = false;
  for (const [token] of list.matchAll(new RegExp(`${C}|[-—~至到]`, 'gu'))) {
    if (/^[-—~至到]$/u.test(token)) {
      range = true;
      continue;
    }
    const n = toNumber(token);
    if (n === undefined) return [];
    const from = numbers.at(-1);
    if (range && from !== undefined)
      for (let i = from + 1; i < n && numbers.length < 30; i++) numbers.push(i);
    range = false;
    numbers.push(n);
  }
  return numbers.slice(0, 30).map((number) => [{ type: 'article', number }]);
}
