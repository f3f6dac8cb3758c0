import { type Comparison, compareVersions, type Document, type Library } from '../../indexer/index.ts';

const COMPARISONS = new WeakMap<Library, Map<string, Comparison>>();

/** Two versions of a work compared. Made once: two laws of a hundred articles take some hundred milliseconds to align. */
export function comparisonOf(library: Library, older: Document, newer: Document): Comparison {
  const known = COMPARISONS.get(library) ?? new Map<string, Comparison>();
  COMPARISONS.set(library, known);
  const key = `${older.id}@${older.version}:${newer.version}`;
  const made = known.get(key) ?? compareVersions(older, newer);
  known.set(key, made);
  return made;
}
