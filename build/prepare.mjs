// `npm ci` ends with this. Without the packages of development nothing can be built, nor need it be to install.
import { build } from './build.mjs';

const failure = build();
if (failure !== undefined) {
  process.stderr.write(`${failure}\n`);
  process.exitCode = failure.startsWith('没有') ? 0 : 1;
}
