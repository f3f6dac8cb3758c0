import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Files that editors leave beside what they write. */
const PASSING = /(?:^|[/\\])\.|~$|\.(?:tmp|swp|part)$/;

/** A fingerprint of all files below folders: it changes when one is added, removed or written. Missing folders are empty. */
export async function knowledgeFingerprint(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => [] as string[]);
    for (const name of names.filter((n) => !PASSING.test(n)).sort()) {
      const file = await stat(path.join(folder, name)).catch(() => undefined);
      if (file?.isFile()) hash.update(`${name}\n${file.mtimeMs}\n${file.size}\n${file.ino}\n`);
    }
  }
  return hash.digest('hex');
}
