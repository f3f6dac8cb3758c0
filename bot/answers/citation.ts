import { type Document, type Form, formatLocator, type Locator } from '../../indexer/index.ts';
import { HEADNOTE_MARK } from './labels.ts';

const EVENT = {
  revised: '修订',
  amended: '修正',
  adopted: '通过',
  approved: '批准',
  published: '公布',
} as const;

/**
 * What tells one dated text of a work from another, in the form of official citations: (2024年修订), (2016年修正).
 * Empty for a text without a version and for reports, which have one text only.
 */
export function versionNote(document: Document): string {
  if (!document.version || document.kind === 'report') return '';
  const named = document.history.find((e) => e.date === document.version && e.event in EVENT);
  return `(${dateName(document)}${named ? EVENT[named.event as keyof typeof EVENT] : '版'})`;
}

/**
 * The official citation: 《示例防汛条例》(2021年修订)第十二条第二款; a report's place stands after a blank:
 * 《2020年示例报告》 一(三)1. A headnote never gets the bare form: its mark stands in front.
 */
export function citationOf(document: Document, locator: Locator, form: Form): string {
  const place = locator.length === 0 ? '' : formatLocator(locator);
  const glue = place !== '' && !place.startsWith('第') ? ' ' : '';
  const official = `《${document.title}》${versionNote(document)}${glue}${place}`;
  return form === 'headnote' ? `${HEADNOTE_MARK}:${official}` : official;
}

/** The year of a text, or its date where another text of the work is of that year: 2021年, 2007年12月29日. */
export function dateName({ version = '', sameYear }: Document): string {
  return writtenDate(sameYear ? version : version.slice(0, 4));
}

/** 2007 → 2007年, 2007-12-29 → 2007年12月29日. */
export function writtenDate(date: string): string {
  const [year, month, day] = date.split('-');
  return [`${year}年`, ...(month ? [`${Number(month)}月`] : []), ...(day ? [`${Number(day)}日`] : [])].join(
    '',
  );
}

/** How people name a version of a text: 2021版, 2007年12月29日版. Empty without a date, and for reports. */
export function versionName(document: Document): string {
  if (!document.version || document.kind === 'report') return '';
  return `${document.sameYear ? dateName(document) : document.version.slice(0, 4)}版`;
}

/** The readable form of a place, which asks for it when it is typed. Example: 《示例防汛条例》2021版第十二条 */
export function placeName(document: Document, locator: Locator): string {
  const version = versionName(document);
  const place = locator.length === 0 ? '' : formatLocator(locator);
  return `《${document.title}》${version}${place}`;
}
