import { createHash } from 'node:crypto';
import type { Document, Entry } from '../types.ts';
import type { FieldTexts, IndexedDocument } from './retrieve/retriever.ts';

/** `id@version`, or `id` of a text without a date: what a document is called in an index and in a scope. */
export function documentKey({ id, version }: Document): string {
  return version === undefined ? id : `${id}@${version}`;
}

/** A document as it is indexed, by its entries. */
export function indexedDocument(key: string, entries: readonly Entry[]): IndexedDocument {
  return { key, entries: entries.map(fieldsOf) };
}

/** The words of an entry by field. */
export function fieldsOf(entry: Entry): FieldTexts {
  const { document, headings, text, headnote, provision } = entry;
  return {
    title: [document.title, ...document.shortTitles].join(' '),
    headings: [...headings, document.kind === 'report' ? provision.heading : ''].join(' '),
    text,
    headnote: headnote ? [headnote.text, ...headnote.figures, ...headnote.keywords].join(' ') : '',
    everyday: entry.everyday?.join(' ') ?? '',
    cited: '',
  };
}

/** Of what is indexed of a text by itself, everyday words aside. */
export function textDigest(entries: readonly Entry[]): string {
  const hash = createHash('sha256');
  for (const entry of entries) hash.update(JSON.stringify(fieldsOf(entry)));
  return hash.digest('hex');
}
