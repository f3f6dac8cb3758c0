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
  const year = document.version.slice(0, 4);
  const named = document.history.find((e) => e.date === document.version && e.event in EVENT);
  return `(${year}年${named ? EVENT[named.event as keyof typeof EVENT] : '版'})`;
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

/** The message that asks for a place. Example: 《示例防汛条例》2021版第十二条 */
export function placeQuestion(document: Document, locator: Locator): string {
  const version = document.version && document.kind !== 'report' ? `${document.version.slice(0, 4)}版` : '';
  const place = locator.length === 0 ? '' : formatLocator(locator);
  return `《${document.title}》${version}${place}`;
}
