import { open, readFile } from 'node:fs/promises';
import { checkedLine, readLine } from './checked-line.ts';
import { dayFiles } from './day-files.ts';

/**
 * Deletes the records of one user: each line is overwritten where it stands by a line of the same length that says so.
 * A server may go on adding to the file meanwhile. Damaged lines that name the user are overwritten too.
 * @param user as the records name them, see `pseudonyms`
 * @returns how many lines
 */
export async function eraseUser(folder: string, user: string): Promise<number> {
  let erased = 0;
  for (const { path } of await dayFiles(folder)) {
    const bytes = await readFile(path);
    const file = await open(path, 'r+');
    try {
      for (const { at, length } of linesOf(bytes)) {
        const line = bytes.toString('utf8', at, at + length);
        if (!isOf(line, user)) continue;
        await file.write(tombstone(length), 0, length, at);
        erased++;
      }
      await file.sync();
    } finally {
      await file.close();
    }
  }
  return erased;
}

function isOf(line: string, user: string): boolean {
  const record = readLine(line) as { user?: unknown } | undefined;
  return record ? record.user === user : line.includes(`"user":"${user}"`);
}

function* linesOf(bytes: Buffer): Generator<{ at: number; length: number }> {
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    const length = (end < 0 ? bytes.length : end) - at;
    if (length > 0) yield { at, length };
    at += length + 1;
  }
}

/** As long as the line it covers; a torn line may be too short for the words. */
function tombstone(length: number): Buffer {
  const line = checkedLine({ kind: 'erased', time: '' }).trimEnd();
  return Buffer.from((line.length <= length ? line : '').padEnd(length));
}
