import { markerOf } from '../../structure/markers.ts';
import type { Fragment } from './fragment.ts';
import { columnsOf } from './pdf-columns.ts';
import { tablesIn } from './pdf-tables.ts';

interface PrintedLine {
  text: string;
  x: number;
  right: number;
  readonly y: number;
  size: number;
  readonly page: number;
  /** Pieces between wide gaps. */
  readonly cells: { text: string; x: number; right: number }[];
}

/** A first line stands in by about two characters; less is the unevenness of typesetting. */
const INDENT_IN_CHARACTERS = 1;
/** A blank so wide in sizes of the type parts the cells of a table. */
const CELL_GAP = 0.45;
/** What is larger than the text by this factor is a title, printed over several lines or not. */
const TITLE_FACTOR = 1.15;

/**
 * The printed lines of a PDF as lines of text: running heads and page numbers dropped, a title over several lines made
 * one, and lines that stand in given two leading blanks, by which the importer tells a paragraph's first line.
 */
export function linesOfPages(pages: readonly (readonly Fragment[])[]): string[] {
  return pagedLines(pages).map(({ text }) => text);
}

/** The same, each line with the page it begins on, from 1. */
export function pagedLines(
  pages: readonly (readonly Fragment[])[],
): { readonly text: string; readonly page: number }[] {
  const lines = withoutRunningHeads(
    pages.map((fragments, page) => columnsOf(fragments).flatMap((part) => printedLines(part, page))),
  );
  const tables = tablesIn(lines.map(({ cells }) => cells));
  let inTable = 0;
  const size = median(lines.filter((line) => line.text.length > 8).map((line) => line.size));
  const left = leftEdge(lines);
  const out: { text: string; page: number }[] = [];
  let title: PrintedLine | undefined;
  for (const [i, line] of lines.entries()) {
    const table = tables.get(i);
    if (table) {
      out.push(...table.lines.map((text) => ({ text, page: line.page + 1 })));
      inTable = table.count;
      title = undefined;
    }
    if (inTable > 0) {
      inTable -= 1;
      continue;
    }
    const isTitle = line.size > size * TITLE_FACTOR && !markerOf(line.text, 'statute');
    if (isTitle && title && Math.abs(title.size - line.size) < 1 && title.page === line.page) {
      out.at(-1)!.text += line.text.trim();
      continue;
    }
    title = isTitle ? line : undefined;
    const indented = !isTitle && line.x > left + size * INDENT_IN_CHARACTERS;
    out.push({ text: (indented ? '\u3000\u3000' : '') + line.text.trim(), page: line.page + 1 });
  }
  return out;
}

/** Joins the fragments that share a baseline, left to right. */
function printedLines(fragments: readonly Fragment[], page: number): PrintedLine[] {
  const lines: PrintedLine[] = [];
  const seen = fragments.filter((f) => f.text.trim() !== '');
  for (const f of [...seen].sort((a, b) => (Math.abs(a.y - b.y) > a.size / 2 ? b.y - a.y : a.x - b.x))) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - f.y) <= Math.max(last.size, f.size) / 2 && f.x >= last.x) {
      const blank = f.x - last.right;
      const gap = blank > f.size * 0.3 ? ' ' : '';
      const cell = last.cells.at(-1)!;
      if (blank > f.size * CELL_GAP) last.cells.push({ text: f.text, x: f.x, right: f.x + f.width });
      else {
        cell.text += gap + f.text;
        cell.right = f.x + f.width;
      }
      last.text += gap + f.text;
      last.right = f.x + f.width;
      last.size = Math.max(last.size, f.size);
    } else {
      const right = f.x + f.width;
      const cells = [{ text: f.text, x: f.x, right }];
      lines.push({ text: f.text, x: f.x, right, y: f.y, size: f.size, page, cells });
    }
  }
  return lines;
}

/** Lines at the same height that repeat on most pages, numbers aside, belong to the pages. */
function withoutRunningHeads(pages: readonly (readonly PrintedLine[])[]): PrintedLine[] {
  const pagesOf = new Map<string, number>();
  const keyOf = (line: PrintedLine) => `${Math.round(line.y / 4)} ${line.text.replace(/[\d\s]+/gu, '#')}`;
  for (const lines of pages)
    for (const key of new Set(lines.map(keyOf))) pagesOf.set(key, (pagesOf.get(key) ?? 0) + 1);
  const most = Math.max(2, pages.length * 0.6);
  return pages.flatMap((lines) =>
    lines.filter((line, i) => {
      const atEdge = i < 2 || i >= lines.length - 2;
      return !(atEdge && (pagesOf.get(keyOf(line)) ?? 0) >= most);
    }),
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 12;
}

/** Where lines that go on begin: the leftmost place that more than a stray line begins at. */
function leftEdge(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>();
  for (const { x } of lines) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  const enough = Math.max(2, lines.length * 0.03);
  return [...counts].sort((a, b) => a[0] - b[0]).find(([, count]) => count >= enough)?.[0] ?? 0;
}
