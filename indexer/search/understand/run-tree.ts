/** UTF-16 code units: what a tree's first step is told by. */
const UNITS = 1 << 16;

/**
 * Finds runs of characters in a text by a tree of their characters, so that no part of the text is copied out to be looked up
 * (Fredkin 1960, Trie memory).
 * @param runs each of one character or more
 * @returns calls `found` with the number of each run that stands in a text, as often as it stands there
 * @throws RangeError when the runs need more than 65,535 nodes
 */
export function runTree(runs: readonly string[]): (text: string, found: (run: number) => void) => void {
  const first = new Uint16Array(UNITS);
  const most = runs.reduce((sum, run) => sum + run.length, 1);
  let size = 64;
  while (size < 2 * most) size *= 2;
  // Where a node goes on to with a character: open addressing, 0 is empty and no node.
  const keys = new Int32Array(size);
  const nodes = new Uint16Array(size);
  const mask = size - 1;
  const runOf = new Int32Array(most + 1).fill(-1);
  let count = 0;
  const placeOf = (key: number): number => {
    let at = Math.imul(key, 0x9e3779b1) >>> 8;
    for (at &= mask; keys[at] !== 0 && keys[at] !== key; at = (at + 1) & mask);
    return at;
  };
  const keyOf = (node: number, unit: number): number => (node << 16) | unit;
  const made = (): number => {
    if (++count >= UNITS) throw new RangeError('the runs need more than 65,535 nodes');
    return count;
  };
  for (const [n, run] of runs.entries()) {
    let node = first[run.charCodeAt(0)] || made();
    first[run.charCodeAt(0)] = node;
    for (let i = 1; i < run.length; i++) {
      const key = keyOf(node, run.charCodeAt(i));
      const at = placeOf(key);
      if (keys[at] === 0) {
        keys[at] = key;
        nodes[at] = made();
      }
      node = nodes[at]!;
    }
    runOf[node] = n;
  }
  return (text, found) => {
    for (let from = 0; from < text.length; from++) {
      let node = first[text.charCodeAt(from)]!;
      for (let i = from + 1; node !== 0; i++) {
        if (runOf[node]! >= 0) found(runOf[node]!);
        if (i >= text.length) break;
        node = nodes[placeOf(keyOf(node, text.charCodeAt(i)))]!;
      }
    }
  };
}
