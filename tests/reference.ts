import { existsSync } from 'node:fs';

/**
 * The folder of reference texts that some tests compare with, named by ZHIYI_REFERENCE. Not set: undefined, after one
 * printed line, and the caller skips. Set but missing: an error, so that a mistyped path never passes as a skip.
 */
export function reference(): string | undefined {
  const folder = process.env.ZHIYI_REFERENCE;
  if (!folder) {
    console.log('skipped: ZHIYI_REFERENCE is not set, nothing to compare with');
    return undefined;
  }
  if (!existsSync(folder)) throw new Error(`ZHIYI_REFERENCE names a folder that does not exist: ${folder}`);
  return folder;
}
