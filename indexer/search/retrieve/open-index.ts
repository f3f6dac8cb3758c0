import {
  type OpenedRetriever,
  type OpenRetrieverOptions,
  openRetriever,
} from './flexsearch/open-retriever.ts';
import type { IndexWeights } from './index-weights.ts';
import type { IndexedDocument } from './retriever.ts';

export type { OpenedRetriever } from './flexsearch/open-retriever.ts';

export interface OpenIndexOptions extends OpenRetrieverOptions {
  /** The address of a PostgreSQL that keeps the index, postgres://…; default none, the index is held in memory. */
  readonly indexUrl?: string;
}

/** The index of some documents: embedded, or in a database that several servers share. */
export async function openIndex(
  documents: readonly IndexedDocument[],
  weights: IndexWeights,
  { indexUrl, ...options }: OpenIndexOptions,
): Promise<OpenedRetriever> {
  if (indexUrl !== undefined) {
    const { openPostgres } = await import('./postgres/open-postgres.ts');
    return openPostgres(documents, weights, indexUrl, options);
  }
  return openRetriever(documents, weights, options);
}
