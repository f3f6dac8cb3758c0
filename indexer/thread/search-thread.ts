import { Worker } from 'node:worker_threads';
import type { Finding, Library } from '../types.ts';
import { type PackedFinding, unpacker } from './packed-finding.ts';
import type { SearchOrder, SearchRequest, SearchResponse } from './search-worker.ts';

/** A thread that searches, so that the one that talks to people is free meanwhile. */
export interface SearchThread {
  /**
   * The library, its questions answered on the thread, without reasons (see `PackedFinding`). A thread that holds other texts, fails or ends is no loss:
   * the library then answers by itself, as before.
   */
  answering(library: Library): Library;
  /** Ends the thread; questions that are on it are answered without it. */
  close(): Promise<void>;
}

interface Waiting {
  readonly done: (finding: PackedFinding) => void;
  readonly failed: () => void;
}

/**
 * Begins to open the folders on a thread of its own.
 * @param lost told once when the thread ends without having been closed
 */
export function searchThread(order: SearchOrder, lost: (error: unknown) => void): SearchThread {
  const worker = new Worker(new URL('./search-worker.mjs', import.meta.url), { workerData: order });
  // It does not keep the process: the server does.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let serial = 0;
  let ended = false;
  const end = (error?: unknown): void => {
    if (ended) return;
    ended = true;
    if (error) lost(error);
    for (const { failed } of waiting.values()) failed();
    waiting.clear();
  };
  const opened = new Promise<string | undefined>((resolve) => {
    worker.on('message', (said: string) => {
      const response = JSON.parse(said) as SearchResponse;
      if ('opened' in response) return resolve(response.opened);
      const asker = waiting.get(response.id);
      waiting.delete(response.id);
      if (response.finding) asker?.done(response.finding);
      else asker?.failed();
    });
    worker.once('error', (error) => {
      end(error);
      resolve(undefined);
    });
    worker.once('exit', (code) => {
      end(new Error(`the search thread ended with code ${code}`));
      resolve(undefined);
    });
  });
  const ask = (question: string, options: SearchRequest['options']): Promise<PackedFinding | undefined> =>
    new Promise((resolve) => {
      const id = ++serial;
      waiting.set(id, { done: resolve, failed: () => resolve(undefined) });
      const request: SearchRequest = { id, question, options };
      worker.postMessage(JSON.stringify(request));
    });

  return {
    answering(library) {
      const unpack = unpacker(library);
      const find = async (question: string, options: SearchRequest['options'] = {}): Promise<Finding> => {
        const sameTexts = !ended && (await opened) === library.header.corpusHash;
        const finding = sameTexts && !ended ? await ask(question, options) : undefined;
        return finding ? unpack(finding) : library.find(question, options);
      };
      return { ...library, find };
    },
    async close() {
      end();
      await worker.terminate();
    },
  };
}
