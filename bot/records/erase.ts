import { open, readFile } from 'node:fs/promises';
import { checkedLine, readLine } from './checked-line.ts';
import { dayFiles } from './day-files.ts';

/** Whose records are meant. */
export interface Theirs {
  /** As the records name them, see `pseudonyms`. */
  readonly users: ReadonlySet<string>;
  /** Conversations that nobody else reads along in: what is recorded of them without a user. */
  readonly conversations?: ReadonlySet<string>;
}

/**
 * Deletes the records of somebody: each line is overwritten where it stands by a line of the same length that says so.
 * A server may go on adding to the file meanwhile. Damaged lines that name the user are overwritten too.
 * @returns how many lines
 */
export async function eraseRecords(folder: string, theirs: Theirs): Promise<number> {
  let erased = 0;
  for (const { path } of await dayFiles(folder)) {
    const found = linesOf(await readFile(path), theirs);
    if (found.length === 0) continue;
    const file = await open(path, 'r+');
    try {
      for (const { at, length } of found) await file.write(tombstone(length), 0, length, at);
      await file.sync();
    } finally {
      await file.close();
    }
    erased += found.length;
  }
  return erased;
}

/** How many lines are somebody's. */
export async function countRecords(folder: string, theirs: Theirs): Promise<number> {
  let count = 0;
  for (const { path } of await dayFiles(folder)) count += linesOf(await readFile(path), theirs).length;
  return count;
}

function linesOf(bytes: Buffer, theirs: Theirs): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    const length = (end < 0 ? bytes.length : end) - at;
    if (length > 0 && isTheirs(bytes.toString('utf8', at, at + length), theirs)) found.push({ at, length });
    at += length + 1;
  }
  return found;
}

function isTheirs(line: string, { users, conversations }: Theirs): boolean {
  const record = readLine(line) as { user?: string; conversation?: string } | undefined;
  if (!record) return [...users].some((user) => line.includes(`"user":"${user}"`));
  if (record.user !== undefined) return users.has(record.user);
  return record.conversation !== undefined && (conversations?.has(record.conversation) ?? false);
}

/** As long as the line it covers; a torn line may be too short for the words. */
function tombstone(length: number): Buffer {
  const line = checkedLine({ kind: 'erased', time: '' }).trimEnd();
  return Buffer.from((line.length <= length ? line : '').padEnd(length));
}
