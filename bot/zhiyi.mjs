#!/usr/bin/env node
// TypeScript runs as it is: the loader is registered here, so that no build step is needed.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./cli.ts');
process.exitCode = await main(process.argv.slice(2));
