import { createRequire } from 'node:module';
import path from 'node:path';
import { ImportError } from '../../errors.ts';
import { isAbsent } from './optional-package.ts';

/** Pictures of pages are this wide: of 1100, 1600 and 2200 the one with the fewest wrong characters, and the fastest. */
const WIDTH = 1100;
/** Taller pages than a long receipt are no pages. */
const TALLEST = 4;
/** Pages of a scan that are read at most; each takes seconds. */
const MOST_PAGES = 100;

interface Canvas {
  toBuffer(type: 'image/png'): Buffer;
}

/** Pages of a PDF as pictures, one at a time. @throws ImportError where pages cannot be drawn on this machine */
export async function* picturesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  // Comes with pdfjs where its platform is supported.
  const name = '@napi-rs/canvas';
  let createCanvas: (width: number, height: number) => Canvas;
  try {
    ({ createCanvas } = await import(name));
  } catch (cause) {
    if (!isAbsent(cause)) throw cause;
    throw new ImportError('这台机器上画不出 PDF 的页', `安装 ${name},或用文字识别软件转好再导入`, { cause });
  }
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: `${path.join(root, 'cmaps')}${path.sep}`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(root, 'standard_fonts')}${path.sep}`,
    isEvalSupported: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      throw new ImportError(`扫描件有 ${document.numPages} 页,超过 ${MOST_PAGES} 页`, '只导入法规本身的页');
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: WIDTH / page.getViewport({ scale: 1 }).width });
      const height = Math.min(Math.ceil(viewport.height), TALLEST * WIDTH);
      const canvas = createCanvas(WIDTH, height);
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
      page.cleanup();
      yield canvas.toBuffer('image/png');
    }
  } finally {
    await task.destroy();
  }
}
