import { ImportError, ZhiyiError } from '../errors.ts';
import { docx } from './formats/docx.ts';
import { html } from './formats/html.ts';
import { pdf } from './formats/pdf.ts';
import { text } from './formats/text.ts';
import { type Budget, LIMITS, type Original, type PlainText, type Source } from './source.ts';

/** Tried in order; text takes what no other claims. */
export const SOURCES: readonly Source[] = [pdf, docx, html, text];

/** Beginnings of files that hold no text to be read, with what to do instead. */
const UNREADABLE: readonly {
  readonly magic: readonly number[];
  readonly what: string;
  readonly cure: string;
}[] = [
  {
    magic: [0xd0, 0xcf, 0x11, 0xe0],
    what: '旧版 Word 文件(.doc)',
    cure: '用 Word 或 WPS 另存为 .docx 再导入',
  },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'RTF 文件', cure: '用 Word 或 WPS 另存为 .docx 再导入' },
  { magic: [0xff, 0xd8, 0xff], what: '图片(JPEG)', cure: '图片没有文字;请找有文字的版本' },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: '图片(PNG)', cure: '图片没有文字;请找有文字的版本' },
  { magic: [0x52, 0x61, 0x72, 0x21], what: 'RAR 压缩包', cure: '解压后逐个导入' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], what: '7z 压缩包', cure: '解压后逐个导入' },
  { magic: [0x1f, 0x8b], what: 'GZIP 压缩包', cure: '解压后再导入' },
];

/** Reads an original by the first format that claims it. @throws ImportError for what cannot be read */
export async function readOriginal(
  original: Original,
  budget: Budget,
): Promise<PlainText & { format: Source['name'] }> {
  const { bytes } = original;
  if (bytes.length === 0) throw new ImportError('文件是空的', '检查文件是否下载完整');
  if (bytes.length > LIMITS.inputBytes) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    throw new ImportError(
      `文件有 ${size} MB,超过 ${LIMITS.inputBytes / 1024 / 1024} MB`,
      '只导入法规文本本身',
    );
  }
  const unreadable = UNREADABLE.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte));
  if (unreadable) throw new ImportError(`这是${unreadable.what},读不了`, unreadable.cure);
  const source = SOURCES.find((s) => s.detect(original)) ?? text;
  try {
    return { ...(await source.read(original, budget)), format: source.name };
  } catch (error) {
    if (error instanceof ZhiyiError) throw error;
    // Libraries throw what they like at broken files; the cause is kept for whoever looks closer.
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error);
    throw new ImportError(`${source.name} 文件读不了:${reason}`, '文件可能损坏;重新下载,或另存为其他格式', {
      cause: error,
    });
  }
}
