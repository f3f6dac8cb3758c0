import type { NamedLaw } from '../../documents/named-laws.ts';
import {
  ASKING_BEFORE_LAW,
  BEFORE_LAW,
  LAW_NAME_GOES_ON,
  LOCAL_RULE,
  NO_MATTER,
  WEAK_LAW_AFTER,
  WEAK_LAW_LENGTH,
} from '../../language/zh/unheld-laws.ts';
import { remembered } from '../../remembered.ts';
import { type ByStart, byStart, startingAt } from '../by-start.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { NamedWork } from './named-work.ts';
import { foldTitle } from './named-works.ts';
import type { TitleMention } from './title-mention.ts';

/** A place in a question where a law or rule is named that no document bears. */
export interface UnheldMention {
  readonly start: number;
  readonly end: number;
  /** Its full title where the list of named laws has it, else the name as asked. */
  readonly title: string;
}

interface Name {
  readonly name: string;
  readonly title: string;
}

/** Laws that people name, by how their names begin, longest first. */
export type LawNames = ByStart<Name>;

/** Makes the names of a list of laws ready for finding, once. */
export const lawNames = remembered((laws: readonly NamedLaw[]): LawNames => {
  const names = laws.flatMap(({ title, short }) =>
    [title, ...short].map((name): Name => ({ name: foldTitle(name), title })),
  );
  names.sort((a, b) => b.name.length - a.name.length);
  return byStart(names, ({ name }) => name);
});

/**
 * The laws and rules that a question names and no document bears, in order. What `findTitles` found among the documents wins
 * over any name here.
 * @param text folded as titles are
 * @param works those that documents bear: 食品安全生产法 names a law that is not held, and 安全生产法 may be
 * Example: 消防法对占用消防通道怎么处罚 → 消防法; 乙省安全生产条例第三条 → 乙省安全生产条例.
 */
export function findUnheld(
  text: string,
  found: readonly TitleMention[],
  laws: LawNames,
  works: readonly NamedWork[],
  jurisdiction: Jurisdiction,
): UnheldMention[] {
  const held = found.filter((m) => m.works.length > 0);
  const out: UnheldMention[] = [];
  const free = (start: number, end: number) => ![...held, ...out].some((m) => start < m.end && end > m.start);
  for (const m of text.matchAll(LOCAL_RULE)) {
    const place = withoutLeadIn(m.groups!.place!);
    const start = m.index + m.groups!.place!.length - place.length;
    const end = m.index + m[0].length;
    if (NO_MATTER.test(m.groups!.matter!) || !free(start, end)) continue;
    out.push({ start, end, title: text.slice(start, end) });
  }
  for (let at = 0; at < text.length; at++) {
    const law = startingAt(text, at, laws).find((name) => isLawNamed(text, at, name.name, jurisdiction));
    if (!law || !free(at, at + law.name.length)) continue;
    if (works.some(({ names }) => names.includes(foldTitle(law.title)))) continue;
    out.push({ start: at, end: at + law.name.length, title: law.title });
  }
  // 《…》 marks are folded away: what looks like a title in any other way is one only as the whole of what was asked about.
  for (const { start, end } of found.filter((m) => m.works.length === 0))
    if (free(start, end)) out.push({ start, end, title: withoutLeadIn(text.slice(start, end)) });
  return out.sort((a, b) => a.start - b.start);
}

/** Whether the name of a law that stands at an offset of a text names the law there: 消防法规 and 国家消防法庭 do not. */
export function isLawNamed(text: string, at: number, name: string, { leadIn }: Jurisdiction): boolean {
  if (!text.startsWith(name, at)) return false;
  const after = text.slice(at + name.length);
  if (LAW_NAME_GOES_ON.test(after)) return false;
  if (name.length <= WEAK_LAW_LENGTH && !WEAK_LAW_AFTER.test(after)) return false;
  if (name.length > 4) return true;
  const before = text.slice(Math.max(0, at - 6), at);
  return !/\p{Script=Han}$/u.test(before) || leadIn.test(before) || BEFORE_LAW.test(before);
}

/** 请问乙省 → 乙省. */
function withoutLeadIn(text: string): string {
  return text.replace(ASKING_BEFORE_LAW, '');
}
