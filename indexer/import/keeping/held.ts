import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { shapeOf } from '../../documents/document.ts';
import { readFrontMatter } from '../../documents/front-matter.ts';
import type { FrontMatter } from '../../documents/schema.ts';
import { parse } from '../../structure/parse.ts';
import type { Provision } from '../../types.ts';

/** What an earlier import left at a place. */
export interface Held {
  readonly content: string;
  /** Missing when the file's fields cannot be read: then a person has been at it. */
  readonly data?: FrontMatter;
  readonly root?: Provision;
  /** Whether its body is no longer what the import wrote. */
  readonly edited: boolean;
}

/** Reads the file at a place; undefined when there is none. */
export async function readHeld(file: string): Promise<Held | undefined> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { read } = readFrontMatter(content, file);
  if (!read) return { content, edited: true };
  const root = parse(read.body, shapeOf(read.data.kind, read.body), read.bodyLine);
  return { content, data: read.data, root, edited: read.data.bodySha256 !== bodyDigest(read.body) };
}

/** Checksum of a body, the blanks at its ends and the kind of line ends aside. */
export function bodyDigest(body: string): string {
  return createHash('sha256').update(body.replace(/\r\n/gu, '\n').trim()).digest('hex');
}
