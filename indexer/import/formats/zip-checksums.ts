import { ImportError } from '../../errors.ts';

const CURE = '重新下载;仍不行就用 Word 或 WPS 打开后另存一份';
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * The checksums (CRC-32) that a zip's directory gives of its parts: one changed byte of a damaged download shows by them.
 * Source: PKWARE APPNOTE 4.3.12 and 4.3.16. @throws ImportError when the directory is not there or not whole
 */
export function zipChecksums(bytes: Uint8Array): Map<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const checksums = new Map<string, number>();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    checksums.set(zipName(bytes.subarray(at + 46, at + 46 + name)), view.getUint32(at + 16, true));
    at += 46 + name + extra + comment;
  }
  return checksums;
}

/** The name of a part: UTF-8, or GB18030 as Chinese Windows has long written it. */
export function zipName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The record at the very end, before a comment of at most 64 KB. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged();
}

export function damaged(): ImportError {
  return new ImportError('压缩包损坏或没有下载完整', CURE);
}
