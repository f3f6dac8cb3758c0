import type { Fragment } from './fragment.ts';

/** Part of a page's width on each side in which no gap is looked for. */
const EDGE = 0.3;
/** Fewer lines do not show how a page is set. */
const FEWEST = 6;
/** A blank that parts runs of words on one line, in sizes of the type. */
const BLANK = 0.8;

/** Words that stand together on one line. */
interface Run {
  readonly fragments: Fragment[];
  readonly x: number;
  right: number;
  readonly y: number;
  readonly size: number;
}

/**
 * The fragments of a page in the order in which they are read: of a page in two columns what stands above both, the left
 * column, the right one, then what stands below. A page of one column, or one of which this is not sure, is itself.
 */
export function columnsOf(page: readonly Fragment[]): readonly (readonly Fragment[])[] {
  const runs = runsOf(page.filter(({ text }) => text.trim() !== ''));
  const gap = gapOf(runs);
  if (gap === undefined) return [page];
  const left = runs.filter((run) => run.right <= gap);
  const right = runs.filter((run) => run.x >= gap);
  const across = runs.filter((run) => run.x < gap && run.right > gap);
  const top = Math.max(...[...left, ...right].map(({ y }) => y));
  // The right column is read as if it stood below the left one: lines that stand in are known by their place.
  const edge = (column: readonly Run[]) => Math.min(...column.map(({ x }) => x));
  const shift = edge(right) - edge(left);
  const words = (part: readonly Run[]) => part.flatMap(({ fragments }) => fragments);
  return [
    words(across.filter(({ y }) => y > top)),
    words(left),
    words(right).map((f) => ({ ...f, x: f.x - shift })),
    words(across.filter(({ y }) => y <= top)),
  ].filter((part) => part.length > 0);
}

function runsOf(fragments: readonly Fragment[]): Run[] {
  const runs: Run[] = [];
  const order = [...fragments].sort((a, b) => (Math.abs(a.y - b.y) > a.size / 2 ? b.y - a.y : a.x - b.x));
  for (const f of order) {
    const last = runs.at(-1);
    const sameLine = last && Math.abs(last.y - f.y) <= Math.max(last.size, f.size) / 2;
    if (last && sameLine && f.x >= last.x && f.x - last.right <= f.size * BLANK) {
      last.fragments.push(f);
      last.right = Math.max(last.right, f.x + f.width);
    } else runs.push({ fragments: [f], x: f.x, right: f.x + f.width, y: f.y, size: f.size });
  }
  return runs;
}

/** The middle of a blank stripe with two columns of whole lines beside it; undefined for none. */
function gapOf(runs: readonly Run[]): number | undefined {
  if (runs.length < FEWEST * 2) return undefined;
  const from = Math.min(...runs.map(({ x }) => x));
  const to = Math.max(...runs.map(({ right }) => right));
  const width = to - from;
  for (let x = from + width * EDGE; x <= to - width * EDGE; x += 2) {
    const left = runs.filter((run) => run.right <= x);
    const right = runs.filter((run) => run.x >= x);
    const across = runs.filter((run) => run.x < x && run.right > x);
    if (isColumn(left, x - from) && isColumn(right, to - x) && stand(across, [...left, ...right])) return x;
  }
  return undefined;
}

/** Most lines of a column go nearly across it; cells of a table do not. */
function isColumn(runs: readonly Run[], width: number): boolean {
  const wide = runs.filter((run) => run.right - run.x >= width * 0.7).length;
  return runs.length >= FEWEST && wide >= runs.length / 2;
}

/** What crosses the gap stands above both columns or below both: a title, a number of a page. */
function stand(across: readonly Run[], columns: readonly Run[]): boolean {
  const ys = columns.map(({ y }) => y);
  const [top, bottom] = [Math.max(...ys), Math.min(...ys)];
  return across.length <= 6 && across.every(({ y }) => y > top || y < bottom);
}
