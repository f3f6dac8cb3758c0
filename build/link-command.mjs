// Puts the command where npm puts those of packages, so that npx runs it at once. npm does so for packages that a folder
// depends on, but not for the folder's own `bin`: npx then reads the whole tree of packages first, which takes longer than
// an answer. For the same reason package.json names the command only while it is packed: see packed-command.mjs.
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** By the path as it is called, not as it is resolved: several work trees may share one folder of packages by a link. */
const SHELL = `#!/bin/sh
exec node "\${0%node_modules/.bin/*}bot/zhiyi.mjs" "$@"
`;
/** Not tried. */
const WINDOWS = '@node "%~dp0..\\..\\bot\\zhiyi.mjs" %*\r\n';

/** Where no packages are installed there is nothing to do. */
export function linkCommand(root) {
  const bin = path.join(root, 'node_modules', '.bin');
  if (!existsSync(bin)) return;
  const command = path.join(bin, 'zhiyi');
  writeFileSync(command, SHELL);
  chmodSync(command, 0o755);
  if (process.platform === 'win32') writeFileSync(`${command}.cmd`, WINDOWS);
}
