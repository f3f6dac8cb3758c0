import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Unzip, UnzipInflate, Zip, ZipDeflate } from 'fflate';
import { z } from 'zod';
import { ImportError } from '../../indexer/errors.ts';

/** What an archive holds; its last entry, so that one that was cut off is known for it. */
const contents = z.object({
  version: z.literal(1),
  at: z.string(),
  /** SHA-256 by name. */
  files: z.record(z.string(), z.string()),
});
export type Contents = z.infer<typeof contents>;

const CONTENTS = 'contents.json';

export interface ArchiveWriter {
  /** A file that is added to meanwhile is taken as long as it was. */
  file(name: string, from: string): Promise<void>;
  text(name: string, lines: AsyncIterable<string>): Promise<void>;
  /** @returns how many files were written */
  close(at: string): Promise<number>;
}

/** Writes a ZIP archive piece by piece, whatever it holds. */
export function archiveWriter(to: string): ArchiveWriter {
  const out = createWriteStream(to, { mode: 0o600 });
  const files: Record<string, string> = {};
  let failure: Error | undefined;
  out.on('error', (error) => {
    failure = error;
  });
  const zip = new Zip((error, chunk, final) => {
    if (error) failure = error;
    else if (final) out.end(chunk);
    else out.write(chunk);
  });
  const entry = async (name: string, chunks: AsyncIterable<Uint8Array>): Promise<string> => {
    const hash = createHash('sha256');
    const deflate = new ZipDeflate(name, { level: 6 });
    zip.add(deflate);
    for await (const chunk of chunks) {
      hash.update(chunk);
      deflate.push(new Uint8Array(chunk));
      if (failure) throw failure;
      if (out.writableNeedDrain) await once(out, 'drain');
    }
    deflate.push(new Uint8Array(), true);
    return hash.digest('hex');
  };
  return {
    async file(name, from) {
      const { size } = await stat(from);
      const chunks = size === 0 ? none() : createReadStream(from, { end: size - 1 });
      files[name] = await entry(name, chunks);
    },
    async text(name, lines) {
      files[name] = await entry(name, bytesOf(lines));
    },
    async close(at) {
      const list: Contents = { version: 1, at, files };
      await entry(CONTENTS, bytesOf([`${JSON.stringify(list, null, 1)}\n`]));
      zip.end();
      if (!out.writableFinished) await once(out, 'finish');
      if (failure) throw failure;
      return Object.keys(files).length;
    },
  };
}

/**
 * Unpacks an archive into an empty folder and compares every file with what the archive says of it.
 * @throws ImportError when it is not whole, before anything of it is used
 */
export async function unpackArchive(from: string, folder: string): Promise<Contents> {
  const opened: Promise<WriteStream>[] = [];
  try {
    return await unpackInto(folder, from, opened);
  } finally {
    // Whoever is told that it is not whole removes the folder: nothing may be about to write into it.
    await Promise.allSettled(opened.map(async (stream) => closed(await stream)));
  }
}

function closed(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.closed) return resolve();
    stream.once('error', () => undefined).once('close', resolve);
    stream.destroy();
  });
}

/** @param opened is given each file that is written, as it is opened */
async function unpackInto(folder: string, from: string, opened: Promise<WriteStream>[]): Promise<Contents> {
  const sums = new Map<string, string>();
  const writing: Promise<void>[] = [];
  let listed = '';
  let broken: Error | undefined;
  const unzip = new Unzip((file) => {
    const to = path.join(folder, file.name);
    if (!to.startsWith(folder + path.sep)) throw notWhole(`里面的文件名不对:${file.name}`);
    const hash = createHash('sha256');
    const made = mkdir(path.dirname(to), { recursive: true }).then(() =>
      createWriteStream(to, { mode: 0o600 }),
    );
    opened.push(made);
    let done = made;
    writing.push(
      new Promise((resolve, reject) => {
        file.ondata = (error, chunk, final) => {
          if (error) {
            broken = error;
            return resolve();
          }
          hash.update(chunk);
          if (file.name === CONTENTS) listed += Buffer.from(chunk).toString('utf8');
          const piece = Buffer.from(chunk);
          done = done.then(async (stream) => {
            if (!stream.write(piece)) await once(stream, 'drain');
            return stream;
          });
          if (!final) return;
          sums.set(file.name, hash.digest('hex'));
          done.then((stream) => stream.end(() => resolve()), reject);
        };
      }),
    );
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(from)) unzip.push(new Uint8Array(chunk));
    unzip.push(new Uint8Array(), true);
  } catch (error) {
    throw error instanceof ImportError ? error : notWhole(error instanceof Error ? error.message : '');
  }
  if (broken) throw notWhole(broken.message);
  if (listed === '') throw notWhole('没有末尾的清单,可能被截断');
  await Promise.all(writing);
  const read = contents.safeParse(JSON.parse(listed));
  if (!read.success) throw notWhole('清单不对');
  for (const [name, sum] of Object.entries(read.data.files))
    if (sums.get(name) !== sum) throw notWhole(`${name} 与清单不符`);
  return read.data;
}

/** Files below a folder by their path in it, sorted; a folder that is not there has none. */
export async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

function notWhole(detail: string): ImportError {
  return new ImportError(`这份备份不完整:${detail}`, '换一份备份;什么也没有改动');
}

async function* bytesOf(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line);
}

async function* none(): AsyncGenerator<Uint8Array> {}
