import TABLE from './regions.json' with { type: 'json' };

/** Places that make rules of their own and name themselves in titles without 省 or 市. */
export const LEGISLATING: readonly string[] = [...TABLE.provinces.split(' '), ...TABLE.zones.split(' ')];

/** 省条例, 我们省的办法, 省里还有别的规定吗: the rules of one's own province. */
const OF_HOME =
  /[我咱本](?:们)?省(?!委|政府|长|厅)|(?<![一-鿿]{2})省(?:里|内|级)?的?(?:那[个部])?(?:条例|办法|规定|法规)|省里(?:的|还|有没有|自己|那[个部]|也)/u;
/** 国家的法, 国家那部, 上位法: the rules of the whole country. */
const OF_NATION =
  /国家(?:的|层面|那[边部个]|那边的)?(?:法律?(?!治|院|律师)|条例|规定|法规|层面|那边)|(?:国家|全国|国务院)那[部个]|国务院(?:的|那个)?(?:条例|规定)|上位法/u;
/** Stands among the places that a question names for the whole country. */
export const NATION = '全国';

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
  /** The same for a question, which may also speak of its own province, or of the whole country. Example: 省条例 → 甲 */
  readonly regionsAsked: (question: string) => string[];
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
    regionsAsked(question) {
      const named = all.filter((name) => question.includes(name));
      const own = home !== undefined && !named.includes(home) && OF_HOME.test(question) ? [home] : [];
      return [...own, ...named, ...(OF_NATION.test(question) ? [NATION] : [])];
    },
    regionOfTitle: (title) => all.find((name) => title.startsWith(name)),
    standing(region, named) {
      if (region === undefined) return named.includes(NATION) ? 1 : 0;
      if (named.includes(region)) return 1;
      return home === undefined || region === home || within.has(region) ? 0 : -1;
    },
  };
}
