import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { withoutStamps } from '../../indexer/documents/knowledge-files.ts';
import type { CheckOrder } from './check-knowledge-worker.ts';
import type { Checked } from './check-mended.ts';

const extension = path.extname(import.meta.url);

/**
 * What is wrong with files of knowledge, found aside: reading, checking and indexing would hold up the turns of this
 * thread for a second or more. Leaves the index in the cache, from which it opens fast.
 */
export function checkKnowledgeAside(order: CheckOrder): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const worker = startThread(order);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the check ended with code ${code}`)));
  });
}

/** A worker does not inherit the loader that sources run under: it registers its own. */
function startThread({ files, before, ...order }: CheckOrder): Worker {
  const workerData: CheckOrder = {
    ...order,
    files: withoutStamps(files),
    ...(before ? { before: withoutStamps(before) } : {}),
  };
  const thread = new URL(`./check-knowledge-thread${extension}`, import.meta.url);
  if (extension !== '.ts') return new Worker(thread, { workerData });
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const sources = `import(${loader}).then(({ register }) => (register(), import(${JSON.stringify(thread.href)})))`;
  return new Worker(sources, { workerData, eval: true });
}
