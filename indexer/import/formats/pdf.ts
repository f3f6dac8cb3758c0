import { ImportError } from '../../errors.ts';
import { boundedText, type Source } from '../source.ts';
import { pdfFragmentsAside } from './pdf-aside.ts';
import { pagedLines } from './pdf-lines.ts';
import { foldRadicals } from './radicals.ts';
import { readScanAside } from './scan-aside.ts';

/** PDF files with a text layer; of an original that is imported pictured pages too, where what recognises them is installed. */
export const pdf: Source = {
  name: 'pdf',
  detect({ bytes }) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
    return head.includes('%PDF-');
  },
  async read({ bytes, recognise }, budget) {
    const pages = await pdfFragmentsAside(bytes);
    budget.spend();
    const words = pages.flat().reduce((sum, { text }) => sum + text.trim().length, 0);
    // A scan's only text is what a copier stamps on it.
    if (words < pages.length * 10) {
      if (recognise) return readScanAside(bytes);
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
