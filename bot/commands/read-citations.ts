import type { Library } from '../../indexer/index.ts';
import { citationsOf } from '../answers/citation-index.ts';

/** Finds what cites what in a library step by step, so that nobody who asks for it waits for all texts to be read. */
export function readCitations(library: Library, pause?: () => Promise<unknown> | undefined): Promise<void> {
  return citationsOf(library).ready(pause);
}
