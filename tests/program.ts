import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The loader for TypeScript sources by its address: a bare name would be looked for from the working directory. */
export const LOADER = ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];

/** What node is given to run the command line from its sources, in any working directory. Example: [...PROGRAM, 'ask'] */
export const PROGRAM = [...LOADER, path.join(import.meta.dirname, '..', 'bot', 'main.ts')];
