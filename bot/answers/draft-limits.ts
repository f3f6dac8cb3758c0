import { ImportError } from '../../indexer/index.ts';

/** Characters of a draft: some 400 pages. A longer one would keep everybody else waiting. */
export const LONGEST_DRAFT = 250_000;
/** Largest file that channels hand on, bytes. */
export const MOST_FILE = 10 * 1024 * 1024;

/** @throws ImportError for a file past the limit */
export function boundedFile(bytes: number): void {
  if (bytes <= MOST_FILE) return;
  const size = (bytes / 1024 / 1024).toFixed(1);
  throw new ImportError(
    `文件有 ${size} MB,超过 ${MOST_FILE / 1024 / 1024} MB`,
    '去掉图片和附件,只发文稿的文字部分',
  );
}
