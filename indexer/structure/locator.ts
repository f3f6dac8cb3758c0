import type { Locator, LocatorStep, ProvisionType } from '../types.ts';
import { NAMED } from './markers.ts';
import { NUMERAL_CLASS, toChinese, toNumber } from './numerals.ts';

/**
 * The one place that prints and reads locators: 第十二条第二款第(三)项 for people, a12-p2-i3 for URLs, 一(三)1 for reports.
 */

interface Form {
  readonly letter: string;
  readonly print: (number: string, arabic: number) => string;
}

const FORMS: Record<Exclude<ProvisionType, 'named'>, Form> = {
  part: { letter: 'b', print: (n) => `第${n}编` },
  chapter: { letter: 'c', print: (n) => `第${n}章` },
  section: { letter: 's', print: (n) => `第${n}节` },
  article: { letter: 'a', print: (n) => `第${n}条` },
  paragraph: { letter: 'p', print: (n) => `第${n}款` },
  item: { letter: 'i', print: (n) => `第(${n})项` },
  subitem: { letter: 'm', print: (_, a) => `第${a}目` },
  division: { letter: 'd', print: (n) => n },
  heading: { letter: 'h', print: (n) => `(${n})` },
  point: { letter: 'n', print: (_, a) => String(a) },
};

/** Prints a locator for people. Example: [article 12, paragraph 2, item 3] → 第十二条第二款第(三)项; [] → 全文. */
export function formatLocator(locator: Locator): string {
  if (locator.length === 0) return '全文';
  return locator.map(formatStep).join('');
}

function formatStep(step: LocatorStep, index: number): string {
  if (step.type === 'named') return `${index > 0 ? '·' : ''}${step.name}`;
  const suffix = step.suffix === undefined ? '' : `之${toChinese(step.suffix)}`;
  return FORMS[step.type].print(toChinese(step.number), step.number) + suffix;
}

/** The fragment of a URL: a12-p2-i3, a10.1 for 第十条之一, d1-intro. ASCII only. */
export function toAnchor(locator: Locator): string {
  return locator
    .map((s) =>
      s.type === 'named'
        ? (NAMED.find((n) => n.name === s.name)?.anchor ?? 'title')
        : `${FORMS[s.type].letter}${s.number}${s.suffix === undefined ? '' : `.${s.suffix}`}`,
    )
    .join('-');
}

const LETTERS = new Map(Object.entries(FORMS).map(([type, form]) => [form.letter, type as ProvisionType]));

/** Reads a URL anchor; undefined when it is none. */
export function parseAnchor(anchor: string): Locator | undefined {
  if (anchor === '' || anchor.length > 80) return undefined;
  const steps: LocatorStep[] = [];
  for (const part of anchor.split('-')) {
    const named = NAMED.findIndex((n) => n.anchor === part);
    if (named >= 0) {
      steps.push({ type: 'named', number: named + 1, name: NAMED[named]!.name });
      continue;
    }
    const m = /^([a-z])([1-9]\d{0,3})(?:\.([1-9]\d{0,3}))?$/.exec(part);
    const type = LETTERS.get(m?.[1] ?? '');
    if (!m || !type) return undefined;
    steps.push({ type, number: Number(m[2]), ...(m[3] === undefined ? {} : { suffix: Number(m[3]) }) });
  }
  return steps;
}

// The text is NFKC-folded before: brackets and digits are half width here.
const N = `([${NUMERAL_CLASS}]{1,9})`;
const OPEN = '\\(?';
const CLOSE = '\\)?';

/** Steps of a statute's locator in the order they may follow, each with the forms people write. */
const STATUTE_STEPS: readonly { type: ProvisionType; pattern: RegExp }[] = [
  { type: 'part', pattern: new RegExp(`^第?${N}编`) },
  { type: 'chapter', pattern: new RegExp(`^第?${N}章`) },
  { type: 'section', pattern: new RegExp(`^第?${N}节`) },
  { type: 'article', pattern: new RegExp(`^第?${N}条(?:之${N})?`) },
  { type: 'paragraph', pattern: new RegExp(`^第?${N}款`) },
  { type: 'item', pattern: new RegExp(`^第?${OPEN}${N}${CLOSE}项`) },
  { type: 'subitem', pattern: new RegExp(`^第?${OPEN}${N}${CLOSE}目`) },
];

const REPORT = new RegExp(`^(?:第?${N}(?:部分)?[、,/.·]?)(?:\\(${N}\\)[、,/.·]?)?(?:(\\d{1,3})[点.、]?)?$`);

/**
 * Reads a locator as people write it: 第十二条第二款第(三)项, 12条2款3项, 第四章, 一(三)1, 一/(三)/1, 一·引言, 标题.
 * Blanks are ignored. Undefined when the whole text is not one locator.
 */
export function parseLocator(text: string): Locator | undefined {
  const s = text.normalize('NFKC').replace(/\s/g, '');
  if (s === '' || s.length > 80) return undefined;
  return parseStatute(s) ?? parseNamed(s) ?? parseReport(s);
}

function parseStatute(s: string): Locator | undefined {
  const steps: LocatorStep[] = [];
  let rest = s;
  for (const { type, pattern } of STATUTE_STEPS) {
    const m = pattern.exec(rest);
    const number = m?.[1] === undefined ? undefined : toNumber(m[1]);
    if (!m || number === undefined) continue;
    const suffix = m[2] === undefined ? undefined : toNumber(m[2]);
    if (m[2] !== undefined && suffix === undefined) return undefined;
    steps.push({ type, number, ...(suffix === undefined ? {} : { suffix }) });
    rest = rest.slice(m[0].length);
  }
  return rest === '' && steps.length > 0 ? steps : undefined;
}

function parseNamed(s: string): Locator | undefined {
  const index = NAMED.findIndex(({ name }) => s.endsWith(name));
  if (index < 0) return undefined;
  const { name } = NAMED[index]!;
  const named: LocatorStep = { type: 'named', number: index + 1, name };
  const before = s.slice(0, -name.length).replace(/[/·、]$/, '');
  if (before === '') return [named];
  const number = toNumber(before);
  return number === undefined ? undefined : [{ type: 'division', number }, named];
}

function parseReport(s: string): Locator | undefined {
  const m = REPORT.exec(s);
  const division = m?.[1] === undefined ? undefined : toNumber(m[1]);
  if (!m || division === undefined || /^\d/.test(m[1]!)) return undefined;
  const steps: LocatorStep[] = [{ type: 'division', number: division }];
  const heading = m[2] === undefined ? undefined : toNumber(m[2]);
  if (m[2] !== undefined && heading === undefined) return undefined;
  if (heading !== undefined) steps.push({ type: 'heading', number: heading });
  const point = m[3] === undefined ? undefined : toNumber(m[3]);
  if (m[3] !== undefined && point === undefined) return undefined;
  if (point !== undefined) steps.push({ type: 'point', number: point });
  return steps;
}

/** Whether two locators name the same place. */
export function sameLocator(a: Locator, b: Locator): boolean {
  return a.length === b.length && a.every((step, i) => sameStep(step, b[i]!));
}

/** Whether `inner` is `outer` or lies in it. */
export function isWithin(inner: Locator, outer: Locator): boolean {
  return inner.length >= outer.length && outer.every((step, i) => sameStep(step, inner[i]!));
}

function sameStep(a: LocatorStep, b: LocatorStep): boolean {
  return a.type === b.type && a.number === b.number && (a.suffix ?? 0) === (b.suffix ?? 0);
}
