import { sameLocator } from '../structure/locator.ts';
import { readPlaces } from '../structure/reference-chains.ts';
import { articlesOf } from '../structure/tree.ts';
import type { Document, Locator, Provision } from '../types.ts';
import type { ArticleChange, Comparison, Transfer } from './comparison.ts';

/** What a headnote says of another version's articles. */
interface Correspondence {
  readonly article: Provision;
  /** Undefined: it says nothing of that version. Empty: it says there is none. */
  readonly named?: readonly Locator[];
}

/**
 * Compares by the headnotes' lines `对应: 2007版第六十三条`, read in both directions. Texts are not compared: a pair is
 * `corresponds`, whatever became of its words; an older article may stand in several pairs, as the lines name it; an
 * article of which nothing is said is `unknown`.
 */
export function compareHeadnotes(older: Document, newer: Document): Comparison {
  const [a, b] = [articlesOf(older.root), articlesOf(newer.root)];
  const pairs = [
    ...correspondences(b, older).flatMap(({ article, named = [] }) =>
      found(a, named).map((other) => ({ older: other, newer: article })),
    ),
    ...correspondences(a, newer).flatMap(({ article, named = [] }) =>
      found(b, named).map((other) => ({ older: article, newer: other })),
    ),
  ];
  const added = new Set(
    correspondences(b, older)
      .filter(({ named }) => named?.length === 0)
      .map(({ article }) => article),
  );
  const first = new Map<Provision, Provision>();
  const taken = new Set<Provision>();
  const transfers: Transfer[] = [];
  for (const pair of pairs) {
    if (first.get(pair.newer) === pair.older) continue;
    taken.add(pair.older);
    if (first.has(pair.newer)) {
      if (!transfers.some((t) => t.older === pair.older && t.newer === pair.newer))
        transfers.push({ ...pair, similarity: 0 });
      continue;
    }
    first.set(pair.newer, pair.older);
  }
  const basis = pairs.length > 0 || added.size > 0 ? 'headnotes' : 'none';
  if (basis === 'none') return { older, newer, basis, articles: [], transfers: [] };
  const plain = { moved: false, similarity: 0, differences: [] } as const;
  const articles = b.map((article): ArticleChange => {
    const other = first.get(article);
    if (other) return { change: 'corresponds', older: other, newer: article, ...plain };
    return { change: added.has(article) ? 'added' : 'unknown', newer: article, ...plain };
  });
  const rest = a.filter((article) => !taken.has(article));
  const left = rest.map((article): ArticleChange => ({ change: 'unknown', older: article, ...plain }));
  return { older, newer, basis, articles: [...articles, ...left], transfers };
}

function correspondences(articles: readonly Provision[], other: Document): Correspondence[] {
  return articles.map((article) => {
    const named = placesIn(article.headnote?.corresponds ?? '', other.version?.slice(0, 4));
    return { article, ...(named === undefined ? {} : { named }) };
  });
}

/** 2007版第二条、第三条 → the two places, when 2007 is the year asked for; 2007版无对应 → none. */
function placesIn(line: string, year: string | undefined): Locator[] | undefined {
  const at = year === undefined ? -1 : line.indexOf(`${year}版`);
  if (at < 0) return undefined;
  const from = at + `${year}版`.length;
  return readPlaces(line, from)?.map(({ locator }) => locator) ?? [];
}

function found(articles: readonly Provision[], places: readonly Locator[]): Provision[] {
  return places.flatMap((place) => articles.find((a) => sameLocator(a.locator, place.slice(0, 1))) ?? []);
}
