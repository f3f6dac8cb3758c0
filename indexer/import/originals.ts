import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '../errors.ts';
import { unzipNames, unzipParts } from './formats/unzip.ts';
import { isArchive } from './real-type.ts';
import { LIMITS, newBudget, type Original } from './source.ts';

const ENDINGS = /\.(?:md|markdown|txt|html?|xhtml|shtml|docx|pdf)$/iu;
/** Documents that cannot be read here and are named for that, and archives. Pictures and other files are passed over. */
const NAMED =
  /\.(?:docx?|wpsx?|wpt|et|dps|ofd|xlsx?|xls|pptx?|rtf|odt|ceb|caj|zip|rar|7z|gz|tgz|tar|eml|msg)$/iu;

/** One original that is to be imported, read when its turn comes. */
export interface Waiting {
  /** Path, or path of an archive and name within it. */
  readonly name: string;
  readonly read: () => Promise<Original>;
}

/** What a path means: originals, and the files beside them that nothing can be read from. */
export interface Found {
  readonly originals: readonly Waiting[];
  readonly passedOver: readonly string[];
}

/**
 * The originals that a path means: itself, or the documents in a folder or a zip, by name, hidden ones left out.
 * @throws ImportError for a path that is not there
 */
export async function originalsIn(named: string): Promise<Found> {
  const kind = await stat(named).catch((cause: unknown) => {
    throw new ImportError(`没有这个文件或文件夹:${named}`, '检查路径', { cause });
  });
  if (!kind.isDirectory()) return { originals: await unpacked(named), passedOver: [] };
  const entries = await readdir(named, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((e) => e.isFile())
    .map((e) => path.join(e.parentPath, e.name))
    .filter((file) => !isHidden(path.relative(named, file)))
    .sort();
  const wanted = files.filter((file) => ENDINGS.test(file) || NAMED.test(file));
  const originals: Waiting[] = [];
  for (const file of wanted) originals.push(...(await unpacked(file)));
  return { originals, passedOver: files.filter((file) => !wanted.includes(file)) };
}

function isHidden(relative: string): boolean {
  return relative
    .split(/[\\/]/u)
    .some((part) => part.startsWith('.') || part === '__MACOSX' || part.startsWith('~$'));
}

/** A zip of documents is read as a folder; any other file is itself. */
async function unpacked(file: string): Promise<Waiting[]> {
  const itself: Waiting = { name: file, read: () => readFileOriginal(file) };
  if (!/\.zip$/iu.test(file)) return [itself];
  let bytes: Uint8Array;
  try {
    bytes = (await readFileOriginal(file)).bytes;
    if (!isArchive(bytes)) return [itself];
  } catch {
    // Said again, with its name, when its turn comes.
    return [itself];
  }
  try {
    const names = unzipNames(bytes).filter(
      (name) => !isHidden(name) && (ENDINGS.test(name) || NAMED.test(name)),
    );
    if (names.length === 0) return [itself];
    return names.sort().map((name) => ({
      name: `${file}!/${name}`,
      read: async () => {
        const part = unzipParts(bytes, (own) => own === name, newBudget()).get(name);
        return { bytes: part ?? new Uint8Array(), name: path.basename(name) };
      },
    }));
  } catch {
    return [itself];
  }
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
