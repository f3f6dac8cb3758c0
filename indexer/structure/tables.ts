/** Tables as texts hold them: Markdown rows, the head first, a line of dashes below it. */

/** Whether a line is a row of a table. Example: | 品名 | 数量 | */
export function isTableRow(line: string): boolean {
  return /^[\s\u3000]*\|.*\|[\s\u3000]*$/u.test(line);
}

/** Whether a line is the rule below a table's head. Example: | --- | --- | */
export function isTableRule(line: string): boolean {
  return /^[\s\u3000]*\|(?:\s*:?-{2,}:?\s*\|)+[\s\u3000]*$/u.test(line);
}

/** The cells of a row, marks of Markdown taken away. Example: | 编织袋 | 一\\|万 | → 编织袋, 一|万. */
export function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** A row of cells as a line; what would break the line becomes a blank. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\s+/gu, ' ').trim().replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The rule below a head of so many cells. */
export function tableRule(width: number): string {
  return `|${' --- |'.repeat(width)}`;
}

/** Rows as the lines of a table, all as wide as the widest. The first is its head. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) => tableRow([...row, ...Array<string>(width - row.length).fill('')]));
  return [lines[0]!, tableRule(width), ...lines.slice(1)];
}
