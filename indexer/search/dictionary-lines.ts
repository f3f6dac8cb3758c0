/**
 * The lines of a dictionary whose words stand somewhere in a text: all that a segmenter looks up to divide that text.
 * @param dictionary lines of `word frequency tag`, each ended by a line feed, in the order of their bytes
 */
export function linesWithin(dictionary: Buffer, text: string): string[] {
  const lines = new Set<string>();
  const bytes = Buffer.from(text);
  const wanted = Buffer.alloc(bytes.length + 1);
  for (let from = 0; from < bytes.length; from++) {
    if (isContinued(bytes[from]!)) continue;
    // Lines that begin with what stands here lie together; with each further character, fewer of them.
    let [low, high] = [0, dictionary.length];
    for (let to = from + 1; to <= bytes.length && low < high; to++) {
      if (to < bytes.length && isContinued(bytes[to]!)) continue;
      const length = bytes.copy(wanted, 0, from, to);
      const begun = wanted.subarray(0, length);
      low = firstLine(dictionary, begun, low, high, 0);
      high = firstLine(dictionary, begun, low, high, 1);
      // A blank comes before all that a word could go on with.
      if (low < high && dictionary[low + length] === BLANK)
        lines.add(dictionary.toString('utf8', low, dictionary.indexOf(LINE_FEED, low)));
    }
  }
  return [...lines];
}

const BLANK = 0x20;
const LINE_FEED = 0x0a;

/** Whether a byte of UTF-8 goes on with a character. */
const isContinued = (byte: number): boolean => (byte & 0xc0) === 0x80;

/**
 * Where, between two starts of lines, the first line lies that begins with some bytes or with greater ones.
 * @param beyond 1: that begins with greater ones
 */
function firstLine(dictionary: Buffer, begun: Buffer, low: number, high: number, beyond: 0 | 1): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    const start = middle === from ? from : Math.max(from, dictionary.lastIndexOf(LINE_FEED, middle - 1) + 1);
    const end = Math.min(start + begun.length, dictionary.length);
    const order = dictionary.compare(begun, 0, begun.length, start, end);
    if (order < beyond) from = dictionary.indexOf(LINE_FEED, start) + 1;
    else to = start;
  }
  return from;
}
