import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { turn } from '../../../turn.ts';
import type { Part } from './postings.ts';

/** Raised when the layout of the file changes. */
const MAGIC = 'ZHIYIM1\n';
const MERGED = /^merged-[0-9a-f]{16}\.idx$/;
/** Files that are kept: several folders of knowledge may share a cache. */
const MOST_FILES = 2;
/** Bytes that are hashed or decoded in one go. */
const STRIDE = 2 << 20;

/** One document of a merged index: its key, the hash of its segment, how many entries it has, when the segment was built. */
export type MergedDocument = readonly [key: string, hash: string, entries: number, builtAt: string];

/** The segments of many documents merged into one, entries numbered in the order of the documents. */
export interface Merged {
  readonly documents: readonly MergedDocument[];
  readonly part: Part;
}

interface Head {
  readonly settings: string;
  readonly documents: readonly MergedDocument[];
  /** Bytes of the terms, then lengths of the arrays. */
  readonly sizes: readonly [number, number, number, number];
  readonly sha256: string;
}

/** Saves a merged index, and keeps the last few. */
export async function saveMerged(
  folder: string,
  settings: string,
  { documents, part }: Merged,
): Promise<void> {
  const { terms, offsets, entries, slots } = part.postings;
  const words = Buffer.from(terms.join('\n'));
  const body = [words, offsets, entries, slots].map(bytesOf);
  const sizes: Head['sizes'] = [words.length, offsets.length, entries.length, slots.length];
  const head: Head = { settings, documents, sizes, sha256: await hashOf(body) };
  const written = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(written.length);
  await mkdir(folder, { recursive: true });
  const name = createHash('sha256')
    .update(settings + JSON.stringify(documents))
    .digest('hex')
    .slice(0, 16);
  const file = path.join(folder, `merged-${name}.idx`);
  const aside = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(aside, 'w');
    for (const piece of [Buffer.from(MAGIC), length, written, ...body]) await handle.writeFile(piece);
    await handle.close();
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
  for (const old of (await mergedFiles(folder)).slice(MOST_FILES)) await rm(old, { force: true });
}

/**
 * The merged index that holds most of some documents, unless that is less than most of it; undefined when there is none.
 * @param hashes of the documents' segments by their keys
 */
export async function loadMerged(
  folder: string,
  settings: string,
  hashes: ReadonlyMap<string, string>,
): Promise<Merged | undefined> {
  for (const file of await mergedFiles(folder)) {
    const handle = await open(file).catch(() => undefined);
    if (!handle) continue;
    try {
      const found = await headOf(handle);
      if (found?.head.settings !== settings) continue;
      const { documents } = found.head;
      const same = documents.filter(([key, hash]) => hashes.get(key) === hash).length;
      if (same < 0.9 * Math.max(documents.length, hashes.size)) continue;
      const part = await partOf(handle, found.head, found.at);
      if (part) return { documents, part };
    } catch {
      // Damaged: as if it were not there.
    } finally {
      await handle.close();
    }
  }
  return undefined;
}

/** The newest first. */
async function mergedFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => MERGED.test(name));
  const dated = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, at: (await stat(file).catch(() => ({ mtimeMs: 0 }))).mtimeMs };
    }),
  );
  return dated.sort((a, b) => b.at - a.at).map(({ file }) => file);
}

async function headOf(handle: FileHandle): Promise<{ head: Head; at: number } | undefined> {
  const start = Buffer.alloc(MAGIC.length + 4);
  await fill(handle, start, 0);
  if (start.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const json = Buffer.alloc(start.readUInt32LE(MAGIC.length));
  await fill(handle, json, start.length);
  return { head: JSON.parse(json.toString('utf8')) as Head, at: start.length + json.length };
}

async function partOf(handle: FileHandle, { sizes, sha256 }: Head, from: number): Promise<Part | undefined> {
  const [wordBytes, ...lengths] = sizes;
  const words = Buffer.alloc(wordBytes);
  const offsets = new Uint32Array(lengths[0]);
  const entries = new Uint32Array(lengths[1]);
  const slots = new Uint8Array(lengths[2]);
  const body = [words, offsets, entries, slots].map(bytesOf);
  let at = from;
  for (const piece of body) {
    await fill(handle, piece, at);
    at += piece.length;
  }
  if ((await hashOf(body)) !== sha256) return undefined;
  const terms: string[] = [];
  const numberOf = new Map<string, number>();
  for (let start = 0; start < words.length; ) {
    const newline = words.indexOf(10, start + STRIDE);
    const end = newline < 0 ? words.length : newline;
    for (const term of words.toString('utf8', start, end).split('\n')) {
      numberOf.set(term, terms.length);
      terms.push(term);
    }
    start = end + 1;
    await turn();
  }
  return { postings: { terms, offsets, entries, slots }, numberOf };
}

async function fill(handle: FileHandle, into: Buffer, at: number): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await handle.read(into, done, into.length - done, at + done);
    if (bytesRead === 0) throw new Error('the file ends early');
    done += bytesRead;
  }
}

async function hashOf(body: readonly Buffer[]): Promise<string> {
  const hash = createHash('sha256');
  for (const piece of body)
    for (let at = 0; at < piece.length; at += STRIDE) {
      hash.update(piece.subarray(at, at + STRIDE));
      await turn();
    }
  return hash.digest('hex');
}

const bytesOf = (a: Uint32Array | Uint8Array): Buffer => Buffer.from(a.buffer, a.byteOffset, a.byteLength);
