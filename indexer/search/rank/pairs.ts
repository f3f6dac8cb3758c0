/**
 * The pairs of neighbouring characters that a text holds, as a Bloom filter (Bloom 1970): what it says is not there is not
 * there. Ranking asks every passage for some hundred wordings that it mostly does not hold.
 */
export interface Pairs {
  readonly bits: Uint32Array;
  /** One less than the number of bits, a power of two. */
  readonly mask: number;
}

/** Bits for each character: of the words that a text does not hold one in ten is looked for in vain. */
const BITS = 8;
const LEAST = 64;
const MOST = 1 << 15;

/** The pairs of a text. */
export function pairsOf(text: string): Pairs {
  let size = LEAST;
  while (size < text.length * BITS && size < MOST) size *= 2;
  const [bits, mask] = [new Uint32Array(size / 32), size - 1];
  for (let i = 0; i + 1 < text.length; i++) {
    const bit = place(text, i) & mask;
    bits[bit >>> 5]! |= 1 << (bit & 31);
  }
  return { bits, mask };
}

/** Whether a text may hold a word: never false when it does. */
export function mayHold(pairs: Pairs, word: string): boolean {
  const last = word.length - 2;
  if (last < 0) return true;
  return mayHoldPair(pairs, word, 0) && (last === 0 || mayHoldPair(pairs, word, last));
}

/** Whether a text may hold the pair at a place of a word. */
export function mayHoldPair({ bits, mask }: Pairs, word: string, at: number): boolean {
  const bit = place(word, at) & mask;
  return (bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
}

function place(text: string, at: number): number {
  return Math.imul(text.charCodeAt(at) * 65_599 + text.charCodeAt(at + 1), 0x9e3779b1) >>> 15;
}
