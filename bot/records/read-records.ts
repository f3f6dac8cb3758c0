import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { StoredRecord } from './checked-line.ts';
import { readLine } from './checked-line.ts';
import { dayFiles } from './day-files.ts';

export interface Period {
  /** First day, in China. */
  readonly from?: string;
  /** Last day, in China. */
  readonly to?: string;
  /** Only what instances of a kind wrote, by the end of their names. Example: -admin */
  readonly instance?: string;
}

/** A line that is no record: torn by a crash or changed. */
export interface DamagedLine {
  readonly file: string;
  readonly line: number;
}

/** The records of a folder, by day and instance. Damaged lines are told of and passed over; erased ones are not there. */
export async function* readRecords(
  folder: string,
  { from = '', to = '9999', instance = '' }: Period = {},
  damaged: (line: DamagedLine) => void = () => undefined,
): AsyncGenerator<StoredRecord> {
  for (const { day, path } of await dayFiles(folder)) {
    if (day < from || day > to || !path.endsWith(`${instance}.jsonl`)) continue;
    let number = 0;
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      number++;
      if (line.trim() === '') continue;
      const record = readLine(line);
      if (!record) damaged({ file: path, line: number });
      else if (record.kind !== 'erased') yield record;
    }
  }
}
