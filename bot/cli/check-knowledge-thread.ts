import { parentPort, workerData } from 'node:worker_threads';
import { type CheckOrder, check } from './check-knowledge-worker.ts';

/** What the thread of a check runs: the order comes as its data, what was found goes back as its one message. */
parentPort?.postMessage(await check(workerData as CheckOrder));
