/** One expression of the rows of a table; where several fit a place, the first row takes it. */
export function anyOf(flags: string, ...rows: readonly RegExp[]): RegExp {
  return new RegExp(rows.map(({ source }) => source).join('|'), flags);
}

/** Words as they are, for use within an expression; matches nothing when there are none. */
export function literally(words: readonly string[]): string {
  if (words.length === 0) return '(?!)';
  return words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')).join('|');
}
