import { byWork } from '../../documents/by-work.ts';
import { versionYears } from '../../documents/version-dates.ts';
import { FOLDED_AWAY, MISTYPED_END, PLACE_BEFORE, TYPED_END } from '../../language/zh/title-wordings.ts';
import { remembered } from '../../remembered.ts';
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
  const known = named.get(regionOfTitle) ?? new WeakMap<readonly Document[], NamedWork>();
  named.set(regionOfTitle, known);
  return [...byWork(documents)].map(([id, own]) => {
    const work = known.get(own) ?? namedWork(id, own, regionOfTitle);
    known.set(own, work);
    return work;
  });
}

/** By how a title tells its region, then by the documents of the work. */
const named = new WeakMap<Jurisdiction['regionOfTitle'], WeakMap<readonly Document[], NamedWork>>();

function namedWork(
  id: string,
  own: readonly Document[],
  regionOfTitle: Jurisdiction['regionOfTitle'],
): NamedWork {
  const names = new Set<string>();
  for (const { title, shortTitles } of own) {
    for (const name of [title, ...shortTitles]) names.add(foldTitle(name));
    const withoutRegion = foldTitle(title).replace(PLACE_BEFORE, '');
    if (withoutRegion.length > 5 && regionOfTitle(title)) names.add(withoutRegion);
  }
  const list = [...names];
  return {
    id,
    names: list,
    titles: list.filter((n) => n.length >= 5),
    years: versionYears(own),
    region: regionOfTitle(list[0]!),
    held: own.some(({ text }) => text !== 'none'),
    orders: new Set(own.flatMap(orderNumbers)),
    english: [...new Set(own.flatMap((d) => d.englishTitles ?? []))],
  };
}

/** Works by their ids. */
export const namedById = remembered(
  (works: readonly NamedWork[]): ReadonlyMap<string, NamedWork> =>
    new Map(works.map((work) => [work.id, work])),
);

/** The places that works are for. */
export const regionsOfWorks = remembered(
  (works: readonly NamedWork[]): ReadonlySet<string | undefined> =>
    new Set(works.map(({ region }) => region)),
);

/** One name of works. */
export interface Name {
  readonly name: string;
  /** The works that bear it. */
  readonly ids: readonly string[];
}

const namesByWorks = new WeakMap<readonly NamedWork[], ByStart<Name>>();

/** All names of the works; made once for a body of works. */
function namesOf(works: readonly NamedWork[]): ByStart<Name> {
  let names = namesByWorks.get(works);
  if (!names) {
    const ids = new Map<string, string[]>();
    for (const { id, names } of works)
      for (const name of names) {
        const bearers = ids.get(name);
        if (bearers) bearers.push(id);
        else ids.set(name, [id]);
      }
    const list = [...ids].map(([name, bearers]): Name => ({ name, ids: bearers }));
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
  return out.sort((a, b) => longerFirst(a.name.name, b.name.name) || a.at - b.at);
}

function longerFirst(a: string, b: string): number {
  if (a === b) return 0;
  return b.length - a.length || (a < b ? -1 : 1);
}
