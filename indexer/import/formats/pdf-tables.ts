import { markerOf } from '../../structure/markers.ts';
import { tableLines } from '../../structure/tables.ts';

/** A piece of a printed line between wide gaps: where it begins and ends. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** Left ends that differ by less stand in one column. */
const ALIGNED = 6;
/** Cells are short; columns of running words are not. */
const LONGEST_TYPICAL = 18;

/** Whether two lines of cells are rows of one table: as many cells, in the same columns. */
function aligned(a: readonly Cell[], b: readonly Cell[]): boolean {
  return a.length === b.length && a.every((cell, i) => Math.abs(cell.x - b[i]!.x) <= ALIGNED);
}

/**
 * The tables among printed lines: at least two lines after one another that have the same two or more columns. Returns for
 * each line the index of the first line of its table, and the table's lines as Markdown at that index.
 */
export function tablesIn(lines: readonly (readonly Cell[])[]): ReadonlyMap<number, TableFound> {
  const found = new Map<number, TableFound>();
  for (let at = 0; at < lines.length; ) {
    const first = lines[at]!;
    let end = at + 1;
    const isRow = first.length >= 2 && !isNumbered(first);
    while (isRow && end < lines.length && aligned(first, lines[end]!)) end += 1;
    if (end - at >= 2 && typical(lines.slice(at, end).flat()) <= LONGEST_TYPICAL) {
      const rows = lines.slice(at, end).map((cells) => cells.map(({ text }) => text.trim()));
      found.set(at, { lines: tableLines(rows), count: end - at });
    }
    at = end;
  }
  return found;
}

/** 第一条 with its words behind a blank is a paragraph, not two cells. */
function isNumbered(cells: readonly Cell[]): boolean {
  const [first] = cells;
  const marked = (['statute', 'report'] as const).some((shape) => {
    const marker = markerOf(first!.text, shape);
    return marker !== undefined && (marker.type === 'article' || marker.length === first!.text.length);
  });
  return marked && (cells.length === 2 || /^第/u.test(first!.text));
}

function typical(cells: readonly Cell[]): number {
  const lengths = cells.map(({ text }) => text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

export interface TableFound {
  readonly lines: readonly string[];
  /** Printed lines that the table takes. */
  readonly count: number;
}
