/** Text in columns of a terminal, where a Chinese character is two wide. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes. Example: 第2条 → 5. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text) width += WIDE.test(c) ? 2 : 1;
  return width;
}

/** Cuts a text to a number of columns, ending in … when something was cut. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let out = '';
  let used = 0;
  for (const c of text) {
    const own = WIDE.test(c) ? 2 : 1;
    if (used + own > width - 1) break;
    out += c;
    used += own;
  }
  return `${out}…`;
}

/** Rows in aligned columns; cells of the last column run on. Line breaks and control characters in cells become blanks. */
export function columns(rows: readonly (readonly string[])[], widest = 44): string {
  const clean = rows.map((row) =>
    row.map((cell, i) => {
      const line = cell.replace(/\p{Cc}/gu, ' ');
      return i < row.length - 1 ? clip(line, widest) : line;
    }),
  );
  const widths = (clean[0] ?? []).map((_, i) => Math.max(...clean.map((row) => displayWidth(row[i] ?? ''))));
  return clean
    .map((row) =>
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - displayWidth(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
