import { parentPort, workerData } from 'node:worker_threads';
import { type EmbeddingOptions, fitEmbedding, type Saying } from './embedding-model.ts';

/** A thread of `fitAtOnce`: fits one embedding. */
const { sayings, options } = workerData as { sayings: readonly Saying[]; options: EmbeddingOptions };
parentPort!.postMessage(fitEmbedding(sayings, options));
