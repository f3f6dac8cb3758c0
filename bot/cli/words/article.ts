import { entriesOf } from '../../../indexer/search/entries.ts';
import { formatLocator } from '../../../indexer/structure/locator.ts';
import type { Document } from '../../../indexer/types.ts';

/** One place of a document that words are written for. */
export interface Article {
  /** 第十二条, 一(三)1: as a line of search-words names it. */
  readonly place: string;
  readonly headings: readonly string[];
  /** Its words as held: the official text, or the headnote where nothing else is. */
  readonly text: string;
  readonly official: boolean;
  readonly key: string;
}

/** The places of a document that people look for; rows of tables belong to the place above them. */
export function articlesOfDocument(document: Document): Article[] {
  return entriesOf(document)
    .filter(({ provision }) => provision.type !== 'row')
    .flatMap(({ key, locator, headings, text, headnote, form }) => {
      const words = text || (headnote?.text ?? '');
      return words === ''
        ? []
        : [{ key, place: formatLocator(locator), headings, text: words, official: form === 'official' }];
    });
}
