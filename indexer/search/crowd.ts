import type { Document } from '../types.ts';

/** So many texts that nobody tends stand beside each that somebody does before they are a crowd. */
const MANY = 2;

/** Texts that somebody tends among many that nobody does. */
export interface Crowd {
  /** Keys of those for which somebody wrote what people say. */
  readonly tended: ReadonlySet<string>;
  /** How many times more than many the others are, as a power of ten. */
  readonly magnitude: number;
}

/**
 * Who writes what people say for a text expects to be asked about it. Of the others one lies nearer to a question than the text that
 * is meant by chance alone, and the more of them there are the oftener. Undefined where they are not many, and where nobody tends
 * any.
 * @param keys of the documents
 */
export function crowdOf(
  keys: ReadonlyMap<Document, string>,
  hasWords: (document: Document) => boolean,
): Crowd | undefined {
  const tended = new Set<string>();
  let others = 0;
  for (const [document, key] of keys)
    if (hasWords(document)) tended.add(key);
    else if (document.text !== 'none') others++;
  const times = others / (MANY * tended.size);
  return tended.size === 0 || times <= 1 ? undefined : { tended, magnitude: Math.log10(times) };
}
