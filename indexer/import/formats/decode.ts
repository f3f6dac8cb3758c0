import chardet from 'chardet';
import { ImportError } from '../../errors.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Bytes to text. A byte order mark decides; then UTF-8 if every byte fits it (a text that is valid UTF-8 by chance does
 * not occur in Chinese); then UTF-16 by its zero bytes; then what the page declares, GB18030 and chardet's guess,
 * whichever first fits without a loss. Example: a GBK page that declares utf-8 is read as GB18030.
 * @param declared charset named by a header or meta tag, if any; believed only when it fits
 * @throws ImportError when nothing fits
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const marked = byMark(bytes);
  if (marked) return marked;
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined && !utf8.includes('\0')) return { text: utf8, encoding: 'utf-8' };
  const wide = wideEncoding(bytes);
  if (!wide) refuseDamagedUtf8(bytes);
  const guesses = wide
    ? [wide]
    : [declared, 'gb18030', chardet.detect(bytes.subarray(0, 65_536)) ?? undefined];
  for (const encoding of guesses) {
    const text = encoding === undefined ? undefined : strictly(bytes, encoding);
    if (text !== undefined && !text.includes('\0') && !text.includes('\ufffd'))
      return { text, encoding: encoding as string };
  }
  throw new ImportError('认不出文字编码,或不是文字文件', '用编辑器打开,另存为 UTF-8 再导入');
}

/** A few bad bytes in UTF-8, as a broken download leaves them, would pass as valid GB18030 of no meaning. */
function refuseDamagedUtf8(bytes: Uint8Array): void {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  let lost = 0;
  let han = 0;
  for (let i = 0; i < lossy.length; i++) {
    const code = lossy.charCodeAt(i);
    if (code === 0xfffd) lost += 1;
    else if (code >= 0x4e00 && code <= 0x9fff) han += 1;
  }
  if (lost === 0 || han < 50 || lost > han / 50) return;
  throw new ImportError(`UTF-8 文字里有 ${lost} 处坏字节`, '文件没有传完或已损坏;重新下载');
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  const [a, b, c] = bytes;
  const encoding =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : undefined;
  if (encoding === undefined) return undefined;
  const text = strictly(bytes, encoding);
  if (text === undefined) {
    throw new ImportError(`开头标明是 ${encoding},内容却不是`, '用编辑器打开,另存为 UTF-8 再导入');
  }
  return { text, encoding };
}

/** Share of a text's characters that are Chinese or plain ASCII when it was decoded rightly. */
const PLAUSIBLE = 0.9;

/**
 * UTF-16 without a mark has zero bytes: beside each line end on one side, and within 一 (U+4E00) on the other. Of the two
 * orders the one that gives Chinese is right.
 */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const head = bytes.subarray(0, 65_536);
  if (!head.includes(0)) return undefined;
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = strictly(head.subarray(0, head.length - (head.length % 2)), encoding) ?? '';
    const plain = text.match(/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”]/gu)?.length ?? 0;
    return text.length > 0 && plain >= text.length * PLAUSIBLE;
  });
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not a known encoding, or bytes that it does not have: both mean "not this one".
    return undefined;
  }
}
