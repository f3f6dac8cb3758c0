import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Files that editors leave beside what they write. */
const PASSING = /(?:^|[/\\])\.|~$|\.(?:tmp|swp|part)$/;

/** A fingerprint of files, and of all below folders: it changes when one is added, removed or written. What is missing is empty. */
export async function knowledgeFingerprint(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of places) {
    // A file is all there is below itself.
    const names = await readdir(folder, { recursive: true }).catch(() => ['.']);
    for (const name of names.filter((n) => n === '.' || !PASSING.test(n)).sort()) {
      const file = await stat(path.join(folder, name)).catch(() => undefined);
      if (file?.isFile()) hash.update(`${name}\n${file.mtimeMs}\n${file.size}\n${file.ino}\n`);
    }
  }
  return hash.digest('hex');
}
