import { remembered } from '../remembered.ts';
import type { Document } from '../types.ts';

/** A named title is that of a longer one that only puts a place before it: 宁波市 + 生产经营单位安全生产主体责任规定. */
const LONGEST_PREFIX = 8;
const SHORTEST_SUFFIX = 8;

/** Finds the work that a title in a text names. Undefined when none or more than one could be meant. */
export type TitleLookup = (title: string) => string | undefined;

/** Of a name that more than one work bears. */
const SEVERAL = Symbol('several works');

type Meant = string | typeof SEVERAL;

/**
 * Knows works by title and short titles; 中华人民共和国, blanks and the kind of brackets make no difference. A full title wins
 * over another work's short one: 《气象灾害防御条例》 is the state's, whatever people of a province call their own.
 * @param elsewhere titles of works known to be others, not held: no short title or ending is read as one of them
 */
export function titleLookup(documents: readonly Document[], elsewhere: readonly string[] = []): TitleLookup {
  const byTitle = new Map<string, Meant>();
  const full = new Map<string, Meant>();
  const others = new Set(elsewhere.map(plainTitle));
  const titles = new Map<string, string>();
  for (const document of documents) {
    const { id } = document;
    const names = plainNames(document);
    titles.set(names[0]!, id);
    add(full, names[0]!, id);
    for (const name of names) add(byTitle, name, id);
  }
  const byEnding = new Map<string, string[]>();
  for (const title of titles.keys()) {
    const ending = endingOf(title);
    const alike = byEnding.get(ending);
    if (alike) alike.push(title);
    else byEnding.set(ending, [title]);
  }
  const endingWith = (key: string): Meant | undefined => {
    const ids = new Map<string, Meant>();
    if (key.length < SHORTEST_SUFFIX) return undefined;
    for (const title of byEnding.get(endingOf(key)) ?? []) {
      const prefix = title.length - key.length;
      if (prefix > 0 && prefix <= LONGEST_PREFIX && title.endsWith(key)) add(ids, key, titles.get(title)!);
    }
    return ids.get(key);
  };
  const known = new Map<string, string | undefined>();
  return (title) => {
    const key = plainTitle(title);
    if (!known.has(key)) {
      const meant = full.get(key) ?? (others.has(key) ? undefined : (byTitle.get(key) ?? endingWith(key)));
      known.set(key, meant === SEVERAL ? undefined : meant);
    }
    return known.get(key);
  };
}

function add(ids: Map<string, Meant>, name: string, id: string): void {
  const before = ids.get(name);
  ids.set(name, before === undefined || before === id ? id : SEVERAL);
}

/** A document's names as they are compared, its title first. */
const plainNames = remembered(({ title, shortTitles }: Document): readonly string[] =>
  [title, ...shortTitles].map(plainTitle),
);

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
