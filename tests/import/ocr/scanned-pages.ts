import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { toSfnt } from '../sfnt.ts';

/** What of the drawing package is used; it comes with pdfjs where its platform is supported. */
interface Drawing {
  fillStyle: string;
  font: string;
  globalAlpha: number;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
}

const [WIDTH, HEIGHT, TOP, LINE] = [1240, 1754, 160, 62];
const LONGEST = 34;

/**
 * Lines as a copier would have them: a PDF of pictures without a text layer, grey, a little askew, with specks. Broken where
 * a printed page would break them. The same lines give the same pictures.
 */
export async function asScannedPdf(lines: readonly string[]): Promise<Uint8Array> {
  const name = '@napi-rs/canvas';
  const { createCanvas, GlobalFonts } = await import(name);
  const font = createRequire(import.meta.url).resolve(
    '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
  );
  GlobalFonts.register(Buffer.from(toSfnt(readFileSync(font))), 'Scanned');
  const printed = lines.flatMap((line) => line.match(new RegExp(`.{1,${LONGEST}}`, 'gu')) ?? []);
  const perPage = Math.floor((HEIGHT - 2 * TOP) / LINE);
  const pdf = new PDFDocument({ size: [595, 842], margin: 0, autoFirstPage: false });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });
  for (let at = 0; at < printed.length; at += perPage) {
    const canvas = createCanvas(WIDTH, HEIGHT);
    const g = canvas.getContext('2d') as Drawing;
    g.fillStyle = '#efece4';
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.fillStyle = '#777';
    let seed = 7;
    for (let speck = 0; speck < 400; speck++) {
      seed = (seed * 48_271) % 2_147_483_647;
      g.fillRect(seed % WIDTH, (seed >> 3) % HEIGHT, 1, 1);
    }
    g.rotate(0.004);
    g.fillStyle = '#333';
    g.font = '30px Scanned';
    for (const [i, line] of printed.slice(at, at + perPage).entries()) g.fillText(line, 100, TOP + i * LINE);
    pdf.addPage();
    pdf.image(canvas.toBuffer('image/png'), 0, 0, { width: 595 });
  }
  pdf.end();
  return done;
}
