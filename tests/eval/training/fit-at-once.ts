import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EmbeddingFile } from '../../../indexer/search/understand/embedding.ts';
import type { EmbeddingOptions, Saying } from './embedding-model.ts';

const THREAD = new URL('./embedding-thread.ts', import.meta.url);
const LOADER = import.meta.resolve('tsx/esm/api');
/** A thread does not inherit the loader that sources run under: it registers its own. */
const SOURCES = `import(${JSON.stringify(LOADER)}).then(({ register }) => (register(), import(${JSON.stringify(THREAD.href)})))`;

/** Fits embeddings as `fitEmbedding` does, as many at once as there are processors; in the order of what they learn from. */
export async function fitAtOnce(
  all: readonly (readonly Saying[])[],
  options: EmbeddingOptions,
): Promise<EmbeddingFile[]> {
  const out: EmbeddingFile[] = [];
  const waiting = all.entries();
  const fitOneByOne = async (): Promise<void> => {
    for (const [i, sayings] of waiting) {
      const thread = new Worker(SOURCES, { workerData: { sayings, options }, eval: true });
      [out[i]] = (await once(thread, 'message')) as [EmbeddingFile];
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, fitOneByOne));
  return out;
}
