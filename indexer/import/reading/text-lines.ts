import { cellsOf, isTableRow, isTableRule, tableRule } from '../../structure/tables.ts';

/** Lines made ready for reading: what no reader sees is gone, Markdown's marks too; no visible character changes. */

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;

/** A line of the original and whether it stands in, which may mean that a paragraph begins. */
export interface TextLine {
  readonly text: string;
  readonly indented: boolean;
  /** Rank of a heading that the format marks. */
  readonly rank?: number;
}

export function textLines(lines: readonly string[]): TextLine[] {
  const out: TextLine[] = [];
  for (const raw of lines) {
    const visible = raw.replace(INVISIBLE, '').replaceAll('\u00a0', ' ');
    const mark = /^[\s\u3000]*(#{1,6})[\s\u3000]+/u.exec(visible);
    const text = visible
      .slice(mark?.[0].length ?? 0)
      .replaceAll('**', '')
      .replace(/[ \t]+/gu, ' ')
      .trim();
    const rank = mark ? { rank: mark[1]!.length } : {};
    if (text !== '') out.push({ text, indented: /^[\s\u3000]/u.test(visible), ...rank });
  }
  return withTables(out);
}

/** Rows in a run are a table; one without the rule below its head gets it. */
function withTables(lines: readonly TextLine[]): TextLine[] {
  const out: TextLine[] = [];
  for (const [i, line] of lines.entries()) {
    out.push(line);
    const [before, next] = [lines[i - 1]?.text ?? '', lines[i + 1]?.text ?? ''];
    const isHead = isTableRow(line.text) && !isTableRow(before) && isTableRow(next);
    if (isHead && !isTableRule(next))
      out.push({ text: tableRule(cellsOf(line.text).length), indented: false });
  }
  return out;
}
