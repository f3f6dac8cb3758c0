import { BEYOND_ALL } from '../../structure/place-elements.ts';
import type { Document, Entry, Locator } from '../../types.ts';
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

/** 那54呢: that article of the text whose article was named before. */
export function renumbered({ numberAlone }: Understanding, before: Locator | undefined): readonly Locator[] {
  const named = before?.some((s) => s.type === 'article');
  return named && numberAlone !== undefined ? [[{ type: 'article', number: numberAlone }]] : [];
}

function beside(locator: Locator | undefined, { by, of }: NeighbourStep): readonly Locator[] {
  const from = locator?.findIndex((s) => s.type === 'article') ?? -1;
  if (!locator || from < 0) return [];
  const at = locator.findIndex((s) => s.type === of);
  // Of an article that was named as a whole, the first paragraph or item is where one stands.
  const above = at < 0 ? locator.slice(0, of === 'paragraph' ? from + 1 : undefined) : locator.slice(0, at);
  const number = (at < 0 ? 1 : locator[at]!.number) + by;
  const steps = of === 'article' ? [] : above;
  return [[...steps, { type: of, number: Math.max(0, number) || BEYOND_ALL }]];
}

/**
 * 第二款呢, 下一条 after a question that named no article: of the article that answered it. Everything else is left as it is.
 */
export function inPassage(
  completed: Understanding,
  context: Entry,
  versioned: (document: Document) => boolean,
): Understanding {
  const { locators, step, numberAlone } = completed;
  const wanted =
    locators.length > 0
      ? inArticle(locators, context.locator)
      : step === undefined
        ? renumbered(completed, context.locator)
        : beside(context.locator, step);
  const unchanged =
    wanted.length === 0 || wanted === locators || !(step || numberAlone || locators.every(isPartAlone));
  if (unchanged) return versioned(context.document) ? ofItsWork(completed, context) : completed;
  const { id, version } = context.document;
  return {
    ...completed,
    works: [id],
    locators: wanted,
    placesOf: new Map(),
    version: { ...completed.version, named: version ?? completed.version.named },
  };
}

/** 07年那部怎么说的 after a question that named no text: another version of the one that answered it. */
function ofItsWork(completed: Understanding, { document }: Entry): Understanding {
  const { version, works, unknownTitle, unheldWorks } = completed;
  const wished = version.named !== undefined || version.older || version.newer || version.both;
  if (!wished || works.length > 0 || unknownTitle || unheldWorks.length > 0) return completed;
  return { ...completed, works: [document.id] };
}
