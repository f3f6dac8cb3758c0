import { createRequire } from 'node:module';
import path from 'node:path';
import { ImportError } from '../../errors.ts';
import { type Budget, boundedText, LIMITS, type Source } from '../source.ts';
import type { Fragment } from './fragment.ts';
import { pagedLines } from './pdf-lines.ts';
import { foldRadicals } from './radicals.ts';

/** PDF files with a text layer. */
export const pdf: Source = {
  name: 'pdf',
  detect({ bytes }) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
    return head.includes('%PDF-');
  },
  async read({ bytes }, budget) {
    const pages = await fragmentsOf(bytes, budget);
    const words = pages.flat().reduce((sum, { text }) => sum + text.trim().length, 0);
    // A scan's only text is what a copier stamps on it.
    if (words < pages.length * 10) {
      throw new ImportError(
        'PDF 没有文字层,可能是扫描件',
        '用文字识别软件转成有文字的 PDF 或 .docx,核对后再导入',
      );
    }
    boundedText(words);
    const printed = pagedLines(pages);
    const { text, count } = foldRadicals(printed.map((line) => line.text.replaceAll('\n', ' ')).join('\n'));
    return {
      lines: text.split('\n'),
      pages: printed.map(({ page }) => page),
      notes: count > 0 ? [`PDF 中 ${count} 个部首字形已换成对应的汉字`] : [],
    };
  },
};

/** Text runs of each page with their places, in the order of the page's content. */
async function fragmentsOf(bytes: Uint8Array, budget: Budget): Promise<Fragment[][]> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    // pdfjs takes the buffer over; the caller still needs its own.
    data: Uint8Array.from(bytes),
    cMapUrl: `${path.join(root, 'cmaps')}${path.sep}`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(root, 'standard_fonts')}${path.sep}`,
    disableFontFace: true,
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > LIMITS.pdfPages) {
      throw new ImportError(
        `PDF 有 ${document.numPages} 页,超过 ${LIMITS.pdfPages} 页`,
        '只导入法规本身的页',
      );
    }
    const pages: Fragment[][] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number++) {
      budget.spend();
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const fragments = items.flatMap((item) => ('str' in item ? [fragment(item)] : []));
      length += fragments.reduce((sum, { text }) => sum + text.length, 0);
      boundedText(length);
      pages.push(fragments);
      page.cleanup();
    }
    return pages;
  } catch (error) {
    if ((error as Error).name === 'PasswordException') {
      throw new ImportError('PDF 有密码', '取得没有密码的版本', { cause: error });
    }
    throw error;
  } finally {
    await task.destroy();
  }
}

function fragment(item: { str: string; transform: unknown[]; width: number; height: number }): Fragment {
  const [, , , , x, y] = item.transform as number[];
  return { text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size: item.height };
}
