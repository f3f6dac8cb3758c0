import { tableLines } from '../../structure/tables.ts';
import type { Element } from './html-tree.ts';

/** Longer cells hold paragraphs: such a table is the layout of a page. */
const LONGEST_CELL = 400;
const MOST_COLUMNS = 40;

/**
 * The lines of a table of data as Markdown rows; undefined for one that lays a page out: of one column or one row, with
 * tables in it, or with whole texts in its cells. A cell over several rows is repeated in each, so that each row says all.
 * @param wordsOf the visible words of a cell
 */
export function tableOf(table: Element, wordsOf: (cell: Element) => readonly string[]): string[] | undefined {
  const rows: string[][] = [];
  const open: { text: string; rows: number }[] = [];
  for (const row of rowsOf(table)) {
    const cells: string[] = [];
    const fill = () => {
      for (let above = open[cells.length]; above && above.rows > 0; above = open[cells.length]) {
        above.rows -= 1;
        cells.push(above.text);
      }
    };
    for (const cell of row.children) {
      if (typeof cell === 'string' || (cell.tag !== 'td' && cell.tag !== 'th')) continue;
      if (holdsTable(cell)) return undefined;
      const lines = wordsOf(cell);
      const text = lines.join(' ');
      if (text.length > LONGEST_CELL || lines.some((line) => /^第.{1,9}条[\s\u3000]/u.test(line.trim())))
        return undefined;
      fill();
      const [across, down] = [span(cell.attributes.colspan), span(cell.attributes.rowspan)];
      for (let i = 0; i < across; i++) {
        open[cells.length] = { text: i === 0 ? text : '', rows: down - 1 };
        cells.push(i === 0 ? text : '');
      }
    }
    fill();
    if (cells.length > MOST_COLUMNS) return undefined;
    if (cells.some((cell) => cell.trim() !== '')) rows.push(cells);
  }
  const wide = rows.filter((row) => row.filter((cell) => cell.trim() !== '').length >= 2).length;
  return rows.length >= 2 && wide >= 2 ? tableLines(rows) : undefined;
}

function span(value: string | undefined): number {
  const n = Number(value ?? 1);
  return Number.isInteger(n) && n >= 1 && n <= MOST_COLUMNS ? n : 1;
}

function* rowsOf(table: Element): Generator<Element> {
  for (const child of table.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'tr') yield child;
    else if (/^(?:tbody|thead|tfoot)$/u.test(child.tag)) yield* rowsOf(child);
  }
}

function holdsTable(cell: Element): boolean {
  const stack: Element[] = [cell];
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (element.tag === 'table') return true;
    for (const child of element.children) if (typeof child !== 'string') stack.push(child);
  }
  return false;
}
