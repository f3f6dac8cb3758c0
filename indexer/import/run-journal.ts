import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ImportResult } from './import-original.ts';

/** What a run has done so far; gone when it has come to its end. */
export interface Journal {
  /** What became of an original in the run that was stopped; undefined when it is to be imported. */
  readonly done: (name: string, bytes: Uint8Array) => ImportResult | undefined;
  readonly note: (name: string, bytes: Uint8Array, result: ImportResult) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Line {
  readonly name: string;
  readonly sha256: string;
  readonly accepted: string;
  readonly outcome: ImportResult['outcome'];
  readonly id?: string;
  readonly version?: string;
  readonly title?: string;
  readonly articles?: number;
  readonly file?: string;
}

/** Hidden from readers of knowledge by its dot. */
const FILE = '.importing.jsonl';
const GOOD: ReadonlySet<string> = new Set(['new', 'changed', 'unchanged']);

/**
 * Opens the journal of a run into a folder. Lines that were not written to their end count for nothing.
 * @param accepted which checks this run lets pass: with others everything is done anew
 */
export async function openJournal(out: string, accepted: string): Promise<Journal> {
  const journal = path.join(out, FILE);
  const before = new Map((await readLines(journal)).map((line) => [`${line.name} ${line.sha256}`, line]));
  return {
    done(name, bytes) {
      const line = before.get(`${name} ${digest(bytes)}`);
      if (!line || line.accepted !== accepted || !line.file || !existsSync(line.file)) return undefined;
      const { id, version, title, articles, file } = line;
      return {
        outcome: 'unchanged',
        original: path.basename(name),
        ...(id === undefined ? {} : { id }),
        ...(version === undefined ? {} : { version }),
        ...(title === undefined ? {} : { title }),
        ...(articles === undefined ? {} : { articles }),
        file,
        findings: [],
        notes: ['上次中断前已导入'],
      };
    },
    async note(name, bytes, result) {
      if (!GOOD.has(result.outcome)) return;
      const { outcome, id, version, title, articles, file } = result;
      const line = { name, sha256: digest(bytes), accepted, outcome, id, version, title, articles, file };
      try {
        await mkdir(out, { recursive: true });
        await appendFile(journal, `${JSON.stringify(line)}\n`);
      } catch {
        // The text is kept; a run that cannot be noted is only done anew when it is stopped.
      }
    },
    close: () => rm(journal, { force: true }),
  };
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readLines(file: string): Promise<Line[]> {
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}
