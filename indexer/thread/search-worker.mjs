// A worker does not inherit the TypeScript loader: it is registered here, as in bot/zhiyi.mjs.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { answerOn } = await import('./search-worker.ts');
await answerOn(parentPort, workerData);
