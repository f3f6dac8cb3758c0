import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file that has not been read, since all that is wanted of it is known from an earlier reading. */
export interface Unread {
  readonly file: string;
  /** Of the bytes it had then. */
  readonly hash: string;
}

/** The bytes of a file, or the system's code for one that cannot be read. */
export type FileBytes = Uint8Array | string | Unread;

const hashes = new WeakMap<Uint8Array, string>();

/** The SHA-256 of a file's bytes, reckoned once; of the system's code for a file that cannot be read, the code. */
export function hashOfBytes(bytes: FileBytes): string {
  if (typeof bytes === 'string') return bytes;
  if (!(bytes instanceof Uint8Array)) return bytes.hash;
  const hash = hashes.get(bytes) ?? createHash('sha256').update(bytes).digest('base64');
  hashes.set(bytes, hash);
  return hash;
}

/** The bytes themselves. A file that is another by now cannot be read: whoever comes next takes it as it is. */
export function readBytes(bytes: FileBytes): Uint8Array | string {
  if (typeof bytes === 'string' || bytes instanceof Uint8Array) return bytes;
  try {
    const read = readFileSync(bytes.file);
    return hashOfBytes(read) === bytes.hash ? read : 'ESTALE';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? '原因不明';
  }
}
