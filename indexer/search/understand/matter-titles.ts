import { PLACE_BEFORE } from '../../language/zh/title-wordings.ts';
import {
  KIND_LEFT_OUT,
  OF_HOME,
  OF_NATION,
  POINTED_BY_MATTER,
  SHORTEST_KIND,
} from '../../language/zh/typed-titles.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { NamedWork } from './named-work.ts';
import { shortened } from './title-likeness.ts';
import type { TitleMention } from './title-mention.ts';

/** Characters of the longest matter that a text is pointed at by. */
const LONGEST = 10;
/** Nobody points at more texts in one message. */
const MOST = 3;

/** 抗旱的那部条例, 省里气象那部: the text whose title is about what is said of it, where one is more than all others. */
export function pointedAtByMatter(
  text: string,
  works: readonly NamedWork[],
  { leadIn, home }: Jurisdiction,
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const m of [...text.matchAll(POINTED_BY_MATTER)].slice(0, MOST)) {
    const before =
      /\p{Script=Han}{1,10}$/u.exec(text.slice(Math.max(0, m.index - LONGEST), m.index))?.[0] ?? '';
    const kind = m.groups?.kind?.startsWith(SHORTEST_KIND) ? SHORTEST_KIND : m.groups?.kind;
    for (let length = before.length; length >= 2; length--) {
      const rest = before.slice(0, -length);
      const region = OF_NATION.test(rest) ? { of: undefined } : OF_HOME.test(rest) ? { of: home } : undefined;
      if (!region && !leadIn.test(rest)) continue;
      const among = region ? works.filter((work) => work.region === region.of) : works;
      const found = likeliest(before.slice(-length), kind ?? '', among);
      if (found.length === 0) continue;
      out.push({ start: m.index - length, end: m.index + m[0].length, works: found, exact: false });
      break;
    }
  }
  return out;
}

/** The work that a matter stands for better than others do; of two alike the one that can be read. None where several are left. */
function likeliest(matter: string, kind: string, works: readonly NamedWork[]): string[] {
  if (OF_HOME.test(matter) || OF_NATION.test(matter)) return [];
  let top: NamedWork[] = [];
  let most = 0;
  for (const work of works) {
    const score = Math.max(0, ...work.names.map((name) => likeness(matter, kind, name)));
    if (score === 0 || score < most) continue;
    top = score > most ? [work] : [...top, work];
    most = score;
  }
  const readable = top.filter(({ held }) => held);
  const [one, another] = readable.length > 0 ? readable : top;
  return one && !another ? [one.id] : [];
}

/** How well a matter stands for a name of a kind: 0 not at all. */
function likeness(matter: string, kind: string, name: string): number {
  if (!KIND_LEFT_OUT.test(name) || !name.endsWith(kind)) return 0;
  const stem = name.replace(KIND_LEFT_OUT, '');
  const here = stem.replace(PLACE_BEFORE, '');
  const begins = stem.startsWith(matter) || here.startsWith(matter);
  const whole = stem === matter || here === matter;
  return (shortened(matter, stem) ?? Number.NEGATIVE_INFINITY) + (begins ? 1 : 0) + (whole ? 1 : 0);
}
