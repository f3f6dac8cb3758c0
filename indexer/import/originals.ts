import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '../errors.ts';
import { LIMITS, type Original } from './source.ts';

const ENDINGS = /\.(?:md|markdown|txt|html?|xhtml|shtml|docx|pdf)$/iu;

/**
 * The files that a path means: itself, or those in a folder whose endings can be imported, by name, hidden ones left out.
 * @throws ImportError for a path that is not there
 */
export async function originalFiles(named: string): Promise<string[]> {
  const kind = await stat(named).catch((cause: unknown) => {
    throw new ImportError(`没有这个文件或文件夹:${named}`, '检查路径', { cause });
  });
  if (!kind.isDirectory()) return [named];
  const entries = await readdir(named, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile() && ENDINGS.test(e.name))
    .map((e) => path.join(e.parentPath, e.name))
    .filter(
      (file) =>
        !path
          .relative(named, file)
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();
}

/** Reads a file as an original; one past the size limit is refused before it is read. @throws ImportError */
export async function readFileOriginal(file: string): Promise<Original> {
  const name = path.basename(file);
  try {
    const { size } = await stat(file);
    if (size > LIMITS.inputBytes) {
      const limit = LIMITS.inputBytes / 1024 / 1024;
      throw new ImportError(
        `文件有 ${(size / 1024 / 1024).toFixed(1)} MB,超过 ${limit} MB`,
        '只导入法规文本本身',
      );
    }
    return { bytes: await readFile(file), name };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '原因不明';
    throw new ImportError(`文件读不了(${code})`, '检查路径和读取权限', { cause: error });
  }
}
