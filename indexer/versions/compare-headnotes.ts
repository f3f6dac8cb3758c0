import { formatLocator } from '../structure/locator.ts';
import { readPlaces } from '../structure/place-grammar.ts';
import { articlesOf } from '../structure/tree.ts';
import type { Document, Locator, Provision } from '../types.ts';
import type { ArticleChange, Comparison, Transfer } from './comparison.ts';

/** The articles of one side, and what their headnotes say of the other side. */
interface Side {
  readonly articles: readonly Provision[];
  /** Places of the other version that an article's line names; empty: it says there is none; none: it says nothing. */
  readonly named: ReadonlyMap<Provision, readonly Locator[]>;
  /** The article at a place; one that is not held stands as an article of which only the number is known. */
  at(place: Locator): Provision;
}

const PLAIN = { moved: false, similarity: 0, differences: [] } as const;

/**
 * Compares by the headnotes' lines `对应: 2007版第六十三条`, read in both directions. Texts are not compared: a pair is
 * `corresponds`, whatever became of its words; an older article may stand in several pairs, as the lines name it; an
 * article of which nothing is said is `unknown`. A named article without a headnote has its number and no words.
 */
export function compareHeadnotes(older: Document, newer: Document): Comparison {
  const [a, b] = [sideOf(older, newer), sideOf(newer, older)];
  const pairs = [
    ...[...b.named].flatMap(([article, places]) => places.map((p) => ({ older: a.at(p), newer: article }))),
    ...[...a.named].flatMap(([article, places]) => places.map((p) => ({ older: article, newer: b.at(p) }))),
  ];
  if (a.named.size + b.named.size === 0) return { older, newer, basis: 'none', articles: [], transfers: [] };
  const first = new Map<Provision, Provision>();
  const transfers: Transfer[] = [];
  for (const pair of pairs) {
    const before = first.get(pair.newer);
    if (!before) first.set(pair.newer, pair.older);
    else if (
      before !== pair.older &&
      !transfers.some((t) => t.older === pair.older && t.newer === pair.newer)
    )
      transfers.push({ ...pair, similarity: 0 });
  }
  const notHeld = [...first.keys()].filter((article) => !b.articles.includes(article));
  const articles = [...b.articles, ...notHeld].map((article): ArticleChange => {
    const other = first.get(article);
    if (other) return { change: 'corresponds', older: other, newer: article, ...PLAIN };
    return { change: b.named.has(article) ? 'added' : 'unknown', newer: article, ...PLAIN };
  });
  const taken = new Set(pairs.map((pair) => pair.older));
  const left = a.articles.filter((article) => !taken.has(article));
  const rest = left.map((article): ArticleChange => {
    return { change: a.named.has(article) ? 'deleted' : 'unknown', older: article, ...PLAIN };
  });
  return { older, newer, basis: 'headnotes', articles: [...articles, ...rest], transfers };
}

function sideOf(own: Document, other: Document): Side {
  const articles = articlesOf(own.root);
  const byPlace = new Map(articles.map((article) => [formatLocator(article.locator), article]));
  const named = new Map<Provision, readonly Locator[]>();
  for (const article of articles) {
    const places = placesIn(article.headnote?.corresponds ?? '', other.version?.slice(0, 4));
    if (places) named.set(article, places);
  }
  return {
    articles,
    named,
    at(place) {
      const key = formatLocator(place.slice(0, 1));
      const article = byPlace.get(key) ?? numberOnly(own.root, place.slice(0, 1));
      byPlace.set(key, article);
      return article;
    },
  };
}

/** 2007版第二条、第三条 → the two places, when 2007 is the year asked for; 2007版无对应 → none. */
function placesIn(line: string, year: string | undefined): Locator[] | undefined {
  const at = year === undefined ? -1 : line.indexOf(`${year}版`);
  if (at < 0) return undefined;
  const places = readPlaces(line, at + `${year}版`.length) ?? [];
  return places.map(({ locator }) => locator).filter((locator) => locator[0]?.type === 'article');
}

function numberOnly(root: Provision, locator: Locator): Provision {
  const { number, suffix } = locator[0]!;
  return {
    type: 'article',
    number,
    ...(suffix === undefined ? {} : { suffix }),
    label: formatLocator(locator),
    heading: '',
    text: '',
    children: [],
    lines: { start: root.lines.start, end: root.lines.start },
    span: { start: 0, end: 0 },
    locator,
  };
}
