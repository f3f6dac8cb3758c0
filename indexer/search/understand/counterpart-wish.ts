import {
  ASKS_NUMBER,
  ASKS_WHETHER_NEW,
  THIS_PLACE,
  VERSION_SAID,
} from '../../language/zh/version-wordings.ts';
import { dateOf, type VersionWish } from './versions.ts';

/** That the article which stands for another in another version is asked for. */
export interface CounterpartWish {
  /** The version in which the place was named; undefined: the one that is spoken of. */
  readonly from: VersionWish | undefined;
  /** The version that is asked about. */
  readonly to: VersionWish;
}

const WISH = { older: false, both: false, spans: [] };
const OLDER: VersionWish = { ...WISH, older: true };
const NEWER: VersionWish = { ...WISH, newer: true };

/**
 * Reads the wish for the number of an article in another version, or whether it is new there.
 * @param text without the titles it names
 * @param place where the place begins that it names; undefined: it names none and may point at one
 * Example: 老的四十九条搬到新法第几条去了 → from the older to the newer; 在旧法里是几条 → from the newer to the older.
 */
export function counterpartWish(text: string, place: number | undefined): CounterpartWish | undefined {
  const isNew = ASKS_WHETHER_NEW.test(text);
  const said = [...text.matchAll(VERSION_SAID)].map((m) => ({ at: m.index, wish: wishOf(m) }));
  if (!isNew && !(said.length > 0 && ASKS_NUMBER.test(text))) return undefined;
  if (place === undefined)
    return isNew || THIS_PLACE.test(text) ? { from: undefined, to: said.at(-1)?.wish ?? OLDER } : undefined;
  const before = said.findLast(({ at }) => at < place)?.wish;
  const after = said.find(({ at }) => at > place)?.wish;
  if (isNew) return { from: before ?? NEWER, to: OLDER };
  const from = before ?? (after ? besides(after) : NEWER);
  return { from, to: after ?? besides(from) };
}

function wishOf({ groups }: RegExpExecArray): VersionWish {
  if (groups?.older !== undefined) return OLDER;
  const named = groups && dateOf(groups);
  return named === undefined ? NEWER : { ...WISH, named };
}

/** The other version, where one is named: of a year, the one in force, or whichever is not meant. */
function besides({ newer }: VersionWish): VersionWish {
  return newer ? OLDER : NEWER;
}
