import { ownWords } from '../../language/zh/intents.ts';
import { type Regions, regionsOf } from '../../language/zh/regions.ts';
import { leadIn, weakBefore } from '../../language/zh/title-wordings.ts';
import { NO_ORGANISATION } from '../../model/organisation.ts';
import { remembered } from '../../remembered.ts';
import type { Document, Organisation } from '../../types.ts';

/** What understanding and ranking take from whose knowledge it is: its place among places, its names, the years of its reports. */
export interface Jurisdiction extends Regions {
  /** Words of a question that speak of the organisation or of a year that it reports on. */
  readonly ownWords: RegExp | undefined;
  /** Words by which its people call the organisation; undefined where there are none. */
  readonly selfNamed: RegExp | undefined;
  /** What may stand before a title without being part of it. */
  readonly leadIn: RegExp;
  /** What stands before a title of two characters where it is one. */
  readonly weakBefore: RegExp;
}

const placesOf = remembered(regionsOf);

/** @param documents held; the reports among them tell which years are reported on, and the next is what they plan for */
export function jurisdictionOf(organisation: Organisation, documents: readonly Document[]): Jurisdiction {
  const { selfNames } = organisation;
  const reports = documents.filter(({ kind }) => kind === 'report');
  const years = [...new Set(reports.flatMap(({ title }) => /(?:19|20)\d\d/.exec(title)?.[0] ?? []))];
  const planned = years.map((year) => String(Number(year) + 1));
  const regions = placesOf(organisation);
  return {
    ...regions,
    ownWords: ownWords(selfNames, [...new Set([...years, ...planned])]),
    selfNamed: ownWords(selfNames, []),
    leadIn: leadIn(regions.home),
    weakBefore: weakBefore(selfNames, years),
  };
}

/** Of knowledge that does not say whose it is and holds no report. */
export const NO_JURISDICTION: Jurisdiction = jurisdictionOf(NO_ORGANISATION, []);
