import type { DraftPlace } from './finding.ts';

/**
 * A draft as it is read: `text` is folded so that typing makes no difference (full width, blanks, hard line breaks within
 * a sentence, kinds of quotation marks), and every character of it knows where it stands in the lines.
 */
export interface Draft {
  readonly file?: string;
  readonly lines: readonly string[];
  /** Of a paper with pages: the page of each line, from 1. */
  readonly pages?: readonly number[];
  readonly text: string;
  /** The place of a stretch of the folded text in the lines as they came. */
  place(start: number, end: number): DraftPlace;
  /** The stretch as written, line breaks as blanks left out. */
  written(start: number, end: number): string;
}

const SENTENCE_END = /[。;:!?」』”）)】\]]$/u;
/** At the end of a line as wide as the page brackets end nothing. */
const FULL_STOP = /[。;:!?」』”]$/u;
/** A shorter line that ends without punctuation is a heading or a signature, not a line cut by its width. */
const CUT_LINE = 16;
const BEGINS_ANEW =
  /^(?:第[一二三四五六七八九十百零〇\d]{1,6}[章节条]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])/u;

/** Folded characters that NFKC does not give. */
const FOLDED: Readonly<Record<string, string>> = {
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '〝': '“',
  '〞': '”',
  '○': '〇',
  '≪': '《',
  '≫': '》',
  '﹤': '〈',
  '﹥': '〉',
  '…': '…',
  '—': '—',
};

/** Makes a draft of lines. `file` is the name that findings give; `pages` the page of each line, where there are pages. */
export function draftOf(lines: readonly string[], file?: string, pages?: readonly number[]): Draft {
  const chars: string[] = [];
  const [at, in_]: [number[], number[]] = [[], []];
  let quoted = false;
  const width = printedWidth(lines);
  let lineStart = 0;
  lines.forEach((line, row) => {
    if (row > 0 && !goesOn(chars, lineStart, line, quoted, lines[row - 1]!.length >= width)) {
      chars.push('\n');
      at.push(lines[row - 1]!.length);
      in_.push(row - 1);
      if (line.trim() === '' || isIndented(line)) quoted = false;
    }
    lineStart = chars.length;
    let column = 0;
    for (const c of line) {
      let plain = FOLDED[c] ?? c.normalize('NFKC');
      if (plain === '"') {
        // 规定:" opens whatever stood before it.
        quoted = !quoted || /[:(]/u.test(chars.at(-1) ?? '');
        plain = quoted ? '“' : '”';
      }
      for (const one of plain) {
        if (/[\s\u200b\ufeff]/u.test(one)) continue;
        chars.push(one.length === 1 ? one : '〓');
        at.push(column);
        in_.push(row);
      }
      column += c.length;
    }
  });
  const text = chars.join('');
  const place = (start: number, end: number): DraftPlace => {
    const last = Math.max(start, end - 1);
    const page = pages?.[in_[start] ?? 0];
    return {
      ...(file === undefined ? {} : { file }),
      ...(page === undefined ? {} : { page }),
      line: (in_[start] ?? 0) + 1,
      column: (at[start] ?? 0) + 1,
      endLine: (in_[last] ?? 0) + 1,
      endColumn: (at[last] ?? 0) + 2,
    };
  };
  return {
    ...(file === undefined ? {} : { file }),
    ...(pages === undefined ? {} : { pages }),
    lines,
    text,
    place,
    written(start, end) {
      const p = place(start, end);
      const rows = lines.slice(p.line - 1, p.endLine);
      return rows
        .map((row, i) =>
          row.slice(i === 0 ? p.column - 1 : 0, i === rows.length - 1 ? p.endColumn - 1 : undefined).trim(),
        )
        .join('');
    },
  };
}

/** Whether a line goes on with the words of the one above: cut by the width of a page. */
function goesOn(
  chars: readonly string[],
  lineStart: number,
  line: string,
  quoted: boolean,
  full: boolean,
): boolean {
  const above = chars.slice(Math.max(lineStart, chars.length - 400)).join('');
  if (above === '' || line.trim() === '') return false;
  if (openTitle(above)) return true;
  const open = quoted || above.lastIndexOf('“') > above.lastIndexOf('”');
  const cut = /第[一二三四五六七八九十百零〇\d()]{1,9}$/u.test(above) && /^[条款项目]/u.test(line);
  if (cut || (above.endsWith(':') && /^["“「『]/u.test(line))) return true;
  if (full && !isIndented(line) && !FULL_STOP.test(above)) return true;
  if (isIndented(line) || BEGINS_ANEW.test(line.trim().normalize('NFKC'))) {
    // 第三十 / 八条: a number that only begins the line because the page was full.
    return /(?:第|[》、和与及至])$/u.test(above);
  }
  if (open) return true;
  if (SENTENCE_END.test(above)) return false;
  return above.length >= CUT_LINE || /[,、》第]$/u.test(above);
}

const isIndented = (line: string): boolean => /^[\u3000 ]{2}/u.test(line);

function openTitle(above: string): boolean {
  return above.lastIndexOf('《') > above.lastIndexOf('》') && above.length - above.lastIndexOf('《') < 60;
}

/** The width of a text that is broken at a fixed one: lines nearly as long go on. Infinity where lines are paragraphs. */
function printedWidth(lines: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const { length } of lines)
    if (length >= 20 && length <= 120) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most[1] >= 3 ? most[0] - 1 : Number.POSITIVE_INFINITY;
}
