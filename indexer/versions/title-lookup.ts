import type { Document } from '../types.ts';

/** A named title is that of a longer one that only puts a place before it: 宁波市 + 生产经营单位安全生产主体责任规定. */
const LONGEST_PREFIX = 8;
const SHORTEST_SUFFIX = 8;

/** Finds the work that a title in a text names. Undefined when none or more than one could be meant. */
export type TitleLookup = (title: string) => string | undefined;

/**
 * Knows works by title and short titles; 中华人民共和国, blanks and the kind of brackets make no difference. A full title wins
 * over another work's short one: 《气象灾害防御条例》 is the state's, whatever people of a province call their own.
 * @param elsewhere titles of works known to be others, not held: no short title or ending is read as one of them
 */
export function titleLookup(documents: readonly Document[], elsewhere: readonly string[] = []): TitleLookup {
  const byTitle = new Map<string, Set<string>>();
  const full = new Map<string, Set<string>>();
  const others = new Set(elsewhere.map(plainTitle));
  const titles = new Map<string, string>();
  const byEnding = new Map<string, string[]>();
  for (const { id, title, shortTitles } of documents) {
    titles.set(plainTitle(title), id);
    full.set(plainTitle(title), (full.get(plainTitle(title)) ?? new Set()).add(id));
    for (const name of [title, ...shortTitles]) {
      const key = plainTitle(name);
      byTitle.set(key, (byTitle.get(key) ?? new Set()).add(id));
    }
  }
  for (const title of titles.keys()) {
    const ending = endingOf(title);
    const others = byEnding.get(ending);
    if (others) others.push(title);
    else byEnding.set(ending, [title]);
  }
  const endingWith = (key: string): Set<string> => {
    const ids = new Set<string>();
    if (key.length < SHORTEST_SUFFIX) return ids;
    for (const title of byEnding.get(endingOf(key)) ?? []) {
      const prefix = title.length - key.length;
      if (prefix > 0 && prefix <= LONGEST_PREFIX && title.endsWith(key)) ids.add(titles.get(title)!);
    }
    return ids;
  };
  const known = new Map<string, string | undefined>();
  return (title) => {
    const key = plainTitle(title);
    if (!known.has(key)) {
      const named = full.get(key) ?? (others.has(key) ? undefined : (byTitle.get(key) ?? endingWith(key)));
      known.set(key, named && only(named));
    }
    return known.get(key);
  };
}

const only = (ids: ReadonlySet<string>) => (ids.size === 1 ? [...ids][0] : undefined);

/** What titles are filed under, so that not all are looked at for one that is not held. */
const endingOf = (title: string): string => title.slice(-SHORTEST_SUFFIX);

/** A title as it is compared with others. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[《<]/gu, '〈')
    .replace(/[》>]/gu, '〉')
    .replaceAll('中华人民共和国', '');
}
