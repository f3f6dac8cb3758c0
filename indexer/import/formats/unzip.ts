import { crc32 } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import { ImportError } from '../../errors.ts';
import { type Budget, LIMITS } from '../source.ts';
import { damaged, zipChecksums, zipName } from './zip-checksums.ts';

const CURE = '这不像正常的 .docx;用 Word 或 WPS 打开后另存一份';

/**
 * Inflates the wanted parts of a zip, counting real bytes as they come: a bomb stops at the limit, whatever sizes it
 * declares. Fed in small slices, since one slice may inflate a thousandfold.
 * @throws ImportError past the limits or for a broken zip
 */
export function unzipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  budget: Budget,
): Map<string, Uint8Array> {
  const checksums = zipChecksums(bytes);
  const parts = new Map<string, Uint8Array[]>();
  let entries = 0;
  let total = 0;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > LIMITS.zipEntries) throw new ImportError('压缩包里的文件太多', CURE);
    if ((file.originalSize ?? 0) > LIMITS.zipPartBytes) throw tooLarge();
    const name = nameOf(file.name);
    if (!wanted(name)) return;
    if (parts.has(name)) throw new ImportError(`压缩包里有两个 ${name.slice(0, 60)}`, CURE);
    const chunks: Uint8Array[] = [];
    parts.set(name, chunks);
    let size = 0;
    file.ondata = (error, chunk) => {
      if (error) throw new ImportError(`压缩包损坏:${error.message}`, '重新下载', { cause: error });
      size += chunk.length;
      total += chunk.length;
      if (size > LIMITS.zipPartBytes || total > LIMITS.zipTotalBytes) throw tooLarge();
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const SLICE = 4096;
  for (let at = 0; at < bytes.length; at += SLICE) {
    unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    budget.spend();
  }
  const whole = new Map([...parts].map(([name, chunks]) => [name, joined(chunks)]));
  for (const [name, part] of whole) if (crc32(part) !== checksums.get(name)) throw damaged();
  return whole;
}

/** The names of the files in a zip, folders left out. @throws ImportError for a broken one, or one of too many files */
export function unzipNames(bytes: Uint8Array): string[] {
  const names = [...zipChecksums(bytes).keys()].filter((name) => !name.endsWith('/'));
  if (names.length > LIMITS.zipEntries) throw new ImportError('压缩包里的文件太多', CURE);
  return names;
}

/** fflate reads a name that is not marked as UTF-8 byte by byte. */
function nameOf(read: string): string {
  const isBytes = [...read].every((c) => c.charCodeAt(0) < 256);
  return isBytes ? zipName(Uint8Array.from(read, (c) => c.charCodeAt(0))) : read;
}

function tooLarge(): ImportError {
  return new ImportError('解压后过大', CURE);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
