import type { Document } from '../types.ts';
import { type EntryStore, entryStore } from './entry-store.ts';
import type { Holdings } from './holdings.ts';
import { documentKey, fieldsOf } from './indexed-document.ts';
import { warmSegments } from './retrieve/flexsearch/warm-segments.ts';
import { type OpenedRetriever, type OpenIndexOptions, openIndex } from './retrieve/open-index.ts';
import type { IndexedDocument } from './retrieve/retriever.ts';
import { DEFAULT, type Weights } from './weights.ts';

/** The index of some holdings, for libraries that differ in nothing else. */
export function openIndexOf(
  holdings: Pick<Holdings, 'documents' | 'searchWords'>,
  options: OpenIndexOptions & { readonly weights?: Weights },
): Promise<OpenedRetriever> {
  const stored = entryStore(holdings.documents, holdings.searchWords);
  return openIndex(indexedOf(keyed(holdings.documents), stored), options.weights ?? DEFAULT, options);
}

/** Makes what is missing of the index of some holdings in its cache, and keeps nothing of it in memory. */
export async function warmIndex(holdings: Holdings, options: OpenIndexOptions): Promise<void> {
  const stored = entryStore(holdings.documents, holdings.searchWords);
  const indexed = indexedOf(keyed(holdings.documents), stored);
  if (options.indexUrl === undefined) return warmSegments(indexed, DEFAULT, options);
  await openIndex(indexed, DEFAULT, options);
}

/** Documents as they are indexed; texts are read only where the index wants them. */
export function indexedOf(documents: ReadonlyMap<string, Document>, stored: EntryStore): IndexedDocument[] {
  return [...documents].map(([key, document]): IndexedDocument => {
    const digest = stored.digest(document);
    return {
      key,
      size: stored.count(document),
      ...(digest === undefined ? {} : { digest }),
      get entries() {
        return stored.of(document).map(fieldsOf);
      },
    };
  });
}

/** Documents by key, in the order of the index: those held, then those known to be elsewhere. */
export function keyed(documents: readonly Document[]): ReadonlyMap<string, Document> {
  const byKey = new Map<string, Document>();
  for (const held of [true, false])
    for (const document of documents) {
      if ((document.text !== 'none') !== held) continue;
      let key = documentKey(document);
      while (byKey.has(key)) key += "'";
      byKey.set(key, document);
    }
  return byKey;
}
