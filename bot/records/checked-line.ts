import { hash } from 'node:crypto';

/** A record as it is kept: `kind` says what it is; the rest is the record's own. */
export interface StoredRecord {
  readonly kind: string;
  /** ISO 8601. */
  readonly time: string;
}

const MARK = ',"sum":"';
const DIGITS = 16;

/** One line of JSON whose last field is the checksum of all before it; any JSON tool can read it. */
export function checkedLine(record: StoredRecord): string {
  const open = JSON.stringify(record).slice(0, -1);
  return `${open}${MARK}${checksum(open)}"}\n`;
}

/** The record of a line, or undefined when the line is torn or was changed. */
export function readLine(line: string): StoredRecord | undefined {
  const text = line.trimEnd();
  const at = text.length - MARK.length - DIGITS - 2;
  if (at <= 0 || text.slice(at, at + MARK.length) !== MARK || !text.endsWith('"}')) return undefined;
  const open = text.slice(0, at);
  if (text.slice(at + MARK.length, -2) !== checksum(open)) return undefined;
  return JSON.parse(`${open}}`) as StoredRecord;
}

/** SHA-256, shortened: against torn lines and damaged disks, not against who can write the file. */
function checksum(text: string): string {
  return hash('sha256', text, 'hex').slice(0, DIGITS);
}
