import type { MessagePort } from 'node:worker_threads';
import { openLibrary } from '../search/library.ts';
import type { FindOptions } from '../types.ts';
import { type PackedFinding, packer } from './packed-finding.ts';

/** What the thread opens; crosses to it. */
export interface SearchOrder {
  readonly dirs: readonly string[];
  readonly cacheDir?: string;
}

/** A question on its way to the thread, as JSON. */
export interface SearchRequest {
  readonly id: number;
  readonly question: string;
  readonly options: FindOptions;
}

/** What comes back, as JSON: first that the library is open, then findings. Without a finding the search failed. */
export type SearchResponse =
  | { readonly opened: string }
  | { readonly id: number; readonly finding?: PackedFinding };

/** Opens the library, says with which texts, and answers what comes through the port. */
export async function answerOn(port: MessagePort, order: SearchOrder): Promise<void> {
  const library = await openLibrary({ ...order, now: () => new Date() });
  const pack = packer(library);
  const say = (response: SearchResponse): void => port.postMessage(JSON.stringify(response));
  // The first question should not wait for dictionaries.
  await library.find('预热');
  port.on('message', (asked: string) => {
    const { id, question, options } = JSON.parse(asked) as SearchRequest;
    library.find(question, options).then(
      (finding) => say({ id, finding: pack(finding) }),
      () => say({ id }),
    );
  });
  say({ opened: library.header.corpusHash });
}
