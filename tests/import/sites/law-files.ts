import { Document, Packer, Paragraph, TextRun } from 'docx';
import { asPdf } from '../example-files.ts';
import type { InventedLaw } from './invented-law.ts';

/** A law as a Word file. */
export async function lawAsDocx({ title, notes, printed }: InventedLaw): Promise<Uint8Array> {
  const children = [title, ...notes, ...printed].map(
    (text) => new Paragraph({ children: [new TextRun(text)] }),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** A law as a PDF with a text layer. */
export function lawAsPdf({ title, notes, printed }: InventedLaw): Promise<Uint8Array> {
  return asPdf(printed, title, notes);
}
