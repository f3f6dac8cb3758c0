import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import PDFDocument from 'pdfkit';
import { NOTES, PRINTED, TITLE } from './example.ts';
import { toSfnt } from './sfnt.ts';

/** The example as a Word file, in the manner of the national database's downloads. */
export async function asDocx(): Promise<Uint8Array> {
  const paragraph = (text: string, bold = false) =>
    new Paragraph({ children: [new TextRun({ text, bold })] });
  const children = [
    paragraph(TITLE, true),
    ...NOTES.map((n) => paragraph(n)),
    ...PRINTED.map((p) => paragraph(p)),
  ];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

const FONT = toSfnt(
  readFileSync(
    createRequire(import.meta.url).resolve(
      '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff',
    ),
  ),
);

/** The example as a PDF of small pages with running heads and page numbers; wide paragraphs break over lines. */
export async function asPdf(
  printed: readonly string[] = PRINTED,
  title: string = TITLE,
  notes: readonly string[] = NOTES,
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: [360, 420], margin: 50, bufferPages: true });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.registerFont('song', FONT).font('song');
  pdf.fontSize(18).text(title, { align: 'center' }).fontSize(11);
  for (const note of notes) pdf.text(note, { align: 'center' });
  for (const text of printed) pdf.text(text, { indent: /^第.[章节]/u.test(text) ? 80 : 22 });
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    pdf.fontSize(8).text('示例省公报 2031年第3期', 50, 20, { lineBreak: false });
    pdf.text(`— ${page + 1} —`, 160, 395, { lineBreak: false });
  }
  pdf.end();
  return done;
}

/** A PDF with a picture's place but no words. */
export async function asScan(): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: [360, 420] });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });
  pdf.rect(20, 20, 300, 300).fill('#ccc');
  pdf.end();
  return done;
}
