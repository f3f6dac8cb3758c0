// A worker does not inherit the TypeScript loader: it is registered here, as in zhiyi.mjs.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { check } = await import('./check-knowledge-worker.ts');
parentPort.postMessage(await check(workerData));
