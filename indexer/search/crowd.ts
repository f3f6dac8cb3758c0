import type { Document } from '../types.ts';

/** Texts that somebody tends among many that nobody does. */
export interface Crowd {
  /** Keys of those for which somebody wrote what people say. */
  readonly tended: ReadonlySet<string>;
  /** How many of the others there are to each of them, as a power of ten. */
  readonly magnitude: number;
}

/**
 * Who writes what people say for a text expects to be asked about it. Of the others one lies nearer to a question than the text that
 * is meant by chance alone, and the more of them there are the oftener. Undefined where they are no more than those, and where
 * nobody tends any.
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
  if (tended.size === 0 || others <= tended.size) return undefined;
  return { tended, magnitude: Math.log10(others / tended.size) };
}
