import { formatLocator, toAnchor } from '../structure/locator.ts';
import type { Document, Locator } from '../types.ts';
import type { CheckFinding } from './finding.ts';

/** 《示例省防汛条例》(2021版)第三条: a place with its version, as findings name it. */
export function placeName(document: Document, locator: Locator, to?: Locator): string {
  const place = locator.length === 0 ? '' : `${formatLocator(locator)}${to ? `至${formatLocator(to)}` : ''}`;
  return `《${document.title}》${versionName(document)}${place}`;
}

/** (2021版), with the date where two versions are of a year. Empty without a version. */
export function versionName(document: Document): string {
  return document.version === undefined ? '' : `(${versionWord(document)})`;
}

/** 2021版. */
export function versionWord(document: Document): string {
  const { version = '', sameYear } = document;
  return `${sameYear ? version : version.slice(0, 4)}版`;
}

/** Where the reader shows a place. */
export function readerPlace(document: Document, locator: Locator): NonNullable<CheckFinding['place']> {
  const { id, version } = document;
  return { document: id, ...(version === undefined ? {} : { version }), anchor: toAnchor(locator) };
}

/** An article of a locator, as a step of its own; undefined for a place that is not in one. */
export function articleOf(locator: Locator): Locator | undefined {
  const step = locator.find((s) => s.type === 'article');
  return step && [step];
}

/** Differences as people read them: 应当在【三】→【五】日内; what is the same far from a change is left out. */
export function shownDifferences(
  differences: readonly { readonly op: string; readonly text: string }[],
): string {
  const NEAR = 8;
  return differences
    .map(({ op, text }, i) => {
      if (op === 'deleted') return `【原文:${text}】`;
      if (op === 'added') return `【文稿:${text}】`;
      if (text.length <= 2 * NEAR) return text;
      const [head, tail] = [
        i === 0 ? '' : text.slice(0, NEAR),
        i === differences.length - 1 ? '' : text.slice(-NEAR),
      ];
      return `${head}…${tail}`;
    })
    .join('');
}
