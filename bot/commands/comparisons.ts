import {
  type Comparison,
  compareVersions,
  type Document,
  type Library,
  type Renumbering,
  renumberingOf,
} from '../../indexer/index.ts';

/** The version asked for against the newest; of the newest, against the one before it. */
export function pairOf(versions: readonly Document[], asked: Document): [Document, Document] | undefined {
  const dated = versions.filter((d) => d.version);
  const newer = dated[0];
  const older = asked.version && asked.version !== newer?.version ? asked : dated[1];
  return newer && older ? [older, newer] : undefined;
}

const COMPARISONS = new WeakMap<Library, Map<string, Comparison>>();

/** Made once: two laws of a hundred articles take some hundred milliseconds to align. */
export function comparisonOf(library: Library, older: Document, newer: Document): Comparison {
  const known = COMPARISONS.get(library) ?? new Map<string, Comparison>();
  COMPARISONS.set(library, known);
  const key = `${older.id}@${older.version}:${newer.version}`;
  const made = known.get(key) ?? compareVersions(older, newer);
  known.set(key, made);
  return made;
}

const MAPS = new WeakMap<object, Renumbering>();

/** The map of numbers of two versions, made once. */
export function numbersOf(library: Library, older: Document, newer: Document): Renumbering {
  const comparison = comparisonOf(library, older, newer);
  const known = MAPS.get(comparison) ?? renumberingOf(comparison);
  MAPS.set(comparison, known);
  return known;
}
