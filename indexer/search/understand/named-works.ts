import { versionYears } from '../../documents/version-dates.ts';
import { FOLDED_AWAY, MISTYPED_END, PLACE_BEFORE, TYPED_END } from '../../language/zh/title-wordings.ts';
import type { Document } from '../../types.ts';
import { type ByStart, byStart, startingAt } from '../by-start.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { NamedWork } from './named-work.ts';
import { orderNumbers } from './order-numbers.ts';

/** Folds a title for comparison: no title marks, brackets, blanks or 中华人民共和国. Example: 《中华人民共和国防洪法》 → 防洪法. */
export function foldTitle(title: string): string {
  return withTypeWords(title.normalize('NFKC').replace(FOLDED_AWAY, ''));
}

/** The word that ends most titles, where it is mistyped: 抗旱条列28条 → 抗旱条例28条. Lengths are kept. */
export function withTypeWords(text: string): string {
  return text.replace(MISTYPED_END, TYPED_END);
}

/** The works of a body of documents with all their names. */
export function namedWorks(documents: readonly Document[], { regionOfTitle }: Jurisdiction): NamedWork[] {
  const names = new Map<string, Set<string>>();
  const ofWork = new Map<string, Document[]>();
  for (const document of documents) {
    const { id, title, shortTitles } = document;
    const set = names.get(id) ?? new Set();
    names.set(id, set);
    ofWork.set(id, [...(ofWork.get(id) ?? []), document]);
    for (const name of [title, ...shortTitles]) set.add(foldTitle(name));
    const withoutRegion = foldTitle(title).replace(PLACE_BEFORE, '');
    if (withoutRegion.length > 5 && regionOfTitle(title)) set.add(withoutRegion);
  }
  return [...names].map(([id, set]) => {
    const list = [...set];
    const own = ofWork.get(id) ?? [];
    const years = versionYears(own);
    return {
      id,
      names: list,
      titles: list.filter((n) => n.length >= 5),
      years,
      region: regionOfTitle(list[0]!),
      held: own.some(({ text }) => text !== 'none'),
      orders: new Set(own.flatMap(orderNumbers)),
      english: [...new Set(own.flatMap((d) => d.englishTitles ?? []))],
    };
  });
}

/** One name of works. */
export interface Name {
  readonly name: string;
  /** The works that bear it. */
  readonly ids: readonly string[];
  /** Its place among all names, longest first. */
  readonly order: number;
}

const namesByWorks = new WeakMap<readonly NamedWork[], ByStart<Name>>();

/** All names of the works; made once for a body of works. */
function namesOf(works: readonly NamedWork[]): ByStart<Name> {
  let names = namesByWorks.get(works);
  if (!names) {
    const ids = new Map<string, string[]>();
    for (const { id, names } of works)
      for (const name of names) ids.set(name, [...(ids.get(name) ?? []), id]);
    const list = [...ids]
      .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
      .map(([name, bearers], order) => ({ name, ids: bearers, order }));
    names = byStart(list, ({ name }) => name);
    namesByWorks.set(works, names);
  }
  return names;
}

/** Where a text has names of works, longest first. */
export function namesIn(text: string, works: readonly NamedWork[]): { at: number; name: Name }[] {
  const names = namesOf(works);
  const out: { at: number; name: Name }[] = [];
  for (let at = 0; at < text.length; at++)
    for (const name of startingAt(text, at, names))
      if (text.startsWith(name.name, at)) out.push({ at, name });
  return out.sort((a, b) => a.name.order - b.name.order || a.at - b.at);
}
