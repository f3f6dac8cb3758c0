import { cellsOf, isTableRow, isTableRule } from '../../indexer/index.ts';

type Element = Readonly<Record<string, unknown>>;

/** Columns beside one another that a phone still shows; more are written as one line a row. */
const MOST_COLUMNS = 6;
/** Characters of the longest cell, by the number of columns, that still make no tower of a row on a phone. */
const MOST_IN_CELL = [0, 400, 90, 45, 30, 24, 20];

/** Whether cells stand beside one another; else they are one line. */
export function asColumns(cells: readonly string[]): boolean {
  const most = MOST_IN_CELL[cells.length];
  return most !== undefined && cells.length <= MOST_COLUMNS && cells.every(({ length }) => length <= most);
}

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
  const columns = shown.every((row) => asColumns(cellsOf(row)));
  return shown.map((row, i) => {
    const bold = (hasHead && i === 0) || (quote !== '' && row.includes(quote));
    const cells = cellsOf(row);
    if (!columns) return words(cells.join(' · '), bold);
    return {
      type: 'ColumnSet',
      spacing: 'Small',
      separator: i > 0,
      columns: cells.map((cell) => ({ type: 'Column', width: 'stretch', items: [words(cell, bold)] })),
    };
  });
}
