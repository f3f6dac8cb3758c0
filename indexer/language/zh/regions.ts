import TABLE from './regions.json' with { type: 'json' };

/** Places that make rules of their own and name themselves in titles without 省 or 市. */
export const LEGISLATING: readonly string[] = [...TABLE.provinces.split(' '), ...TABLE.zones.split(' ')];

/**
 * Places in questions and titles. A question about another province or city is not answered by the rules of one's own: texts
 * name the places that they are for, all other places are outside them. The names are those of the standard, in
 * regions.json, and those that an organisation adds.
 */
export interface Regions {
  /** The province whose rules apply without being named; undefined: no place is home. */
  readonly home: string | undefined;
  /** Whether a place lies within the home province. */
  readonly isWithinHome: (region: string) => boolean;
  /** The places a text names, home first. Example: 甲省实施渡口条例办法 → 甲 */
  readonly regionsIn: (text: string) => string[];
  /** The place that a title is for, or undefined for national texts. Example: 甲市渡口规定 → 甲 */
  readonly regionOfTitle: (title: string) => string | undefined;
  /**
   * How rules of a place stand to a question that names some places: 1 it is named, −1 it is elsewhere and is not, 0 for
   * national rules and those at home.
   */
  readonly standing: (region: string | undefined, named: readonly string[]) => -1 | 0 | 1;
}

/** Which places are one's own; see `Organisation`. */
export interface OwnPlaces {
  readonly province?: string;
  readonly cities: readonly string[];
  readonly otherRegions: readonly string[];
}

export function regionsOf({ province: home, cities, otherRegions }: OwnPlaces): Regions {
  const own = home === undefined ? cities : [home, ...cities];
  const all = [
    ...new Set([...own, ...TABLE.provinces.split(' '), ...TABLE.cities.split(' '), ...otherRegions]),
  ];
  const within = new Set(cities);
  return {
    home,
    isWithinHome: (region) => within.has(region),
    regionsIn: (text) => all.filter((name) => text.includes(name)),
    regionOfTitle: (title) => all.find((name) => title.startsWith(name)),
    standing(region, named) {
      if (region === undefined) return 0;
      if (named.includes(region)) return 1;
      return home === undefined || region === home || within.has(region) ? 0 : -1;
    },
  };
}
