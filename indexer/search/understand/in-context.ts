import { BEYOND_ALL } from '../../structure/place-spelling.ts';
import type { Document, Entry, Locator } from '../../types.ts';
import type { CounterpartWish } from './counterpart-wish.ts';
import type { NeighbourStep, Understanding } from './understanding.ts';

/** 第二款 after an article is that article's; an article stands alone. */
export function inArticle(locators: readonly Locator[], before: Locator | undefined): readonly Locator[] {
  const article = before?.find((s) => s.type === 'article');
  return article ? locators.map((l) => (isPartAlone(l) ? [article, ...l] : l)) : locators;
}

function isPartAlone(locator: Locator): boolean {
  return locator[0]?.type === 'paragraph' || locator[0]?.type === 'item';
}

/** 上一条, 下一款: the place beside the first or the last of those named before; none when none was. */
export function stepped({ step }: Understanding, before: Understanding): readonly Locator[] {
  return step === undefined ? [] : beside(before.locators.at(step.by > 0 ? -1 : 0), step);
}

/** 那54呢: that article of the text that was named before, or whose article was. */
export function renumbered(
  { numbersAlone }: Understanding,
  { works, locators: [before] }: Pick<Understanding, 'works' | 'locators'>,
): readonly Locator[] {
  if (numbersAlone.length === 0 || !(isArticle(before) || works.length === 1)) return [];
  return numbersAlone.map((number) => [{ type: 'article', number }]);
}

/** Whether a place is an article or within one. */
export function isArticle(locator: Locator | undefined): boolean {
  return locator?.some(({ type }) => type === 'article') ?? false;
}

/** The place so many steps from another; of 后面两条 each of them, in the order of the text. */
export function beside(locator: Locator | undefined, { by, of, each }: NeighbourStep): readonly Locator[] {
  if (each && Math.abs(by) > 1) {
    const steps = Array.from({ length: Math.abs(by) }, (_, i) => (by > 0 ? i + 1 : by + i));
    return steps.flatMap((one) => beside(locator, { by: one, of }));
  }
  const from = locator?.findIndex((s) => s.type === 'article') ?? -1;
  if (!locator || from < 0) return [];
  const at = locator.findIndex((s) => s.type === of);
  // Of an article that was named as a whole, the first paragraph or item is where one stands.
  const above = at < 0 ? locator.slice(0, of === 'paragraph' ? from + 1 : undefined) : locator.slice(0, at);
  const number = (at < 0 ? 1 : locator[at]!.number) + by;
  const steps = of === 'article' ? [] : above;
  return [[...steps, { type: of, number: Math.max(0, number) || BEYOND_ALL }]];
}

/** The versions of a work. */
export interface VersionsOfWork {
  /** Years from which one is known, held or not. */
  readonly years: ReadonlySet<string>;
  /** Whether more than one is held. */
  readonly several: boolean;
}

/**
 * 第二款呢, 下一条 after a question that named no article: of the article that answered it. Everything else is left as it is.
 * @param shown the passages that answered it, best first, at least one
 */
export function inPassage(
  completed: Understanding,
  shown: readonly Entry[],
  versionsOf: (document: Document) => VersionsOfWork,
): Understanding {
  const context = ofVersion(completed, shown, versionsOf);
  const versions = versionsOf(context.document);
  const { yearOnly } = completed;
  if (yearOnly !== undefined && context.document.kind !== 'report')
    return ofItsWork(inYear(completed, yearOnly, versions), context);
  const { locators, step, numbersAlone, counterpart } = completed;
  if (counterpart && locators.length === 0) return counterpartOf(completed, counterpart, context);
  const wanted =
    locators.length > 0
      ? inArticle(locators, context.locator)
      : step === undefined
        ? renumbered(completed, { works: [], locators: [context.locator] })
        : beside(context.locator, step);
  const unchanged =
    wanted.length === 0 ||
    wanted === locators ||
    !(step || numbersAlone.length > 0 || locators.every(isPartAlone));
  if (unchanged)
    return versions.several || completed.version.named ? ofItsWork(completed, context) : completed;
  const { id, version } = context.document;
  return {
    ...completed,
    works: [id],
    locators: wanted,
    placesOf: new Map(),
    version: { ...completed.version, named: version ?? completed.version.named },
  };
}

/** 在旧法里是第几条 behind the article that answered. */
function counterpartOf(
  completed: Understanding,
  counterpart: CounterpartWish,
  { document, locator }: Entry,
): Understanding {
  const from = { older: false, both: false, spans: [], ...(document.version && { named: document.version }) };
  const locators = [locator];
  return { ...completed, works: [document.id], locators, counterpart: { ...counterpart, from } };
}

/** The first passage; where a version is named that its work never had, the first of a work that had one: 07年那部怎么说. */
function ofVersion(
  { version: { named }, yearOnly }: Understanding,
  shown: readonly Entry[],
  versionsOf: (document: Document) => VersionsOfWork,
): Entry {
  const [first] = shown;
  const year = (yearOnly ?? named)?.slice(0, 4);
  // A year behind a report is a year.
  if (year === undefined || first!.document.kind === 'report') return first!;
  return shown.find(({ document }) => versionsOf(document).years.has(year)) ?? first!;
}

/** 24年的呢 after a question on a statute: its version of that year, or where there is none the one in force then. */
function inYear(completed: Understanding, year: string, { years }: VersionsOfWork): Understanding {
  const { spans } = completed.version;
  const wish = { older: false, both: false, spans };
  if (years.has(year)) return { ...completed, years: [], version: { ...wish, named: year } };
  const asOf = `${year}-12-31`;
  return { ...completed, years: [], asOf, version: { ...wish, asOf } };
}

/** 07年那部怎么说的 after a question that named no text: another version of the one that answered it. */
function ofItsWork(completed: Understanding, { document }: Entry): Understanding {
  const { version, works, unknownTitle, unheldWorks } = completed;
  const wished =
    version.named !== undefined ||
    version.asOf !== undefined ||
    version.older ||
    version.newer ||
    version.both;
  if (!wished || works.length > 0 || unknownTitle || unheldWorks.length > 0) return completed;
  return { ...completed, works: [document.id] };
}
