import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Files that editors leave beside what they write, and hidden ones. */
const PASSING = /^\.|~$|\.(?:tmp|swp|part)$/;
/** Files that are asked after at once: one by one, many keep this thread busy for most of the time between two looks. */
const AT_ONCE = 64;

/** A fingerprint of files, and of all below folders: it changes when one is added, removed or written. What is missing is empty. */
export async function knowledgeFingerprint(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of places) {
    // A file is all there is below itself.
    const names = (await namesBelow(folder).catch(() => ['.'])).sort();
    for (let from = 0; from < names.length; from += AT_ONCE) {
      const some = names.slice(from, from + AT_ONCE);
      const files = await Promise.all(some.map((n) => stat(path.join(folder, n)).catch(() => undefined)));
      for (const [i, file] of files.entries())
        if (file?.isFile()) hash.update(`${some[i]}\n${file.mtimeMs}\n${file.size}\n${file.ino}\n`);
    }
  }
  return hash.digest('hex');
}

/** Links to folders are not followed, as whoever reads the files does not: node's own way down asks after each entry at once. */
async function namesBelow(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) {
      if (!PASSING.test(entry.name)) names.push(entry.name);
    } else if (!entry.name.startsWith('.'))
      for (const name of await namesBelow(path.join(folder, entry.name)).catch(() => []))
        names.push(path.join(entry.name, name));
  }
  return names;
}
