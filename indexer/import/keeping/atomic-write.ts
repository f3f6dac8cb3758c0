import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '../../errors.ts';

/**
 * Writes a file whole or not at all: to a hidden file beside it, flushed to disk, then renamed over it. A crash leaves the
 * old file; at worst a hidden leftover that readers of knowledge pass over.
 * @throws ImportError when the folder cannot be written or the disk is full
 */
export async function atomicWrite(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true }).catch((error) => {
    throw unwritable(file, error);
  });
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const handle = await open(aside, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw unwritable(file, error);
  }
}

function unwritable(file: string, cause: unknown): ImportError {
  const code = (cause as NodeJS.ErrnoException).code ?? '原因不明';
  return new ImportError(`写不了 ${file}(${code})`, '检查文件夹的写入权限和磁盘空间', { cause });
}
