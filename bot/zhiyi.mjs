#!/usr/bin/env node
// The command: runs the built files. In a clone it first sees to it that they are not older than the sources.
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// A command is over before most of its functions have run often enough for optimising them to pay: by default that is a tenth of the
// processor time of 600 questions. A server runs for weeks.
if (process.argv[2] !== 'serve') setFlagsFromString('--interrupt-budget=1000000');

if (existsSync(new URL('main.ts', import.meta.url))) {
  const { bringUpToDate } = await import('../build/build.mjs');
  bringUpToDate();
}
await import('../dist/bot/main.js');
