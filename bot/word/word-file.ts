import type { Paragraph, Table } from 'docx';
import type { Imprint } from '../answers/imprint.ts';
import type { WordLine } from './lines.ts';

/** Twentieths of a point: two characters of the text's size. */
const TWO_CHARACTERS = 480;
/** Half points. */
const SIZE = 24;
const SMALL = 16;
const FONT = { ascii: 'Times New Roman', eastAsia: 'SimSun', hAnsi: 'Times New Roman' };
const BLACK = '000000';

/** A Word file (.docx). The package that writes it is loaded with the first one. @param foot at the foot of every page */
export async function wordFile(lines: readonly WordLine[], foot: Imprint | undefined): Promise<Buffer> {
  const docx = await import('docx');
  const { Document, Footer, HeadingLevel, AlignmentType, Packer, PageNumber, TextRun } = docx;
  const run = (text: string, style = {}): InstanceType<typeof TextRun> => new TextRun({ text, ...style });
  const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

  function made(line: WordLine): Paragraph | Table {
    switch (line.kind) {
      case 'title':
        return new docx.Paragraph({
          heading: HeadingLevel.TITLE,
          alignment: AlignmentType.CENTER,
          children: [run(line.text, { size: 36, bold: true, color: BLACK, font: FONT })],
          spacing: { after: 240 },
        });
      case 'heading':
        return new docx.Paragraph({
          heading: levels[line.level - 1]!,
          alignment: line.level < 3 ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [run(line.text, { size: 28, bold: true, color: BLACK, font: FONT })],
          spacing: { before: 240, after: 120 },
        });
      case 'note':
      case 'address':
        return new docx.Paragraph({ children: [run(line.text, { size: 20, color: '444444' })] });
      case 'words':
        return new docx.Paragraph({
          indent: {
            firstLine: TWO_CHARACTERS,
            left: line.depth === 0 ? 0 : (line.depth * TWO_CHARACTERS) / 2,
          },
          children: [
            ...(line.label
              ? [run(line.label, { bold: line.depth === 0 }), run(line.depth === 0 ? '\u3000' : '')]
              : []),
            run(line.text),
          ],
          spacing: { line: 360 },
        });
      case 'table':
        return new docx.Table({
          width: { size: 100, type: docx.WidthType.PERCENTAGE },
          rows: line.rows.map(
            (cells) =>
              new docx.TableRow({
                children: cells.map(
                  (cell) => new docx.TableCell({ children: [new docx.Paragraph({ children: [run(cell)] })] }),
                ),
              }),
          ),
        });
    }
  }

  const small = (children: InstanceType<typeof TextRun>[]): Paragraph =>
    new docx.Paragraph({ alignment: AlignmentType.CENTER, children });
  const footer = [
    ...(foot ? [`${foot.title} · ${foot.status}`, foot.digest, foot.address] : []).map((text) =>
      small([run(text, { size: SMALL })]),
    ),
    small([
      new TextRun({
        size: SMALL,
        children: ['第', PageNumber.CURRENT, '页，共', PageNumber.TOTAL_PAGES, '页'],
      }),
    ]),
  ];
  const document = new Document({
    creator: '知依',
    title: foot?.title ?? '知依问答',
    styles: { default: { document: { run: { size: SIZE, font: FONT } } } },
    sections: [{ children: lines.map(made), footers: { default: new Footer({ children: footer }) } }],
  });
  return Packer.toBuffer(document);
}
