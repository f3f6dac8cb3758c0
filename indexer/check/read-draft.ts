import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ImportError } from '../errors.ts';
import { LIMITS, newBudget, type Original } from '../import/source.ts';
import { readOriginal } from '../import/sources.ts';
import { type Draft, draftOf } from './draft.ts';

/** The name of the stream that an encrypted Office file keeps its content in, in UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a file's bytes as a draft: DOCX, Markdown, text, HTML, PDF with a text layer.
 * @throws ImportError when it cannot be read: too large, a scan, with a password; says the cure
 */
export async function readDraft(original: Original): Promise<Draft> {
  const { bytes, name } = original;
  if (bytes.length > LIMITS.inputBytes) throw tooLarge(bytes.length);
  const isOle = OLE.every((byte, i) => bytes[i] === byte);
  if (isOle && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED))
    throw new ImportError('这份 Word 文件有密码', '在 Word 或 WPS 里去掉打开密码,另存为 .docx 再核对');
  try {
    const { lines, pages } = await readOriginal(original, newBudget());
    return draftOf(lines, name, pages);
  } catch (error) {
    // The readers speak of importing; here the same file is checked.
    if (!(error instanceof ImportError)) throw error;
    const said = (text: string): string =>
      text
        .replaceAll('核对后再导入', '看过无误再来')
        .replaceAll('导入', '核对')
        .replaceAll('法规本身', '文稿本身');
    throw new ImportError(said(error.message), said(error.cure), { cause: error });
  }
}

/** Reads a file as a draft; one past the size limit is refused before it is read. @throws ImportError */
export async function readDraftFile(file: string): Promise<Draft> {
  const found = await stat(file).catch((cause: unknown) => {
    throw new ImportError(`没有这个文件:${file}`, '检查路径', { cause });
  });
  if (found.isDirectory()) throw new ImportError(`这是文件夹:${file}`, '写明要核对的文件');
  if (found.size > LIMITS.inputBytes) throw tooLarge(found.size);
  return readDraft({ bytes: await readFile(file), name: path.basename(file) });
}

/** What is said of a file past the limit. */
export function tooLarge(bytes: number): ImportError {
  const size = (bytes / 1024 / 1024).toFixed(1);
  return new ImportError(
    `文件有 ${size} MB,超过 ${LIMITS.inputBytes / 1024 / 1024} MB`,
    '去掉图片和附件,只核对文稿的文字部分',
  );
}
