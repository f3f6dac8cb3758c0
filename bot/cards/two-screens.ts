/** Characters that a phone of 390 points shows in a line of a card. */
export const LINE = 20;
/** Lines of a card that fill two of its screens; wide windows show the same in one. */
export const TWO_SCREENS = 52;

/** Lines that words take, beside those of what stands around them. Example: (['二十一个字……', '一行'], 2) → 5 */
export function linesOf(words: readonly string[], around = 0): number {
  return words.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / LINE)), around);
}

/** How many of the first parts, by their lines, have room: one at least, that no card is without its answer. */
export function fitting(parts: readonly number[], room = TWO_SCREENS): number {
  let left = room;
  const end = parts.findIndex((lines, i) => {
    left -= lines;
    return i > 0 && left < 0;
  });
  return end < 0 ? parts.length : end;
}
