import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Deletes the files of a folder that nobody has written to for some days; a folder that is not there has none. Whether the
 * clock can be believed is for the caller to know.
 * @param ending of the names of files that may be deleted, such as .jsonl
 * @param days 0 keeps all
 */
export async function sweepFolder(folder: string, ending: string, days: number, now: Date): Promise<void> {
  if (days === 0) return;
  const before = now.getTime() - days * 86_400_000;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    if (name.endsWith(ending) && (await stat(file)).mtimeMs < before) await rm(file, { force: true });
  }
}
