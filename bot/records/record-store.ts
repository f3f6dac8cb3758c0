import { mkdir, open } from 'node:fs/promises';
import { chinaDay } from '../../indexer/index.ts';
import { checkedLine, type StoredRecord } from './checked-line.ts';
import { dayFile, deleteExpired } from './day-files.ts';

/**
 * The records of what was asked, answered and said about it: checksummed lines in daily files that are only added to.
 * Files rather than a database: a line is there after one write and no process holds a lock, several instances share
 * a folder without a server, an old day goes by deleting a file, and twenty years on any tool reads them.
 */
export interface RecordStore {
  /** Resolves when the line is with the operating system: it outlives the process. */
  append(record: StoredRecord): Promise<void>;
  close(): Promise<void>;
}

export interface RecordStoreOptions {
  readonly folder: string;
  /** Name of this process among those that share the folder. */
  readonly instance: string;
  /** Days that records are kept; 0: for ever. */
  readonly days: number;
  readonly now: () => Date;
  /** Whether the clock can be believed enough to delete by it. */
  readonly believed: () => Promise<boolean>;
  /** Told of files that could not be deleted. */
  readonly warn: (message: string, error: unknown) => void;
  /** Opens a file to add to; tests give one that fails. */
  readonly openFile?: (path: string) => Promise<RecordFile>;
}

/** A file that is added to. */
export interface RecordFile {
  write(data: Buffer): Promise<{ readonly bytesWritten: number }>;
  stat(): Promise<{ readonly size: number }>;
  close(): Promise<void>;
}

interface Waiting {
  readonly line: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Lines given at the same time are written together, in order. After a failure the next line tries again. */
export function recordStore(options: RecordStoreOptions): RecordStore {
  const { folder, instance, days, now, believed, warn, openFile = (path) => open(path, 'a+') } = options;
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;
  let current: { day: string; handle: RecordFile } | undefined;

  const fileOf = async (day: string): Promise<RecordFile> => {
    if (current?.day === day) return current.handle;
    await current?.handle.close();
    current = undefined;
    await mkdir(folder, { recursive: true });
    const handle = await openFile(dayFile(folder, day, instance));
    current = { day, handle };
    // A crash or a full disk may have left half a line: the next one begins on its own.
    if ((await handle.stat()).size > 0) await handle.write(Buffer.from('\n'));
    if (await believed())
      await deleteExpired(folder, days, now()).catch((error) => warn('到期的记录没有删掉', error));
    return handle;
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const handle = await fileOf(chinaDay(now()));
        const text = Buffer.from(batch.map((w) => w.line).join(''));
        const { bytesWritten } = await handle.write(text);
        if (bytesWritten < text.length) throw new Error('disk full: half a line was written');
        for (const w of batch) w.done();
      } catch (error) {
        await current?.handle.close().catch(() => undefined);
        current = undefined;
        for (const w of batch) w.failed(error);
      }
    }
    running = undefined;
  };

  return {
    append(record) {
      return new Promise((done, failed) => {
        waiting.push({ line: checkedLine(record), done, failed });
        // The next turn of the event loop: what other turns add until then goes into the same write.
        running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(drain);
      });
    },
    async close() {
      await running;
      await current?.handle.close();
      current = undefined;
    },
  };
}
