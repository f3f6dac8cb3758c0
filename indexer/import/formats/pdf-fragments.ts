import { createRequire } from 'node:module';
import path from 'node:path';
import { ImportError } from '../../errors.ts';
import { boundedText, LIMITS } from '../source.ts';
import type { Fragment } from './fragment.ts';

/** Text runs of each page with their places, in the order of the page's content. @throws ImportError */
export async function pdfFragments(bytes: Uint8Array): Promise<Fragment[][]> {
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
      const page = await document.getPage(number);
      const fragments: Fragment[] = [];
      // Piece by piece: one page may hold more than all pages of any statute.
      const reader = page.streamTextContent({ disableNormalization: true }).getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read())
        for (const item of (read.value as { items: readonly object[] }).items) {
          if (!('str' in item)) continue;
          const found = fragment(item as Item);
          length += found.text.length;
          boundedText(length);
          fragments.push(found);
        }
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

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

function fragment({ str, transform, width, height }: Item): Fragment {
  const [, , , , x, y] = transform;
  return { text: str, x: x ?? 0, y: y ?? 0, width, size: height };
}
