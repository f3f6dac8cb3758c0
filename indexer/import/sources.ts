import { ImportError, ZhiyiError } from '../errors.ts';
import { docx } from './formats/docx.ts';
import { html } from './formats/html.ts';
import { asDocx } from './formats/office.ts';
import { pdf } from './formats/pdf.ts';
import { text } from './formats/text.ts';
import { unreadableType } from './real-type.ts';
import { type Budget, LIMITS, type Original, type PlainText, type Source } from './source.ts';

/** Tried in order; text takes what no other claims. */
export const SOURCES: readonly Source[] = [pdf, docx, html, text];

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
  const unreadable = unreadableType(original);
  if (unreadable?.convertible && original.url === undefined) {
    const converted = await asDocx(original);
    budget.spend();
    if (converted && !unreadableType(converted)) {
      const read = await readOriginal(converted, budget);
      return { ...read, notes: [`${unreadable.what}由 LibreOffice 转成 .docx 后读取`, ...read.notes] };
    }
  }
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
