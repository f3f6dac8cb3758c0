import { main } from './cli.ts';

/** The program: `zhiyi.mjs` runs it built, `npm run dev` and tests as it stands here. */
process.exitCode = await main(process.argv.slice(2));
