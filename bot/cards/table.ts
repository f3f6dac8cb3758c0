import { cellsOf, isTableRow, isTableRule } from '../../indexer/index.ts';

type Element = Readonly<Record<string, unknown>>;

/** Columns beside one another that a phone still shows; more are written as one line a row. */
const MOST_COLUMNS = 6;

/** Lines of a passage in blocks: rows of one table together, other lines alone. Example: 甲, |a|, |b| → [甲], [|a|, |b|]. */
export function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  for (const text of lines) {
    const above = blocks.at(-1);
    if (above && isTableRow(text) && isTableRow(above.at(-1)!)) above.push(text);
    else blocks.push([text]);
  }
  return blocks;
}

/**
 * A table of a passage in columns: its head bold, and the row that answers.
 * @param words makes a line of a cell's words
 */
export function tableElements(
  rows: readonly string[],
  quote: string,
  words: (text: string, bold: boolean) => Element,
): Element[] {
  const shown = rows.filter((row) => !isTableRule(row));
  const hasHead = rows.length > 1 && isTableRule(rows[1]!);
  return shown.map((row, i) => {
    const bold = (hasHead && i === 0) || (quote !== '' && row.includes(quote));
    const cells = cellsOf(row);
    if (cells.length > MOST_COLUMNS) return words(cells.join(' · '), bold);
    return {
      type: 'ColumnSet',
      spacing: 'Small',
      separator: i > 0,
      columns: cells.map((cell) => ({ type: 'Column', width: 'stretch', items: [words(cell, bold)] })),
    };
  });
}
