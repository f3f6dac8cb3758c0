import { titleAndVersion, versionBehind } from './titles.ts';

/** A short name that a draft gives to a title: 《…》(以下简称《条例》). */
export interface Alias {
  readonly alias: string;
  readonly title: string;
  readonly version?: string;
  /** Where in the text it is introduced: from there on it holds, until it is given to another title. */
  readonly at: number;
}

const INTRODUCED =
  /《([^《》\n]{2,80}(?:〈[^〉]{2,40}〉[^《》\n]{0,40})?)》(\([^()\n]{0,60}?简称(?:为|[::])?[“《]?([^“”《》()\n,、;。]{1,30})[”》]?[^()\n]{0,30}\))/gu;

/** No draft introduces more: bounds the work on odd input. */
const MOST = 200;

/** The short names that a draft's folded text introduces. */
export function aliasesIn(text: string): Alias[] {
  return [...text.matchAll(INTRODUCED)].slice(0, MOST).map((m) => {
    const [, named, brackets, alias] = m;
    const { title, version } = titleAndVersion(named!);
    const own = versionBehind(brackets!) ?? version;
    return { alias: alias!, title, at: m.index, ...(own ? { version: own } : {}) };
  });
}
