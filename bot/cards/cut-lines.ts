import { cellsOf, isTableRow, isTableRule } from '../../indexer/index.ts';
import { GAP } from '../answers/answer.ts';
import { asColumns } from './table.ts';
import { fitting, LINE, linesOf } from './two-screens.ts';

/** Stands where the words of one line were left out. */
export const LEFT_OUT = '……';

/** What a card shows of a passage, and how many characters it leaves to the reader. */
export interface Cut {
  readonly shown: readonly string[];
  readonly left: number;
}

/** Of the lines that have no room above the answer, this share of the room stays for its first line or a table's head. */
const HEAD_SHARE = 4;

/**
 * As much of a passage as has room, the words that answer among it: whole lines while they fit, and of a line that is longer
 * than all the room the sentences around the answer. Example: a 款 of three screens → its beginning ……
 * @param room lines of a card
 */
export function cutLines(lines: readonly string[], quote: string, room: number): Cut {
  const answer = Math.max(
    0,
    lines.findIndex((text) => quote !== '' && text.includes(quote)),
  );
  const end = fitting(lines.map(heightOf), room);
  const shown =
    answer < end
      ? lines.slice(0, end)
      : [...headOf(lines, answer, Math.floor(room / HEAD_SHARE)), ...from(lines, answer, room)];
  const cut = shown.map((text) => (heightOf(text) > room ? within(text, quote, room) : text));
  const size = (all: readonly string[]): number => all.reduce((sum, text) => sum + text.length, 0);
  return { shown: cut, left: Math.max(0, size(lines) - size(cut.filter((text) => text !== GAP))) };
}

/** Distance between rows, in lines. */
const ROW = 0.6;

/** Lines of a card that a line of a passage takes; the cells of a row in columns are narrow. */
export function heightOf(text: string): number {
  if (!isTableRow(text)) return linesOf([text]);
  if (isTableRule(text)) return 0;
  const cells = cellsOf(text);
  if (!asColumns(cells)) return linesOf([cells.join(' · ')]);
  const wide = Math.max(1, Math.floor(LINE / cells.length) - 1);
  return ROW + Math.max(1, ...cells.map((cell) => Math.ceil(cell.length / wide)));
}

/** What an answer further down stands under: the head of its table, else the first line. */
function headOf(lines: readonly string[], answer: number, room: number): string[] {
  let first = answer;
  while (isTableRow(lines[answer]!) && first > 0 && isTableRow(lines[first - 1]!)) first--;
  const head =
    first < answer && isTableRule(lines[first + 1] ?? '') ? [lines[first]!, lines[first + 1]!] : [];
  const above = head.length > 0 ? head : [lines[0]!];
  if (above.some((text) => heightOf(text) > room)) return [GAP];
  return answer === first + head.length && head.length > 0 ? above : [...above, GAP];
}

function from(lines: readonly string[], answer: number, room: number): readonly string[] {
  const rest = lines.slice(answer);
  return rest.slice(0, fitting(rest.map(heightOf), room - Math.floor(room / HEAD_SHARE)));
}

/** The part of a line with the words that answer: from its beginning where they stand there, else from their sentence on. */
function within(text: string, quote: string, room: number): string {
  const words = isTableRow(text) ? cellsOf(text).join(' · ') : text;
  const most = room * LINE;
  const at = Math.max(0, quote === '' ? 0 : words.indexOf(quote));
  const start = at + quote.length <= most ? 0 : sentenceBefore(words, at);
  const part = words.slice(start, start + most);
  const stop =
    start + most >= words.length ? part.length : lastStop(part, quote === '' ? 0 : at - start + quote.length);
  return `${start > 0 ? LEFT_OUT : ''}${part.slice(0, stop)}${start + stop < words.length ? LEFT_OUT : ''}`;
}

const STOP = /[。；;]/u;

/** Where the sentence begins that stands at a place. */
function sentenceBefore(words: string, at: number): number {
  for (let i = at; i > 0; i--) if (STOP.test(words[i - 1]!)) return i;
  return at;
}

/** Behind the last sentence that is whole, unless that cuts the answer or leaves half the room empty. */
function lastStop(part: string, least: number): number {
  for (let i = part.length; i > Math.max(least, part.length / 2); i--) if (STOP.test(part[i - 1]!)) return i;
  return part.length;
}
