/** Things that are called by words, by the first two characters of those (or the only one), in the order they were given. */
export type ByStart<T> = ReadonlyMap<string, readonly T[]>;

/** Files things under how their words begin, so that a text need not be searched for each of them. */
export function byStart<T>(things: Iterable<T>, wordsOf: (thing: T) => string): ByStart<T> {
  const out = new Map<string, T[]>();
  for (const thing of things) {
    const start = wordsOf(thing).slice(0, 2);
    const others = out.get(start);
    if (others) others.push(thing);
    else out.set(start, [thing]);
  }
  return out;
}

const NONE: readonly never[] = [];

/** The things whose words may begin at a place of a text; whether they go on as the text does is the caller's to see. */
export function startingAt<T>(text: string, at: number, index: ByStart<T>): readonly T[] {
  return index.get(text.slice(at, at + 2)) ?? NONE;
}

/** The words that stand in a text. */
export function wordsIn(text: string, index: ByStart<string>): string[] {
  const out: string[] = [];
  for (let at = 0; at < text.length; at++)
    for (const word of startingAt(text, at, index)) if (text.startsWith(word, at)) out.push(word);
  return out;
}
