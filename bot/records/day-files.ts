import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { chinaDay } from '../../indexer/index.ts';

/** `<day>.<instance>.jsonl`: each instance writes its own files, so that several can share a folder. */
const NAME = /^(\d{4}-\d{2}-\d{2})\.[\w-]+\.jsonl$/;

export interface DayFile {
  readonly day: string;
  readonly path: string;
}

/** @param instance name of this process among those that share the folder */
export function dayFile(folder: string, day: string, instance: string): string {
  return path.join(folder, `${day}.${instance.replace(/[^\w-]+/g, '-') || 'zhiyi'}.jsonl`);
}

/** All files of records, by day. A folder that is not there has none. */
export async function dayFiles(folder: string): Promise<DayFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .flatMap((name) => {
      const day = NAME.exec(name)?.[1];
      return day ? [{ day, path: path.join(folder, name) }] : [];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const DAY_MS = 86_400_000;

/**
 * Deletes the files of days before the last `days`. Whether the clock can be believed is for the caller to know, see
 * `clockWitness`.
 * @param days 0: keeps all
 * @returns the days deleted
 */
export async function deleteExpired(folder: string, days: number, now: Date): Promise<string[]> {
  if (days === 0) return [];
  const files = await dayFiles(folder);
  const first = chinaDay(new Date(now.getTime() - days * DAY_MS));
  const old = files.filter((file) => file.day < first);
  await Promise.all(old.map((file) => rm(file.path, { force: true })));
  return old.map((file) => file.day);
}
