import { IMPLEMENTING, placeRightBefore } from '../../language/zh/title-wordings.ts';
import { pointedAtIn } from '../../language/zh/typed-titles.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { NamedWork } from './named-work.ts';
import type { TitleMention } from './title-mention.ts';

/** 乙省实施突发事件应对法办法, 应对法的省里实施办法: measures that implement a law, of the place named or of the home province. */
export function derivedTitles(
  text: string,
  works: readonly NamedWork[],
  { home, regionsIn }: Jurisdiction,
): TitleMention[] {
  for (const pattern of IMPLEMENTING) {
    const m = pattern.exec(text);
    if (!m?.groups?.law) continue;
    const law = works.find((w) => w.names.some((n) => m.groups!.law!.endsWith(n)));
    const regions = regionsIn(text);
    const start = Math.max(0, ...regions.map((r) => text.indexOf(r)).filter((i) => i >= 0 && i < m.index));
    const region = regions[0] ?? home;
    const lawName = law?.names[0];
    const found = works.filter(
      (w) =>
        region !== undefined && w.region === region && lawName !== undefined && w.names[0]!.includes(lawName),
    );
    return [
      {
        start: regions.length > 0 ? start : m.index,
        end: m.index + m[0].length,
        works: found.map((w) => w.id),
        exact: true,
      },
    ];
  }
  return [];
}

/** Whether the place named right before a title is another than that of the works: 乙省防汛条例, 甲市安全生产条例. */
export function elsewhere(
  before: string,
  ids: readonly string[],
  works: readonly NamedWork[],
  { home, regionsIn }: Jurisdiction,
): boolean {
  const [region] = regionsIn(before.slice(-4)).filter((r) => placeRightBefore(r).test(before));
  if (region === undefined || region === home) return false;
  return !works.some((w) => ids.includes(w.id) && w.region === region);
}

/** 乙市实施办法, 乙市那个突发办法: the only text of its kind of the place named. */
export function ofRegion(
  before: string,
  type: string,
  works: readonly NamedWork[],
  { home, regionsIn }: Jurisdiction,
): { works: string[]; length: number } | undefined {
  const [region] = regionsIn(before);
  if (region === undefined || region === home) return undefined;
  const kind = type.slice(-2);
  const found = works.filter((w) => w.region === region && w.names[0]!.endsWith(kind));
  return found.length === 1
    ? { works: [found[0]!.id], length: before.length - before.indexOf(region) }
    : undefined;
}

/** 甲市那部, 乙市那个, right before a place: the only text of a place that is not the home province. */
export function pointedAt(
  text: string,
  works: readonly NamedWork[],
  placeFollows: (end: number) => boolean,
  { home, regionsIn }: Jurisdiction,
): TitleMention[] {
  const out: TitleMention[] = [];
  for (const region of regionsIn(text)) {
    const m = pointedAtIn(region).exec(text);
    const found = works.filter((w) => w.region === region);
    if (!m || region === home || found.length !== 1) continue;
    const end = m.index + m[0].length;
    if (placeFollows(end)) out.push({ start: m.index, end, works: [found[0]!.id], exact: false });
  }
  return out;
}
