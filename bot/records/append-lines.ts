import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';

/** A file of JSON lines that is only added to. */
export interface LineFile {
  /** Resolves when the line is in the file. Lines given at the same time are written together, in order. */
  append(record: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Opens a line file, making its folder. Writes go in batches, so that a busy bot writes few times and loses no line. */
export function lineFile(file: string): LineFile {
  let waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = [];
  let running: Promise<void> | undefined;
  let handle: Awaited<ReturnType<typeof open>> | undefined;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        if (!handle) {
          await mkdir(path.dirname(file), { recursive: true });
          handle = await open(file, 'a');
        }
        await handle.write(batch.map((w) => w.line).join(''));
        for (const w of batch) w.done();
      } catch (error) {
        for (const w of batch) w.failed(error);
      }
    }
    running = undefined;
  };

  return {
    append(record) {
      return new Promise((done, failed) => {
        waiting.push({ line: `${JSON.stringify(record)}\n`, done, failed });
        // The next turn of the event loop: what other turns add until then goes into the same write.
        running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(drain);
      });
    },
    async close() {
      await running;
      await handle?.close();
      handle = undefined;
    },
  };
}
