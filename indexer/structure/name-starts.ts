import { mayBegin } from './reference-names.ts';

/** Shorter names are not looked for without 《》; longer ones are told by their beginning. */
const SHORT = 3;
const LONG = 4;
/** Bits for each beginning: one in some hundred texts is read for a name that it does not hold. */
const BITS_EACH = 10;

/**
 * Which names may stand in a text without 《》, told by how they begin: a Bloom filter of some hundred bytes, so that the text
 * need not be read for a name that has come or gone. It may say yes for a name that does not stand there, never no for one that does.
 */
export class NameStarts {
  readonly #bits: Uint8Array;

  private constructor(hashes: ReadonlySet<number>) {
    this.#bits = new Uint8Array(Math.ceil((hashes.size * BITS_EACH) / 8) + 1);
    for (const hash of hashes) for (const bit of this.#places(hash)) this.#bits[bit >> 3]! |= 1 << (bit & 7);
  }

  static of(texts: Iterable<string>): NameStarts {
    const hashes = new Set<number>();
    for (const text of texts)
      for (let at = 0; at + SHORT <= text.length; at++) {
        if (!mayBegin(text, at)) continue;
        hashes.add(hashOf(text, at, SHORT));
        if (at + LONG <= text.length) hashes.add(hashOf(text, at, LONG));
      }
    return new NameStarts(hashes);
  }

  mayHold(name: string): boolean {
    if (name.length < SHORT) return false;
    return this.#has(hashOf(name, 0, SHORT)) && (name.length < LONG || this.#has(hashOf(name, 0, LONG)));
  }

  #has(hash: number): boolean {
    return this.#places(hash).every((bit) => (this.#bits[bit >> 3]! & (1 << (bit & 7))) !== 0);
  }

  #places(hash: number): number[] {
    const bits = this.#bits.length * 8;
    return [hash % bits, Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0].map((place) => place % bits);
  }
}

/** FNV-1a over code units. */
function hashOf(text: string, at: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
