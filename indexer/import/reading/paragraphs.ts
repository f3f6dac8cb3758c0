import { clauseReader } from '../../structure/clauses.ts';
import { isArticleStart, type Marker, markerOf, type Shape } from '../../structure/markers.ts';
import { toChinese } from '../../structure/numerals.ts';
import { isTableRow } from '../../structure/tables.ts';
import type { TextLine } from './text-lines.ts';

export interface Paragraphs {
  /** One paragraph (款, 项, heading) each. */
  readonly paragraphs: readonly string[];
  /** What was mended, in Chinese; written into the document's importNotes. */
  readonly repairs: readonly string[];
}

const SENTENCE_END = /[。;\uff1b:\uff1a!\uff01?\uff1f…][”’』」》〉)\uff09〕】]*$/u;
/** How much of a line's end is looked at. */
const TAIL = 40;
/** Share of the articles that must stand in for the blanks to mean anything. */
const MOSTLY = 0.8;

/**
 * Makes one paragraph a line: joins what hard line breaks cut apart, and gives a list its lost first mark back. No other
 * character is changed.
 */
export function paragraphsOf(lines: readonly TextLine[], shape: Shape): Paragraphs {
  const significant = indentsCount(lines, shape);
  // Pieces of each paragraph: joining strings as they grow would cost the square of a text's length.
  const pieces: string[][] = [];
  let count = 0;
  let previous = 0;
  const clauses = clauseReader();
  for (const line of lines) {
    const marker = shape === 'outline' ? clauses(line.text) : startOf(line.text, shape, previous);
    if (marker?.type === 'article') previous = marker.number;
    const above = pieces.at(-1);
    if (above !== undefined && !marker && continues(above, line, significant, shape)) {
      if (above.length > 1 || !isBareLabel(above[0]!, shape)) count += 1;
      above.push(glue(above, line.text, shape), line.text);
    } else pieces.push([line.text]);
  }
  const joined = pieces.map((paragraph) => paragraph.join(''));
  const { paragraphs, repairs } =
    shape === 'statute' ? firstItems(joined) : { paragraphs: joined, repairs: [] };
  // In a text printed line by line every break is a hard one; only stray ones are worth a word.
  const note = count > 0 && !significant ? [`合并了 ${count} 处段中的硬换行`] : [];
  return { paragraphs, repairs: [...note, ...repairs] };
}

function startOf(text: string, shape: Shape, previous: number): Marker | undefined {
  const marker = markerOf(text, shape);
  return marker?.type === 'article' && !isArticleStart(text, marker, previous) ? undefined : marker;
}

/** Whether nearly all articles stand in while other lines do not: then a line that does not goes on. */
function indentsCount(lines: readonly TextLine[], shape: Shape): boolean {
  const marked = lines.filter(({ text }) => {
    const type = markerOf(text, shape)?.type;
    return type === 'article' || type === 'heading' || type === 'clause';
  });
  const plain = lines.filter(({ text }) => !markerOf(text, shape));
  return (
    marked.length >= 2 &&
    marked.filter((line) => line.indented).length >= marked.length * MOSTLY &&
    plain.some((line) => !line.indented)
  );
}

/** A label alone awaits its words: 第一条 on a line of its own, 第一章 above 总则. */
function isBareLabel(text: string, shape: Shape): boolean {
  return markerOf(text, shape)?.length === text.length;
}

function isHeading(text: string): boolean {
  const type = markerOf(text, 'statute')?.type;
  return type === 'part' || type === 'chapter' || type === 'section';
}

function continues(above: readonly string[], line: TextLine, significant: boolean, shape: Shape): boolean {
  const [first, last] = [above[0]!, above.at(-1)!];
  if (isTableRow(line.text) || isTableRow(last)) return false;
  if (above.length === 1 && isBareLabel(first, shape)) return true;
  if (shape === 'statute' && isHeading(first)) return false;
  if (significant) return !line.indented;
  return shape === 'statute' && !SENTENCE_END.test(last.slice(-TAIL));
}

/** What stands between two pieces: a blank after a bare label or between Latin words, else nothing. */
function glue(above: readonly string[], text: string, shape: Shape): string {
  const last = above.at(-1)!;
  const isLabel = above.length === 1 && isBareLabel(last, shape) && !/[)\uff09、.\uff0e]$/u.test(last);
  return isLabel || (/[\w,.;]$/u.test(last.slice(-TAIL)) && /^\w/u.test(text)) ? ' ' : '';
}

/** A paragraph that announces a list, one without a mark, then （二）: the mark of the first item was lost. */
function firstItems(paragraphs: readonly string[]): Paragraphs {
  const repairs: string[] = [];
  let article = '';
  const mended = paragraphs.map((text, i) => {
    const marker = markerOf(text, 'statute');
    if (marker?.type === 'article') article = marker.label;
    const next = markerOf(paragraphs[i + 1] ?? '', 'statute');
    const lost =
      !marker &&
      next?.type === 'item' &&
      next.number === 2 &&
      /[:\uff1a]$/u.test(paragraphs[i - 1] ?? '') &&
      /[;\uff1b。]$/u.test(text);
    if (!lost) return text;
    const mark = next.label.replace(/[^()\uff08\uff09]+/u, toChinese(1));
    repairs.push(`${article}第一项前原缺“${mark}”,已补上`);
    return mark + text;
  });
  return { paragraphs: mended, repairs };
}
