import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../indexer/index.ts';
import type { TriedText } from './operator-tasks.ts';

/** An original that was dropped in and waits for somebody to let it in. */
export interface WaitingText extends TriedText {
  readonly id: string;
  /** As its file was called. */
  readonly name: string;
  /** When it came: ISO 8601. */
  readonly time: string;
}

/** Originals that wait, each in a folder of its own with what the checks said. */
export interface WaitingTexts {
  all(): Promise<WaitingText[]>;
  /** @param check reads and checks the original that lies at a path */
  add(name: string, bytes: Uint8Array, check: (file: string) => Promise<TriedText>): Promise<WaitingText>;
  /** @throws UsageError for one that is not there */
  fileOf(id: string): Promise<{ readonly text: WaitingText; readonly file: string }>;
  remove(id: string): Promise<void>;
}

const REPORT = 'report.json';
const ID = /^[0-9a-f]{8}$/;

export function waitingTexts(folder: string, now: () => Date, newId: () => string): WaitingTexts {
  const read = async (id: string): Promise<WaitingText | undefined> => {
    const text = await readFile(path.join(folder, id, REPORT), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as WaitingText);
  };
  return {
    async all() {
      const ids = (await readdir(folder).catch(() => [])).filter((id) => ID.test(id));
      const found = (await Promise.all(ids.map(read))).filter((text) => text !== undefined);
      return found.sort((a, b) => (a.time < b.time ? -1 : 1));
    },
    async add(given, bytes, check) {
      const id = newId();
      const name = fileName(given);
      const file = path.join(folder, id, 'original', name);
      await mkdir(path.dirname(file), { recursive: true });
      try {
        await writeFile(file, bytes);
        const text: WaitingText = { ...(await check(file)), id, name, time: now().toISOString() };
        await writeFile(path.join(folder, id, REPORT), JSON.stringify(text));
        return text;
      } catch (error) {
        await rm(path.join(folder, id), { recursive: true, force: true });
        throw error;
      }
    },
    async fileOf(id) {
      const text = ID.test(id) ? await read(id) : undefined;
      if (!text) throw new UsageError('没有这份待核准的文本', '可能已经核准或退回了');
      return { text, file: path.join(folder, id, 'original', text.name) };
    },
    async remove(id) {
      if (ID.test(id)) await rm(path.join(folder, id), { recursive: true, force: true });
    },
  };
}

/** A name that a client gives may hold anything: only its last part stays, without what a file system or a reader would take for more. */
function fileName(given: string): string {
  const last = given.split(/[\\/]/u).at(-1) ?? '';
  const safe = last
    .replace(/[\p{Cc}<>:"|?*]/gu, '')
    .replace(/^\.+/u, '')
    .slice(-120);
  return safe === '' ? '原文.txt' : safe;
}
