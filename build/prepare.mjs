// `npm ci` ends with this. Without the packages of development nothing can be built, nor need it be to install.
import path from 'node:path';
import { build } from './build.mjs';
import { linkCommand } from './link-command.mjs';

linkCommand(path.join(import.meta.dirname, '..'));
const failure = build();
if (failure !== undefined) {
  process.stderr.write(`${failure}\n`);
  process.exitCode = failure.startsWith('没有') ? 0 : 1;
}
