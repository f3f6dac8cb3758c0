import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { sweepFolder } from '../../conversation/sweep-folder.ts';
import type { PageActivity } from './page-conversation.ts';

/** The first line of a conversation's file. The key that opens it stands there as a hash only. */
export interface ArchivedHead {
  readonly id: string;
  readonly user: string;
  readonly keyHash: string;
}

export interface Archived {
  readonly head: ArchivedHead;
  readonly activities: readonly PageActivity[];
}

/** Keeps the page's conversations beyond the life of the process. */
export interface PageArchive {
  read(id: string): Promise<Archived | undefined>;
  /** Adds to what is kept; writes of one conversation stand in the order of their calls. */
  append(id: string, line: ArchivedHead | { readonly activity: PageActivity }): void;
  remove(id: string): Promise<void>;
  /** Resolves when all is written. */
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** The folder of the page's conversations, below that of the records. */
export const pageFolder = (data: string): string => path.join(data, 'page');

/** Where a conversation lies: its id is never part of a path. */
export function archiveFile(folder: string, id: string): string {
  return path.join(folder, `${createHash('sha256').update(id).digest('hex').slice(0, 40)}.jsonl`);
}

/**
 * A file a conversation, a line an activity: a turn costs two short writes however long the conversation is, and a
 * crash costs at most the line it tore. Serves one process.
 * @param days after which an untouched conversation is deleted; 0 keeps all
 * @param believed whether the clock can be believed enough to delete by it
 * @param failed told of what could not be written; the conversation goes on without
 */
export function pageArchive(
  folder: string,
  days: number,
  now: () => Date,
  failed: (error: unknown) => void,
  believed: () => Promise<boolean> = async () => true,
): PageArchive {
  const writing = new Map<string, Promise<void>>();
  const next = (id: string, work: () => Promise<void>): Promise<void> => {
    const mine = (writing.get(id) ?? ready()).then(work).catch(failed);
    writing.set(id, mine);
    void mine.finally(() => {
      if (writing.get(id) === mine) writing.delete(id);
    });
    return mine;
  };
  let made: Promise<void> | undefined;
  let swept = 0;
  const ready = (): Promise<void> => {
    made ??= mkdir(folder, { recursive: true }).then(() => undefined);
    if (now().getTime() - swept > DAY_MS) {
      swept = now().getTime();
      made = made
        .then(async () => {
          if (await believed()) await sweepFolder(folder, '.jsonl', days, now());
        })
        .catch(failed);
    }
    return made;
  };
  return {
    async read(id) {
      await writing.get(id);
      const text = await readFile(archiveFile(folder, id), 'utf8').catch(() => '');
      return readArchive(text, id);
    },
    append(id, line) {
      void next(id, () => appendFile(archiveFile(folder, id), `${JSON.stringify(line)}\n`, { mode: 0o600 }));
    },
    remove: (id) => next(id, () => rm(archiveFile(folder, id), { force: true })),
    async close() {
      await Promise.allSettled(writing.values());
    },
  };
}

function readArchive(text: string, id: string): Archived | undefined {
  const [first, ...rest] = text.split('\n').flatMap(parsed);
  const head = first as Partial<ArchivedHead> | undefined;
  if (head?.id !== id || typeof head.user !== 'string' || typeof head.keyHash !== 'string') return undefined;
  const activities = rest.flatMap(({ activity }) => (activity ? [activity as PageActivity] : []));
  return { head: { id, user: head.user, keyHash: head.keyHash }, activities };
}

/** A torn line is left out. */
function parsed(line: string): Record<string, unknown>[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Record<string, unknown>];
  } catch {
    return [];
  }
}
