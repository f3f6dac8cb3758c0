#!/usr/bin/env node
// The command: runs the built files. In a clone it first sees to it that they are not older than the sources.
import { existsSync } from 'node:fs';

if (existsSync(new URL('main.ts', import.meta.url))) {
  const { bringUpToDate } = await import('../build/build.mjs');
  bringUpToDate();
}
await import('../dist/bot/main.js');
