import type { Document, Locator, LocatorStep, Provision } from '../types.ts';
import { sameLocator } from './locator.ts';
import { levelOf } from './place-units.ts';
import { articlesOf } from './tree.ts';

/**
 * The provisions of a document that a place means, as people and texts name places: an article through its chapter
 * (第三章第二十条; the number decides where the two disagree), one counted from the end (最后一条), a chapter without its 编, an item
 * without its 款 in every 款 that has it; a loose number is the 款, else the 项. Of headnotes the article is the smallest place. Empty: there is no such place.
 */
export function resolvePlace(document: Document, locator: Locator): Provision[] {
  const { root } = document;
  const at = locator.findIndex((step) => step.type === 'article');
  const article =
    at < 0
      ? undefined
      : (articleAt(root, locator.slice(0, at), locator[at]!) ??
        numberedAlone(root, locator.slice(0, at), locator[at]!));
  if (at >= 0 && !article) return [];
  const below = locator.slice(at + 1);
  if (article)
    return document.text === 'headnotes' || below.length === 0 ? [article] : within(article, below);
  return within(root, locator);
}

/**
 * Articles are numbered through a text: named in the wrong chapter one is still the article of that number. But one that stands in the
 * first chapter is not asked for by another: 第五章第一条 is the first of that.
 */
function numberedAlone(root: Provision, above: Locator, step: LocatorStep): Provision | undefined {
  const opening = root.children.find(({ type }) => type === 'chapter');
  const inOpening = opening && articlesOf(opening).some(({ number }) => number === step.number);
  if (inOpening && above.length > 0) return within(root, above).flatMap(articlesOf)[step.number - 1];
  return step.number > 0 ? articleAt(root, [], step) : undefined;
}

function articleAt(root: Provision, above: Locator, step: LocatorStep): Provision | undefined {
  const holders = above.length === 0 ? [root] : within(root, above);
  for (const holder of holders) {
    const articles = articlesOf(holder);
    const found =
      step.number < 0
        ? articles.at(step.number)
        : articles.find((a) => a.number === step.number && (a.suffix ?? 0) === (step.suffix ?? 0));
    if (found) return found;
  }
  return undefined;
}

/** The provisions below one that a chain of steps names; levels that it leaves out may be any. */
function within(above: Provision, steps: Locator): Provision[] {
  let holders: readonly Provision[] = [above];
  for (const step of steps)
    holders = holders.flatMap((holder) => {
      const found = named(holder, step);
      return found.length === 0 && step.loose ? named(holder, { type: 'item', number: step.number }) : found;
    });
  return [...new Set(holders)];
}

function named(above: Provision, step: LocatorStep): Provision[] {
  // Levels are left out where there is one way only: an item's 款, a chapter's 编.
  const near = [...below(above, step)];
  if (step.number < 0) return near.slice(step.number, step.number === -1 ? undefined : step.number + 1);
  return near.filter((node) => sameLocator(node.locator.slice(-1), [step]));
}

/** The nodes of a step's type below a provision, not those of another of that type. */
function* below(above: Provision, { type }: LocatorStep): Generator<Provision> {
  for (const child of above.children) {
    if (child.type === type) yield child;
    else if (levelOf(child.type === 'document' ? undefined : child.type) < levelOf(type))
      yield* below(child, { type, number: 1 });
  }
}
