import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Postings } from './postings.ts';

const MAGIC = 'ZHIYI2\n';

/** A saved segment: the postings of one document, with when they were made. */
export interface Segment {
  readonly postings: Postings;
  /** ISO date and time. */
  readonly builtAt: string;
}

interface Head {
  /** Content hash of what was indexed. */
  readonly hash: string;
  readonly builtAt: string;
  /** Bytes of the terms and of the blanks behind them, then lengths of the arrays. */
  readonly sizes: readonly [number, number, number, number, number];
  /** Of all that follows the head. */
  readonly sha256: string;
}

/** Saves a segment. Layout: magic, length and JSON of the head, terms, offsets, entries, slots. */
export async function saveSegment(
  file: string,
  hash: string,
  { postings: p, builtAt }: Segment,
): Promise<void> {
  const terms = Buffer.from(p.terms.join('\n'));
  const pad = Buffer.alloc((4 - (terms.length % 4)) % 4, 10);
  const body = Buffer.concat([terms, pad, bytes(p.offsets), bytes(p.entries), bytes(p.slots)]);
  const sizes: Head['sizes'] = [terms.length, pad.length, p.offsets.length, p.entries.length, p.slots.length];
  const head: Head = { hash, builtAt, sizes, sha256: sha256(body) };
  const written = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(written.length);
  await mkdir(dirname(file), { recursive: true });
  // A reader sees the whole file or none: written aside, then renamed.
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(aside, Buffer.concat([Buffer.from(MAGIC), length, written, body]));
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Loads a saved segment; undefined when it is missing, damaged or not of this hash. */
export async function loadSegment(file: string, hash: string): Promise<Segment | undefined> {
  try {
    const data = await readFile(file);
    if (data.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
    const from = MAGIC.length + 4;
    const to = from + data.readUInt32LE(MAGIC.length);
    const head: Head = JSON.parse(data.toString('utf8', from, to));
    const body = data.subarray(to);
    if (head.hash !== hash || sha256(body) !== head.sha256) return undefined;
    return { postings: unpack(body, head.sizes), builtAt: head.builtAt };
  } catch {
    return undefined;
  }
}

function unpack(body: Buffer, [termBytes, pad, offsets, entries, slots]: Head['sizes']): Postings {
  let at = termBytes + pad;
  const words = (count: number): Uint32Array => {
    const copy = new Uint32Array(count);
    Buffer.from(copy.buffer).set(body.subarray(at, at + count * 4));
    at += count * 4;
    return copy;
  };
  return {
    terms: termBytes === 0 ? [] : body.toString('utf8', 0, termBytes).split('\n'),
    offsets: words(offsets),
    entries: words(entries),
    slots: Uint8Array.from(body.subarray(at, at + slots)),
  };
}

const bytes = (a: Uint32Array | Uint8Array) => Buffer.from(a.buffer, a.byteOffset, a.byteLength);
const sha256 = (b: Buffer) => createHash('sha256').update(b).digest('hex');
