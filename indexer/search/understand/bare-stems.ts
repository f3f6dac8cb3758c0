import { KIND_LEFT_OUT, ONLY_PLACE } from '../../language/zh/typed-titles.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { NamedWork } from './named-work.ts';
import type { TitleMention } from './title-mention.ts';

/**
 * A message that is a title without its kind and a number: 危化88(3), 抗旱35(五). Only where the words begin one work's name
 * and no other's, and nothing else is said.
 */
export function bareStem(
  text: string,
  works: readonly NamedWork[],
  { leadIn }: Jurisdiction,
): TitleMention[] {
  const number = text.search(/\d/u);
  if (number < 2 || !ONLY_PLACE.test(text.slice(number))) return [];
  const said = text.slice(0, number).trimEnd();
  for (let start = Math.max(0, said.length - LONGEST); start <= said.length - 2; start++) {
    if (start > 0 && !leadIn.test(said.slice(0, start))) continue;
    const stem = said.slice(start);
    const found = works.filter((w) =>
      w.names.some((n) => KIND_LEFT_OUT.test(n) && n.replace(KIND_LEFT_OUT, '') === stem),
    );
    if (found.length === 1) return [{ start, end: said.length, works: [found[0]!.id], exact: false }];
  }
  return [];
}

/** Characters of the longest title without its kind. */
const LONGEST = 24;
