import type { Locator, LocatorStep } from '../types.ts';
import { NAMED } from './markers.ts';
import { toChinese, toNumber } from './numerals.ts';
import { readOutlinePlace } from './outline-places.ts';
import { readPlaces } from './place-grammar.ts';
import { AS_LOCATOR } from './place-manner.ts';
import { PLACE_UNITS, unitOf } from './place-units.ts';
import { readReportPlace } from './report-places.ts';

/**
 * The one place that prints and reads locators: 第十二条第二款第(三)项 for people, a12-p2-i3 for URLs, 一(三)1 for reports.
 */

/** Prints a locator for people. Example: [article 12, paragraph 2, item 3] → 第十二条第二款第(三)项; [] → 全文. */
export function formatLocator(locator: Locator): string {
  if (locator.length === 0) return '全文';
  return locator.map(formatStep).join('');
}

function formatStep(step: LocatorStep, index: number, locator: Locator): string {
  const above = locator[index - 1]?.type;
  if (step.type === 'clause' && above === 'clause') return `.${step.number}`;
  const apart =
    step.type === 'named' || above === 'attachment' || (above === 'division' && step.type === 'point');
  const gap = index > 0 && apart ? '·' : '';
  return gap + (step.name ?? numbered(step));
}

function numbered(step: LocatorStep): string {
  if (step.number < 0) return fromEnd(step);
  const suffix = step.suffix === undefined ? '' : `之${toChinese(step.suffix)}`;
  return (unitOf(step.type)?.print(toChinese(step.number), step.number) ?? '') + suffix;
}

/** A question's 最后一条 is −1, 倒数第二条 −2. */
function fromEnd({ type, number }: LocatorStep): string {
  const word = unitOf(type)?.word ?? '';
  return number === -1 ? `最后一${word}` : `倒数第${toChinese(-number)}${word}`;
}

/** The fragment of a URL: a12-p2-i3, a10.1 for 第十条之一, d1-intro, k3-k2 for 3.2. ASCII only. */
export function toAnchor(locator: Locator): string {
  return locator
    .map((s) =>
      s.type === 'named'
        ? (NAMED.find((n) => n.name === s.name)?.anchor ?? 'title')
        : `${unitOf(s.type)?.letter}${s.number}${s.suffix === undefined ? '' : `.${s.suffix}`}`,
    )
    .join('-');
}

const LETTERS = new Map(PLACE_UNITS.map((unit) => [unit.letter, unit.type]));

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

/**
 * Reads a locator as people write it: 第十二条第二款第(三)项, 12条2款3项, 第四章, 一(三)1, 一/(三)/1, 一·引言, 标题, 3.2.1(1), 附件2.
 * Blanks are ignored. Undefined when the whole text is not one locator.
 */
export function parseLocator(text: string): Locator | undefined {
  const s = text.normalize('NFKC').replace(/\s/g, '');
  if (s === '' || s.length > 80) return undefined;
  return parseStatute(s) ?? parseNamed(s) ?? parseReport(s) ?? parseOutline(s);
}

function parseOutline(s: string): Locator | undefined {
  const place = readOutlinePlace(s, 0);
  return place?.end === s.length ? place.locator : undefined;
}

function parseStatute(s: string): Locator | undefined {
  const [place, ...others] = readPlaces(s, 0, AS_LOCATOR) ?? [];
  return place?.end === s.length && others.length === 0 && !place.to ? place.locator : undefined;
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
  const place = readReportPlace(s, 0);
  return place?.end === s.length ? place.locator : undefined;
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
