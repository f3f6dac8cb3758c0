import {
  type ArticleChange,
  type Document,
  type Library,
  type Locator,
  sameLocator,
  toAnchor,
  walk,
} from '../../indexer/index.ts';
import { comparisonOf } from '../answers/comparison-index.ts';
import { readerPath } from '../answers/passage.ts';
import type { ArticleHistory, ArticleStep } from '../pages/reader-view.ts';

/** Versions held beside one another, the older first, with what became of each article. */
interface Pair {
  readonly older: Document;
  readonly newer: Document;
  readonly articles: readonly ArticleChange[];
}

/** More versions are not followed: each pair takes some hundred milliseconds to compare. */
const MOST_PAIRS = 6;

/**
 * What became of each article from version to version, as far as they are held: by the anchor it has in `document`. Empty where
 * only one version is held, or nothing can be compared.
 */
export function historiesOf(library: Library, document: Document): Map<string, ArticleHistory> {
  const dated = library.versions(document.id).filter((d) => d.version !== undefined && d.text !== 'none');
  const pairs: Pair[] = dated.slice(0, -1).flatMap((newer, i) => {
    const older = dated[i + 1]!;
    const { basis, articles } = comparisonOf(library, older, newer);
    return basis === 'none' ? [] : [{ older, newer, articles }];
  });
  const found = new Map<string, ArticleHistory>();
  if (pairs.length === 0 || pairs.length > MOST_PAIRS) return found;
  const current = dated.find((d) => library.statusOn(d) === 'in_force');
  for (const article of walk(document.root)) {
    if (article.type !== 'article') continue;
    const history = follow(pairs, document, article.locator, current);
    if (history.steps.length > 0) found.set(toAnchor(article.locator), history);
  }
  return found;
}

function follow(
  pairs: readonly Pair[],
  document: Document,
  start: Locator,
  current: Document | undefined,
): ArticleHistory {
  const later = walkPairs(pairs, document, start, 'older');
  const earlier = walkPairs(pairs, document, start, 'newer');
  const there = later.find(({ pair, change }) => pair.newer === current && change.newer);
  const article = there?.change.newer;
  return {
    steps: [...later.reverse(), ...earlier].map(stepOf),
    ...(there && article
      ? { now: { href: readerPath(there.pair.newer, article.locator), label: article.label } }
      : {}),
  };
}

interface Step {
  readonly pair: Pair;
  readonly change: ArticleChange;
}

/** From one text to the next: `from` is the side of each pair that is come from. */
function walkPairs(
  pairs: readonly Pair[],
  document: Document,
  start: Locator,
  from: 'older' | 'newer',
): Step[] {
  const to = from === 'older' ? 'newer' : 'older';
  const steps: Step[] = [];
  let text = document;
  let at: Locator | undefined = start;
  while (at) {
    const here: Locator = at;
    const pair = pairs.find((p) => p[from] === text);
    const change = pair?.articles.find((c) => {
      const side = c[from];
      return side !== undefined && sameLocator(side.locator, here);
    });
    if (!pair || !change) break;
    steps.push({ pair, change });
    text = pair[to];
    at = change[to]?.locator;
  }
  return steps;
}

function stepOf({ pair, change: of }: Step): ArticleStep {
  const { older, newer } = pair;
  const { change, older: was, newer: is } = of;
  const anchor = is ? `new-${toAnchor(is.locator)}` : was ? `old-${toAnchor(was.locator)}` : '';
  return {
    version: newer.version ?? '',
    before: older.version ?? '',
    change,
    ...(was ? { was: was.label } : {}),
    ...(is ? { is: is.label } : {}),
    href: `/read/${newer.id}/compare?from=${older.version}&to=${newer.version}#${anchor}`,
  };
}
