import type { Locator, LocatorStep, ProvisionType } from '../types.ts';
import { NUMERAL_CLASS, toNumber } from './numerals.ts';

/** Where in a text a place is named: offsets of the words that name it. `to` ends a range: 第三十条至第三十三条. */
export interface NamedPlace {
  readonly start: number;
  readonly end: number;
  readonly locator: Locator;
  readonly to?: Locator;
}

const UNITS: readonly (readonly [string, ProvisionType])[] = [
  ['编', 'part'],
  ['章', 'chapter'],
  ['节', 'section'],
  ['条', 'article'],
  ['款', 'paragraph'],
  ['项', 'item'],
  ['目', 'subitem'],
];
const LEVEL = new Map(UNITS.map(([, type], i) => [type, i]));
const levelOf = (step: LocatorStep | undefined) => (step ? LEVEL.get(step.type) : undefined) ?? -1;
const ARTICLE = 3;

const NUMBER = new RegExp(`[(\\uff08]?([${NUMERAL_CLASS}]{1,9})[)\\uff09]?`, 'uy');
// 项目, 目标, 目的, 目前, 目录 are words of their own.
const UNIT = new RegExp(
  `(编|章|节|条(?!例)|款|项(?!目)|目(?![标的前录]))(?:之([${NUMERAL_CLASS}]{1,4}))?`,
  'uy',
);
const BETWEEN_NUMBERS = /(?:、|和|与|或者|或|以及|及|(至|到|[-~\uff5e\u2013\u2014]{1,2}))第?/uy;
const BETWEEN_PLACES =
  /[ \u3000]?(?:、|和|与|或者|或|以及|及|(至|到|[-~\uff5e\u2013\u2014]{1,2}))[ \u3000]?(?=第)/uy;
/** More numbers before one 条 or 款 than any statute lists: keeps the work at each 第 bounded. */
const MOST_NUMBERS = 10;

/** 第三、四条: one unit, several numbers; `ranged` where 至 stands before the number. */
interface Element {
  readonly steps: readonly { readonly step: LocatorStep; readonly ranged: boolean }[];
  readonly end: number;
}

interface Chain {
  readonly upper: readonly LocatorStep[];
  readonly last: Element;
  readonly end: number;
}

/**
 * Reads the list of places that begins at `at`: chains, lists and ranges. Each later place takes over the steps above
 * it from the one before. Undefined when none begins there; work is bounded by the length of what is read.
 * Example: 第十八条第一项、第四项或者第十九条 → 18·(一), 18·(四), 19.
 */
export function readPlaces(text: string, at: number): NamedPlace[] | undefined {
  const places: NamedPlace[] = [];
  let above: Locator = [];
  let ranged = false;
  for (let start = at; ; ) {
    const chain = readChain(text, start);
    if (!chain) break;
    const upper = complete(above, chain.upper, chain.last);
    for (const [i, { step, ranged: inner }] of chain.last.steps.entries()) {
      const locator = [...upper, step];
      const before = places.at(-1);
      if (before && (i === 0 ? ranged : inner))
        places[places.length - 1] = { ...before, end: chain.end, to: locator };
      else places.push({ start, end: chain.end, locator });
      above = locator;
    }
    const separator = match(BETWEEN_PLACES, text, chain.end);
    if (!separator) break;
    ranged = separator[1] !== undefined;
    start = chain.end + separator[0].length;
  }
  return places.length > 0 ? places : undefined;
}

/** The steps above a chain's last element, those it does not print taken over from the place before. */
function complete(above: Locator, upper: readonly LocatorStep[], last: Element): Locator {
  const first = levelOf(upper[0] ?? last.steps[0]?.step);
  const taken = first <= ARTICLE ? [] : above.filter((step) => levelOf(step) < first);
  const all = [...taken, ...upper];
  const article = all.findIndex((step) => step.type === 'article');
  return article > 0 ? all.slice(article) : last.steps[0]?.step.type === 'article' ? [] : all;
}

function readChain(text: string, at: number): Chain | undefined {
  let element = readElement(text, at);
  if (!element) return undefined;
  const upper: LocatorStep[] = [];
  for (;;) {
    const next = readElement(text, element.end);
    const own = element.steps.at(-1)?.step;
    if (!next || levelOf(next.steps[0]?.step) <= levelOf(own)) break;
    upper.push(own!);
    element = next;
  }
  return { upper, last: element, end: element.end };
}

function readElement(text: string, at: number): Element | undefined {
  if (text[at] !== '第') return undefined;
  const numbers: { number: number; ranged: boolean }[] = [];
  let end = at + 1;
  let ranged = false;
  while (numbers.length < MOST_NUMBERS) {
    if (text[end] === ' ' || text[end] === '\u3000') end++;
    const m = match(NUMBER, text, end);
    const number = m?.[1] === undefined ? undefined : toNumber(m[1]);
    if (!m || number === undefined) return undefined;
    numbers.push({ number, ranged });
    end += m[0].length;
    if (text[end] === ' ' || text[end] === '\u3000') end++;
    const unit = match(UNIT, text, end);
    if (unit) return element(numbers, unit, end);
    const separator = match(BETWEEN_NUMBERS, text, end);
    if (!separator) return undefined;
    ranged = separator[1] !== undefined;
    end += separator[0].length;
  }
  return undefined;
}

function element(
  numbers: readonly { number: number; ranged: boolean }[],
  unit: RegExpExecArray,
  at: number,
): Element {
  const type = UNITS.find(([name]) => name === unit[1])?.[1] ?? 'article';
  const suffix = type === 'article' && unit[2] !== undefined ? toNumber(unit[2]) : undefined;
  const steps = numbers.map(({ number, ranged }, i) => {
    const own = i === numbers.length - 1 && suffix !== undefined ? { suffix } : {};
    return { step: { type, number, ...own }, ranged };
  });
  return { steps, end: at + (suffix === undefined ? 1 : unit[0].length) };
}

function match(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}
