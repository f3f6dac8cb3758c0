import type { Document } from '../types.ts';

/** A named title is that of a longer one that only puts a place before it: 宁波市 + 生产经营单位安全生产主体责任规定. */
const LONGEST_PREFIX = 8;
const SHORTEST_SUFFIX = 8;

/** Finds the work that a title in a text names. Undefined when none or more than one could be meant. */
export type TitleLookup = (title: string) => string | undefined;

/** Knows works by title and short titles; 中华人民共和国, blanks and the kind of brackets make no difference. */
export function titleLookup(documents: readonly Document[]): TitleLookup {
  const byTitle = new Map<string, Set<string>>();
  const titles = new Map<string, string>();
  for (const { id, title, shortTitles } of documents) {
    titles.set(plainTitle(title), id);
    for (const name of [title, ...shortTitles]) {
      const key = plainTitle(name);
      byTitle.set(key, (byTitle.get(key) ?? new Set()).add(id));
    }
  }
  const known = new Map<string, string | undefined>();
  return (title) => {
    const key = plainTitle(title);
    if (!known.has(key)) known.set(key, only(byTitle.get(key) ?? endingWith(titles, key)));
    return known.get(key);
  };
}

const only = (ids: ReadonlySet<string>) => (ids.size === 1 ? [...ids][0] : undefined);

function endingWith(titles: ReadonlyMap<string, string>, key: string): Set<string> {
  const ids = new Set<string>();
  if (key.length < SHORTEST_SUFFIX) return ids;
  for (const [title, id] of titles) {
    const prefix = title.length - key.length;
    if (prefix > 0 && prefix <= LONGEST_PREFIX && title.endsWith(key)) ids.add(id);
  }
  return ids;
}

function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[《<]/gu, '〈')
    .replace(/[》>]/gu, '〉')
    .replaceAll('中华人民共和国', '');
}
