// `npm pack` and `npm publish` begin with `add` and end with `remove`: who installs the package gets the command `zhiyi` by
// its `bin`. In a clone package.json has none, so that npx runs what link-command.mjs made.
import { readFileSync, writeFileSync } from 'node:fs';

const DESCRIPTION = new URL('../package.json', import.meta.url);

const { bin: _, ...description } = JSON.parse(readFileSync(DESCRIPTION, 'utf8'));
const packed = process.argv[2] === 'add' ? { ...description, bin: { zhiyi: 'bot/zhiyi.mjs' } } : description;
writeFileSync(DESCRIPTION, `${JSON.stringify(packed, null, 2)}\n`);
